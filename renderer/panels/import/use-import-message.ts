import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportOutcome } from '../../workers/import-job';

type ImportFailure = Extract<ImportOutcome, { readonly ok: false }>['error'];

/** What a failure is called: what happened, what is safe, what to do. */
export function useImportMessage(): (error: ImportFailure) => string {
  const { t, i18n } = useTranslation('import');
  return useCallback(
    (error) => {
      if (error.code === 'not-json' || error.code === 'damaged') return t(`error-${error.code}`, { detail: error.detail });
      if (error.code === 'too-large' || error.code === 'unpacks-too-large')
        return t(`error-${error.code}`, { size: Math.floor(error.limit / (1024 * 1024)) });
      if (error.code === 'text-not-utf8') return t('error-text-not-utf8', { at: error.at + 1 });
      if (error.code === 'too-many') return t('error-too-many', { limit: error.limit.toLocaleString(i18n.language) });
      return t(`error-${error.code}`);
    },
    [t, i18n],
  );
}
