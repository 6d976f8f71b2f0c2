import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../state/desk-context';
import { useStepName } from '../state/use-step-name';
import type { Command } from './commands';

/** What a command is called in the interface language; undo and redo name the step that they are about. */
export function useCommandName(): (command: Command) => string {
  const { t } = useTranslation('commands');
  const undoState = useDesk((state) => state.undoState);
  const stepNameOf = useStepName();
  return useCallback(
    ({ id }) => {
      const step = id === 'undo' || id === 'redo' ? undoState[id] : null;
      if (step === null) return t(id);
      return t(id === 'undo' ? 'undo-step' : 'redo-step', { step: stepNameOf(step) });
    },
    [t, undoState, stepNameOf],
  );
}
