import { Plus, RotateCcw, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Command, CommandId } from '../../app/commands';
import { keysOf, type Rebound } from '../../app/keymap';
import { addKeys, removeKeys, resetKeys } from '../../app/rebinding';
import { IconButton } from '../../ui/IconButton';
import { Kbd } from '../../ui/Kbd';
import { isApplePlatform, nameKeys } from '../../ui/key-names';
import { KeyRecorder } from './KeyRecorder';

export interface ShortcutRowProps {
  readonly command: Command;
  readonly rebound: Rebound;
  /** Its keys that another command has as well. */
  readonly conflicts: readonly { readonly keys: string; readonly by: CommandId }[];
  readonly onRebind: (rebound: Rebound) => void;
}

/** One command with its keys: each can be taken away, others recorded, the default brought back. */
export function ShortcutRow({ command, rebound, conflicts, onRebind }: ShortcutRowProps) {
  const { t } = useTranslation(['settings', 'commands']);
  const { isRecording, start, end, adding } = useRecording();
  const name = t(`commands:${command.id}`);
  const keys = keysOf(command, rebound);
  const remove = (combination: string) => {
    onRebind(removeKeys(rebound, command, combination));
    adding.current?.focus();
  };
  const reset = () => {
    onRebind(resetKeys(rebound, command));
    adding.current?.focus();
  };
  return (
    <li className="shortcuts-row">
      <span className="shortcuts-name">{name}</span>
      <ul className="shortcuts-keys" aria-label={t('settings:shortcut-keys', { command: name })}>
        {keys.map((combination) => (
          <li key={combination} className="shortcuts-key">
            <Kbd keys={combination} />
            <RemoveButton keys={combination} name={name} onRemove={() => remove(combination)} />
          </li>
        ))}
      </ul>
      <span className="shortcuts-tools">
        <IconButton
          ref={adding}
          size="small"
          label={t('settings:shortcut-add', { command: name })}
          icon={<Plus size={14} aria-hidden="true" />}
          onClick={start}
        />
        {rebound[command.id] !== undefined && (
          <IconButton
            size="small"
            label={t('settings:shortcut-reset', { command: name })}
            icon={<RotateCcw size={13} aria-hidden="true" />}
            onClick={reset}
          />
        )}
      </span>
      {isRecording && (
        <KeyRecorder
          command={command}
          name={name}
          rebound={rebound}
          onRecord={(combination) => onRebind(addKeys(rebound, command, combination))}
          onEnd={end}
        />
      )}
      {conflicts.map(({ keys: shared, by }) => (
        <p key={shared} className="shortcuts-problem">
          {t('settings:shortcut-conflict', { keys: printed(shared), command: t(`commands:${by}`) })}
        </p>
      ))}
    </li>
  );
}

function RemoveButton({ keys, name, onRemove }: { readonly keys: string; readonly name: string; readonly onRemove: () => void }) {
  const { t } = useTranslation('settings');
  const label = t('shortcut-remove', { keys: printed(keys), command: name });
  return (
    <button type="button" className="shortcuts-remove" aria-label={label} title={label} onClick={onRemove}>
      <X size={11} aria-hidden="true" />
    </button>
  );
}

function printed(keys: string): string {
  return nameKeys(keys, isApplePlatform()).join(' ');
}

/** The button that starts a recording gets the focus back when it ends by a key. */
function useRecording() {
  const [isRecording, setRecording] = useState(false);
  const [isBack, setBack] = useState(false);
  const adding = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isBack) adding.current?.focus();
  }, [isBack]);
  return {
    isRecording,
    adding,
    start: () => {
      setBack(false);
      setRecording(true);
    },
    end: (byKey: boolean) => {
      setRecording(false);
      setBack(byKey);
    },
  };
}
