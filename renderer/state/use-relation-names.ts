import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { builtInNames } from '../../shared/relations/relation-types';
import { useDeskActions } from './desk-context';

/** Tells the desk what the built-in kinds of relation are called in the interface language. */
export function useRelationNames(): void {
  const { t } = useTranslation('relations');
  const actions = useDeskActions();
  useEffect(() => {
    actions.nameRelationTypes(builtInNames((word) => t(`type-${word}`)));
  }, [actions, t]);
}
