import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { COLOR_IDS } from '../../shared/model/records';
import { useDesk } from '../state/desk-context';
import { useColorName } from '../state/use-color-name';
import { useStepName } from '../state/use-step-name';
import type { Command } from './commands';

/** What a command is called in the interface language; undo and redo name the step that they are about, and colours have the reader's names. */
export function useCommandName(): (command: Command) => string {
  const { t } = useTranslation('commands');
  const undoState = useDesk((state) => state.undoState);
  const stepNameOf = useStepName();
  const colorNameOf = useColorName();
  return useCallback(
    ({ id }) => {
      const [, kind, name] = id.match(/^(highlight|recolor)-(\w+)$/) ?? [];
      const color = COLOR_IDS.find((candidate) => candidate === name);
      if (color !== undefined) return t(kind === 'highlight' ? 'highlight-in' : 'recolor-to', { color: colorNameOf(color) });
      const step = id === 'undo' || id === 'redo' ? undoState[id] : null;
      if (step === null) return t(id);
      return t(id === 'undo' ? 'undo-step' : 'redo-step', { step: stepNameOf(step) });
    },
    [t, undoState, stepNameOf, colorNameOf],
  );
}
