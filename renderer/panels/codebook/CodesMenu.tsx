import { Ellipsis, Grid3x3, ListFilter } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useDesk, useDeskActions } from '../../state/desk-context';
import { IconButton } from '../../ui/IconButton';
import { Menu, MenuCheckItem, MenuItem } from '../../ui/Menu';

/** What can be done with the codebook as a whole. */
export function CodesMenu() {
  const { t } = useTranslation(['codebook', 'commands']);
  const actions = useDeskActions();
  const stripesOn = useDesk((state) => state.preferences.codeStripes === true);
  return (
    <Menu trigger={<IconButton size="small" label={t('codebook:more')} icon={<Ellipsis size={14} aria-hidden="true" />} />}>
      <MenuItem icon={<ListFilter size={15} />} onSelect={() => actions.openDialog('combine-codes')}>
        {t('commands:combine-codes')}
      </MenuItem>
      <MenuItem icon={<Grid3x3 size={15} />} onSelect={() => actions.openDialog('code-matrix')}>
        {t('commands:code-matrix')}
      </MenuItem>
      <MenuCheckItem checked={stripesOn} onChange={(codeStripes) => actions.setPreferences({ codeStripes })}>
        {t('commands:code-stripes')}
      </MenuCheckItem>
    </Menu>
  );
}
