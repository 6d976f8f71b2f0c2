import { useEffect, useState } from 'react';
import type { ExportChoices } from '../../../shared/export/export-choices';
import { useDesk } from '../../state/desk-context';
import type { OpenSource } from '../../state/desk-state';
import type { Collected } from './collect-annotations';
import type { Collector } from './collector';

/** The annotations that would go out; null as long as they are being collected for the first time. */
export function useCollected(collector: Collector, source: OpenSource, scope: ExportChoices['scope']): Collected | null {
  const filter = useDesk((state) => (scope === 'filtered' ? state.filter : null));
  const codebook = useDesk((state) => state.codebook);
  const version = useDesk((state) => `${state.annotationsVersion} ${state.rowsLoaded}`);
  const [collected, setCollected] = useState<Collected | null>(null);
  useEffect(() => {
    let isWanted = true;
    void collector.collect({ source, codebook, filter, version }).then((found) => {
      if (isWanted) setCollected(found);
    });
    return () => {
      isWanted = false;
    };
  }, [collector, source, codebook, filter, version]);
  return collected;
}
