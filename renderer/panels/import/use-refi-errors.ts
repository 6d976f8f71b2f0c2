import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { RefiError } from '../../../shared/import/refi/refi-error';

/** Says why a file cannot be read, what is safe, and what to do. */
export function useRefiErrors(): (error: RefiError) => string {
  const { t } = useTranslation('refi');
  return useCallback(
    (error) => {
      if (error.code === 'damaged') return t('error-damaged', { detail: error.detail });
      if (error.code === 'unpacks-too-large') return t('error-unpacks-too-large', { size: Math.floor(error.limit / (1024 * 1024)) });
      return t(`error-${error.code}`);
    },
    [t],
  );
}
