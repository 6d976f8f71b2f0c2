import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { COMMANDS, type Command } from '../../app/commands';
import { COMMAND_GROUPS } from '../../app/commands/command';
import { FIXED_KEYS } from '../../app/fixed-keys';
import { useDesk, useDeskActions } from '../../state/desk-context';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { TextField } from '../../ui/TextField';
import '../../styles/settings.css';
import { FixedKeyList } from './FixedKeyList';
import { ShortcutRow } from './ShortcutRow';

/** The sheet of shortcuts, drawn from the table of commands. Every one of them can be rebound here. */
export function ShortcutsDialog() {
  const { t } = useTranslation(['settings', 'commands']);
  const actions = useDeskActions();
  const open = useDesk((state) => state.dialog === 'shortcuts');
  const rebound = useDesk((state) => state.preferences.shortcuts);
  const [words, setWords] = useState('');
  const wanted = words.toLocaleLowerCase().trim();
  const found = COMMANDS.filter((command) => t(`commands:${command.id}`).toLocaleLowerCase().includes(wanted));
  const isEmpty = found.length === 0 && !FIXED_KEYS.some((row) => t(`commands:${row.name}`).toLocaleLowerCase().includes(wanted));
  const bind = (command: Command, keys: string | null | undefined) => {
    const { [command.id]: _, ...others } = rebound;
    actions.setPreferences({ shortcuts: keys === undefined ? others : { ...others, [command.id]: keys } });
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => actions.openDialog(next ? 'shortcuts' : null)}
      title={t('settings:shortcuts-title')}
      description={t('settings:shortcuts-description')}
      size="large"
      footer={<Button onClick={() => actions.setPreferences({ shortcuts: {} })}>{t('settings:shortcuts-reset-all')}</Button>}
    >
      <TextField label={t('settings:shortcuts-search')} value={words} onValueChange={setWords} type="search" />
      {isEmpty && <p className="shortcuts-none">{t('settings:shortcuts-none-found')}</p>}
      {COMMAND_GROUPS.map((group) => {
        const commands = found.filter((command) => command.group === group);
        if (commands.length === 0) return null;
        return (
          <section key={group} aria-labelledby={`shortcuts-${group}`}>
            <h3 id={`shortcuts-${group}`} className="shortcuts-group">
              {t(`commands:group-${group}`)}
            </h3>
            <ul className="shortcuts-list">
              {commands.map((command) => (
                <ShortcutRow key={command.id} command={command} rebound={rebound} onBind={(keys) => bind(command, keys)} />
              ))}
            </ul>
          </section>
        );
      })}
      <FixedKeyList wanted={wanted} />
    </Dialog>
  );
}
