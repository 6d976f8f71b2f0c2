import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { COLOR_IDS, type ColorId } from '../../../shared/model/records';
import { useDesk, useDeskActions } from '../../state/desk-context';
import { useColorName } from '../../state/use-color-name';
import { IconButton } from '../../ui/IconButton';
import { VisuallyHidden } from '../../ui/VisuallyHidden';
import '../../styles/outline.css';
import { ColorNameField } from './ColorNameField';
import { ColorSample } from './ColorSample';
import { useColorCount } from './use-color-count';

/** The five colours with line style, name and count. A click lists what is marked in one; names are edited in place. */
export function Legend() {
  const { t } = useTranslation('panels');
  const actions = useDeskActions();
  const nameOf = useColorName();
  const filtered = useDesk((state) => state.filter.colors);
  const [editing, setEditing] = useState<ColorId | null>(null);

  const filterBy = (color: ColorId) => {
    const only = filtered.length === 1 && filtered[0] === color;
    actions.setFilter({ colors: only ? [] : [color] });
    if (!only) actions.setPreferences({ sidePanel: 'annotations', sidePanelOpen: true });
    actions.openDialog(null);
  };
  return (
    <ul className="legend-list" aria-label={t('legend-heading')}>
      {COLOR_IDS.map((color) => {
        const name = nameOf(color);
        return (
          <li key={color} className="legend-row">
            {editing === color ? (
              <ColorNameField color={color} name={name} onDone={() => setEditing(null)} />
            ) : (
              <LegendEntry
                color={color}
                name={name}
                filtered={filtered.includes(color)}
                onFilter={() => filterBy(color)}
                onRename={() => setEditing(color)}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}

interface LegendEntryProps {
  readonly color: ColorId;
  readonly name: string;
  readonly filtered: boolean;
  readonly onFilter: () => void;
  readonly onRename: () => void;
}

function LegendEntry({ color, name, filtered, onFilter, onRename }: LegendEntryProps) {
  const { t } = useTranslation('panels');
  return (
    <>
      <button type="button" className="legend-filter" aria-pressed={filtered} onClick={onFilter}>
        <ColorSample color={color} />
        <span className="legend-name">{name}</span>
        <Count color={color} />
      </button>
      <IconButton
        className="legend-edit"
        size="small"
        label={t('legend-rename', { name })}
        icon={<Pencil size={13} aria-hidden="true" />}
        onClick={onRename}
      />
    </>
  );
}

/** By itself, so that a new highlight draws a number anew and nothing around it. */
function Count({ color }: { readonly color: ColorId }) {
  const { t } = useTranslation('panels');
  const count = useColorCount(color);
  return (
    <>
      <span className="legend-count">{count}</span>
      <VisuallyHidden>{t('legend-filter', { count })}</VisuallyHidden>
    </>
  );
}
