import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { COMMANDS, type Command } from '../../app/commands';
import { COMMAND_GROUPS } from '../../app/commands/command';
import { keysOf } from '../../app/keymap';
import { findConflicts } from '../../app/rebinding';
import { useDesk, useDeskActions } from '../../state/desk-context';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { isApplePlatform, nameKeys } from '../../ui/key-names';
import { TextField } from '../../ui/TextField';
import { ToggleGroup } from '../../ui/ToggleGroup';
import '../../styles/settings.css';
import { FixedKeyList, useFixedGroups } from './FixedKeyList';
import { ShortcutRow } from './ShortcutRow';

const WHICH = ['all', 'changed', 'unbound'] as const;
type Which = (typeof WHICH)[number];

/** The sheet of shortcuts, drawn from the table of commands. Every one of them can be rebound here. */
export function ShortcutsDialog() {
  const { t } = useTranslation(['settings', 'commands']);
  const actions = useDeskActions();
  const open = useDesk((state) => state.dialog === 'shortcuts');
  const rebound = useDesk((state) => state.preferences.shortcuts);
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => actions.openDialog(next ? 'shortcuts' : null)}
      title={t('settings:shortcuts-title')}
      description={t('settings:shortcuts-description')}
      size="large"
      className="shortcuts-dialog"
      footer={
        <Button disabled={Object.keys(rebound).length === 0} onClick={() => actions.setPreferences({ shortcuts: {} })}>
          {t('settings:shortcuts-reset-all')}
        </Button>
      }
    >
      <Shortcuts />
    </Dialog>
  );
}

function Shortcuts() {
  const { t } = useTranslation('settings');
  const [words, setWords] = useState('');
  const [which, setWhich] = useState<Which>('all');
  const wanted = words.toLocaleLowerCase().replaceAll('+', ' ').split(/\s+/u).filter(Boolean);
  const found = useFoundCommands(wanted, which);
  const fixed = useFixedGroups(wanted);
  const isEmpty = found.length === 0 && (which !== 'all' || fixed.length === 0);
  return (
    <>
      <div className="shortcuts-search">
        <TextField label={t('shortcuts-search')} value={words} onValueChange={setWords} type="search" />
        <ToggleGroup
          label={t('shortcuts-which')}
          value={which}
          onValueChange={setWhich}
          options={WHICH.map((value) => ({ value, content: t(`shortcuts-${value}`) }))}
        />
      </div>
      {isEmpty && <p className="shortcuts-none">{t('shortcuts-none-found')}</p>}
      <Groups found={found} />
      {which === 'all' && <FixedKeyList groups={fixed} />}
    </>
  );
}

function Groups({ found }: { readonly found: readonly Command[] }) {
  const { t } = useTranslation('commands');
  const actions = useDeskActions();
  const rebound = useDesk((state) => state.preferences.shortcuts);
  const conflicts = findConflicts(rebound);
  return COMMAND_GROUPS.map((group) => {
    const commands = found.filter((command) => command.group === group);
    if (commands.length === 0) return null;
    return (
      <section key={group} aria-labelledby={`shortcuts-${group}`}>
        <h3 id={`shortcuts-${group}`} className="shortcuts-group">
          {t(`group-${group}`)}
        </h3>
        <ul className="shortcuts-list">
          {commands.map((command) => (
            <ShortcutRow
              key={command.id}
              command={command}
              rebound={rebound}
              conflicts={conflicts.get(command.id) ?? []}
              onRebind={(shortcuts) => actions.setPreferences({ shortcuts })}
            />
          ))}
        </ul>
      </section>
    );
  });
}

/** Commands whose name or keys have the words: "ctrl f" finds what Ctrl+F does. */
function useFoundCommands(wanted: readonly string[], which: Which): readonly Command[] {
  const { t } = useTranslation('commands');
  const rebound = useDesk((state) => state.preferences.shortcuts);
  return COMMANDS.filter((command) => {
    const keys = keysOf(command, rebound);
    if (which === 'changed' && rebound[command.id] === undefined) return false;
    if (which === 'unbound' && keys.length > 0) return false;
    const named = keys.flatMap((combination) => nameKeys(combination, isApplePlatform()));
    const told = `${t(command.id)} ${named.join(' ')}`.toLocaleLowerCase();
    return wanted.every((word) => told.includes(word));
  });
}
