import { Tag, Trash2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type AnnotationId, COLOR_IDS } from '../../../shared/model/records';
import { useDeskActions } from '../../state/desk-context';
import { useColorName } from '../../state/use-color-name';
import { Button } from '../../ui/Button';
import { IconButton } from '../../ui/IconButton';
import { Menu, MenuItem } from '../../ui/Menu';

export interface SelectionBarProps {
  readonly ids: readonly AnnotationId[];
  readonly onDelete: (ids: readonly AnnotationId[]) => void;
  readonly onClear: () => void;
}

/** What can be done to several annotations at once; each is one step for undo. */
export function SelectionBar({ ids, onDelete, onClear }: SelectionBarProps) {
  const { t } = useTranslation(['panels', 'codebook']);
  const actions = useDeskActions();
  const colorNameOf = useColorName();
  return (
    <div className="panel-annotations-bulk">
      <span role="status">{t('annotations-selected', { count: ids.length })}</span>
      <Menu align="start" trigger={<Button size="small">{t('annotations-recolor')}</Button>}>
        {COLOR_IDS.map((color) => (
          <MenuItem
            key={color}
            icon={<span className="panel-annotations-dot" data-color={color} />}
            onSelect={() => actions.recolorAnnotations(ids, color)}
          >
            {colorNameOf(color)}
          </MenuItem>
        ))}
      </Menu>
      <Button size="small" icon={<Tag size={14} />} onClick={() => actions.startCoding(ids)}>
        {t('codebook:code')}
      </Button>
      <Button size="small" icon={<Trash2 size={14} />} onClick={() => onDelete(ids)}>
        {t('annotations-delete')}
      </Button>
      <IconButton size="small" label={t('annotations-deselect')} icon={<X size={14} aria-hidden="true" />} onClick={onClear} />
    </div>
  );
}
