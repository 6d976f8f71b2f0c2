import type { ParseKeys } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { StepName } from '../../shared/model/step-name';

/** What a step of undo is called in the interface language: "highlight “cyber power”", "highlight 12 passages". */
export function useStepName(): (name: StepName) => string {
  const { t, i18n } = useTranslation('changes');
  return useCallback(
    ({ label, count, subject }) => {
      const one = t(label, { subject: subject ?? '…', count });
      if (count === 1) return one;
      const isKey = (key: string): key is ParseKeys<'changes'> => i18n.exists(key, { ns: 'changes' });
      const many = `${label}-many`;
      return isKey(many) ? t(many, { subject: subject ?? '…', count }) : t('several', { step: one, count });
    },
    [t, i18n],
  );
}
