import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useDesk, useDeskActions } from '../state/desk-context';

export interface FurnitureToggleProps {
  /** How many lines of page furniture stand behind it. */
  readonly count: number;
}

/** Shows or folds what a web page left around the work. It stays in the text, byte for byte, either way. */
export function FurnitureToggle({ count }: FurnitureToggleProps) {
  const { t } = useTranslation('reading');
  const isOpen = useDesk((state) => state.furnitureOpen);
  const { setFurniture } = useDeskActions();
  return (
    <button type="button" className="reading-furniture-toggle" aria-expanded={isOpen} onClick={() => setFurniture(!isOpen)}>
      <ChevronRight size={14} aria-hidden="true" />
      {t('furniture', { count })}
    </button>
  );
}
