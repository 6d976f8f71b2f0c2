import { useEffect } from 'react';
import type { Host } from '../../shared/host/host';
import { useDesk } from '../state/desk-context';

/** Keeps the window's title and the language of its menu those of the desk. */
export function useWindowDescription(host: Host): void {
  const language = useDesk((state) => state.preferences.language);
  const title = useDesk((state) => state.source?.source.provenance.title ?? '');
  useEffect(() => {
    void host.describeWindow({ language, title });
  }, [host, language, title]);
}
