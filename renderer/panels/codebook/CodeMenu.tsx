import { useTranslation } from 'react-i18next';
import { CODE_COLOR_IDS, type Code, type CodeColorId } from '../../../shared/model/records';
import { AnchoredMenu, MenuItem, MenuSeparator, Submenu } from '../../ui/Menu';

/** What can be asked of one code. */
export type CodeCommand = 'list' | 'new' | 'new-below' | 'rename' | 'define' | 'merge' | 'split' | 'delete';

export interface CodeMenuProps {
  readonly code: Code;
  /** Where it opens: a point of the pointer, or the row. */
  readonly anchor: () => DOMRect;
  readonly onClose: () => void;
  readonly onCommand: (command: CodeCommand, code: Code) => void;
  readonly onColor: (color: CodeColorId, code: Code) => void;
  /** Where the focus goes when it closes. */
  readonly returnFocus: () => HTMLElement | null;
}

const KEYS: Partial<Readonly<Record<CodeCommand, string>>> = { list: 'Enter', rename: 'F2', delete: 'Delete' };

export function CodeMenu({ code, anchor, onClose, onCommand, onColor, returnFocus }: CodeMenuProps) {
  const { t } = useTranslation('codebook');
  const item = (command: CodeCommand) => (
    <MenuItem keys={KEYS[command]} danger={command === 'delete'} onSelect={() => onCommand(command, code)}>
      {t(`menu-${command}`)}
    </MenuItem>
  );
  return (
    <AnchoredMenu label={t('menu', { name: code.name })} anchor={anchor} onClose={onClose} returnFocus={returnFocus}>
      {item('list')}
      <MenuSeparator />
      {item('new')}
      {item('new-below')}
      <MenuSeparator />
      {item('rename')}
      <Submenu label={t('menu-color')}>
        {CODE_COLOR_IDS.map((color) => (
          <MenuItem key={color} icon={<span className="codes-square" data-code-color={color} />} onSelect={() => onColor(color, code)}>
            {t(`color-${color}`)}
          </MenuItem>
        ))}
      </Submenu>
      {item('define')}
      {item('merge')}
      {item('split')}
      <MenuSeparator />
      {item('delete')}
    </AnchoredMenu>
  );
}
