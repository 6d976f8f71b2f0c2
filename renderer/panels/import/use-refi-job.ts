import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RefiLabels } from '../../../shared/import/refi/import-context';
import type { PositionUnit } from '../../../shared/import/refi/position-scale';
import { useDesk, useDeskActions, useDeskHandle } from '../../state/desk-context';
import type { RefiJob } from '../../workers/refi-job';

/** Makes the job of planning a file, everything that waits stored first. */
export function useRefiJob(): (bytes: Uint8Array, units: ReadonlyMap<string, PositionUnit>) => Promise<RefiJob> {
  const actions = useDeskActions();
  const desk = useDeskHandle();
  const labels = useRefiLabels();
  return useCallback(
    async (bytes, units) => {
      const library = await actions.settleLibrary();
      const color = desk.store.getState().preferences.lastColor;
      return { bytes, library, context: { color, labels, units, change: { at: Date.now(), group: crypto.randomUUID() } } };
    },
    [actions, desk, labels],
  );
}

/** The words of the interface that records need. */
function useRefiLabels(): RefiLabels {
  const { t } = useTranslation('refi');
  const { t: exported } = useTranslation('export');
  const builtInNames = useDesk((state) => state.relationNames);
  return useMemo(
    () => ({
      builtInNames,
      checks: { open: exported('file-check-open'), settled: exported('file-check-settled') },
      project: t('memo-project', { name: '{{name}}' }),
      sets: t('memo-sets'),
      cases: t('memo-cases'),
      variables: t('memo-variables'),
      codedAsWhole: t('memo-coded'),
      linked: t('relation-linked'),
      inverse: t('relation-inverse', { name: '{{name}}' }),
      obtained: t('obtained'),
    }),
    [builtInNames, exported, t],
  );
}
