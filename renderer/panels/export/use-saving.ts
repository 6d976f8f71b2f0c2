import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportChoices } from '../../../shared/export/export-choices';
import { useDesk, useDeskActions } from '../../state/desk-context';
import { ExportSaving, type SavingState } from './export-saving';
import type { Exporting } from './use-export';
import { usePrinting } from './use-printing';

export interface Saving {
  readonly state: SavingState;
  readonly save: (choices: ExportChoices) => void;
  readonly cancel: () => void;
}

/** Saves the file or the files that were chosen, and follows how far that is. */
export function useSaving(exporting: Exporting): Saving {
  const { t } = useTranslation('export');
  const actions = useDeskActions();
  const title = useDesk((state) => state.source?.source.provenance.title ?? '');
  const [state, setState] = useState<SavingState>({ name: 'idle' });
  const print = usePrinting();
  const running = useRef<ExportSaving | null>(null);
  return {
    state,
    save: (choices) => {
      running.current = new ExportSaving({ t, actions, exporting, print, title, show: setState });
      void running.current.save(choices);
    },
    cancel: () => running.current?.cancel(),
  };
}
