import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocxError } from '../../../shared/import/docx/docx-error';
import type { ImportError } from '../../../shared/import/import-report';

/** What a failure is called: what happened, what is safe, what to do. */
export function useImportMessage(): (error: ImportError | DocxError) => string {
  const { t, i18n } = useTranslation('import');
  return useCallback(
    (error) => {
      if (error.code === 'not-json' || error.code === 'damaged') return t(`error-${error.code}`, { detail: error.detail });
      if (error.code === 'too-large' || error.code === 'unpacks-too-large')
        return t(`error-${error.code}`, { size: Math.floor(error.limit / (1024 * 1024)) });
      if (error.code === 'too-many') return t('error-too-many', { limit: error.limit.toLocaleString(i18n.language) });
      return t(`error-${error.code}`);
    },
    [t, i18n],
  );
}
