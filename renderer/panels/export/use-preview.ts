import { useEffect, useState } from 'react';
import type { ExportChoices } from '../../../shared/export/export-choices';
import { useDesk } from '../../state/desk-context';
import type { ExportLook, ShownLines } from '../../workers/export-job';
import type { Exporting } from './use-export';

/** A change of mind is waited for so long before the preview is written again, in milliseconds. */
const SETTLE_AFTER = 150;

/** So much of a file of words is shown: laying out more would hold the page up. */
const SHOWN: ShownLines = { lines: 200, columns: 1000, characters: 8000 };

export type Preview =
  | { readonly state: 'writing' }
  /** `choices`: what it was written for, as other ones may have been made since. */
  | { readonly state: 'ready'; readonly look: ExportLook; readonly choices: ExportChoices }
  | { readonly state: 'failed'; readonly detail: string };

/** The file as it would be saved now; null for the archive, which cannot be looked into. */
export function usePreview(exporting: Exporting, choices: ExportChoices): Preview | null {
  const version = useDesk((state) => `${state.annotationsVersion} ${state.rowsLoaded} ${state.preferences.language}`);
  const [preview, setPreview] = useState<Preview>({ state: 'writing' });
  const isShown = choices.use !== 'archive';
  useEffect(() => {
    if (!isShown || version === '') return;
    let isWanted = true;
    const timer = setTimeout(() => {
      setPreview({ state: 'writing' });
      void exporting.look(choices, SHOWN).then((outcome) => {
        if (!isWanted) return;
        if (outcome.ok) setPreview({ state: 'ready', look: outcome.value, choices });
        else if (outcome.error.code === 'failed') setPreview({ state: 'failed', detail: outcome.error.detail });
      });
    }, SETTLE_AFTER);
    return () => {
      isWanted = false;
      clearTimeout(timer);
      exporting.cancel();
    };
  }, [exporting, choices, version, isShown]);
  return isShown ? preview : null;
}
