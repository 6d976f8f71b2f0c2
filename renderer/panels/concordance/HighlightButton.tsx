import { ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { COLOR_IDS } from '../../../shared/model/records';
import { countTicked } from '../../state/concordance-state';
import { useConcordance, useDesk, useDeskHandle } from '../../state/desk-context';
import { useColorName } from '../../state/use-color-name';
import { Button } from '../../ui/Button';
import { Menu, MenuItem } from '../../ui/Menu';

/** Highlights what is ticked: the button in the colour used last, the menu beside it in any. */
export function HighlightButton() {
  const { t } = useTranslation('concordance');
  const { highlight } = useDeskHandle().concordance.actions;
  const count = useConcordance(countTicked);
  const lastColor = useDesk((state) => state.preferences.lastColor);
  const nameOf = useColorName();
  const isNone = count === 0;
  return (
    <span className="concordance-split">
      <Button
        size="small"
        icon={<span className="concordance-dot" data-color={lastColor} />}
        title={t('highlight-in', { color: nameOf(lastColor) })}
        disabled={isNone}
        onClick={() => highlight(lastColor)}
      >
        {t('highlight', { count })}
      </Button>
      <Menu
        side="top"
        trigger={<Button size="small" aria-label={t('highlight-colors')} icon={<ChevronDown size={14} />} disabled={isNone} />}
      >
        {COLOR_IDS.map((color) => (
          <MenuItem key={color} icon={<span className="concordance-dot" data-color={color} />} onSelect={() => highlight(color)}>
            {nameOf(color)}
          </MenuItem>
        ))}
      </Menu>
    </span>
  );
}
