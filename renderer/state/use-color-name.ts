import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ColorId } from '../../shared/model/records';
import { useDesk } from './desk-context';

/** What a colour is called here: the reader's own name for it, else its name in the interface language. */
export function useColorName(): (color: ColorId) => string {
  const { t } = useTranslation('panels');
  const names = useDesk((state) => state.colorNames);
  return useCallback((color) => names.find((entry) => entry.id === color)?.name ?? t(`legend-${color}`), [t, names]);
}
