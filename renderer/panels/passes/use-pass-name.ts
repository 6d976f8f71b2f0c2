import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReadingPass } from '../../../shared/model/records';
import { formatDateTime } from '../../ui/format-time';

/** What a reading is called: its name, else when it began. */
export function usePassName(): (pass: ReadingPass) => string {
  const { t, i18n } = useTranslation('history');
  return useCallback(
    ({ name, startedAt }) => (name === '' ? t('pass-unnamed', { time: formatDateTime(startedAt, i18n.language) }) : name),
    [t, i18n.language],
  );
}
