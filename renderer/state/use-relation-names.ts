import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeskActions } from './desk-context';

/** Tells the desk what the built-in kinds of relation are called in the interface language. */
export function useRelationNames(): void {
  const { t } = useTranslation('relations');
  const actions = useDeskActions();
  useEffect(() => {
    actions.nameRelationTypes({
      translates: { name: t('type-translates'), inverseName: t('type-translates-inverse') },
      echoes: { name: t('type-echoes'), inverseName: t('type-echoes-inverse') },
      contradicts: { name: t('type-contradicts'), inverseName: t('type-contradicts') },
      explains: { name: t('type-explains'), inverseName: t('type-explains-inverse') },
      quotes: { name: t('type-quotes'), inverseName: t('type-quotes-inverse') },
    });
  }, [actions, t]);
}
