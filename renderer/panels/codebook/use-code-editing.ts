import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodeOutcome } from '../../state/coding-state';
import { useDeskActions } from '../../state/desk-context';

/** What is wrong with a name, in words for its field; null when nothing is. */
export function useCodeProblem(): (outcome: CodeOutcome) => string | null {
  const { t } = useTranslation('codebook');
  return useCallback((outcome) => (outcome === null ? null : t(`problem-${outcome.code}`)), [t]);
}

/** Says at the foot of the page why something with a code could not be done; true when it was done. */
export function useCodeReport(): (outcome: CodeOutcome) => boolean {
  const actions = useDeskActions();
  return useCallback(
    (outcome) => {
      if (outcome !== null) actions.notify({ kind: 'error', key: `code-${outcome.code}`, values: {}, canUndo: false });
      return outcome === null;
    },
    [actions],
  );
}
