import { RotateCcw, X } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Command } from '../../app/commands';
import { describeKeyPress, readCombination } from '../../app/key-combination';
import { type BindingProblem, checkBinding, keysOf, type Rebound } from '../../app/keymap';
import { IconButton } from '../../ui/IconButton';
import { Kbd } from '../../ui/Kbd';
import { isApplePlatform, nameKeys } from '../../ui/key-names';
import { VisuallyHidden } from '../../ui/VisuallyHidden';

interface Refused {
  readonly keys: string;
  readonly problem: BindingProblem;
}

export interface ShortcutRowProps {
  readonly command: Command;
  readonly rebound: Rebound;
  /** A combination, null for none, undefined for the default. */
  readonly onBind: (keys: string | null | undefined) => void;
}

export function ShortcutRow({ command, rebound, onBind }: ShortcutRowProps) {
  const { t } = useTranslation(['settings', 'commands']);
  const [capturing, setCapturing] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const name = t(`commands:${command.id}`);
  const keys = keysOf(command, rebound);

  const stop = () => {
    setCapturing(false);
    setRefused(null);
  };
  const capture = (event: KeyboardEvent) => {
    if (!capturing || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return stop();
    const pressed = readCombination(describeKeyPress(event.nativeEvent), isApplePlatform());
    if (pressed === null) return;
    const problem = checkBinding(command, pressed, rebound);
    if (problem !== null) return setRefused({ keys: pressed, problem });
    stop();
    onBind(pressed);
  };
  return (
    <li className="shortcuts-row">
      <span className="shortcuts-name">{name}</span>
      <button
        type="button"
        className="shortcuts-keys"
        data-capturing={capturing || undefined}
        onClick={() => setCapturing(true)}
        onKeyDown={capture}
        onBlur={stop}
      >
        <VisuallyHidden>{t('settings:shortcut-change', { command: name })} </VisuallyHidden>
        {capturing ? t('settings:shortcut-press') : <KeyList keys={keys} />}
      </button>
      <span className="shortcuts-tools">
        {keys.length > 0 && (
          <IconButton
            size="small"
            label={t('settings:shortcut-remove', { command: name })}
            icon={<X size={13} aria-hidden="true" />}
            onClick={() => onBind(null)}
          />
        )}
        {rebound[command.id] !== undefined && (
          <IconButton
            size="small"
            label={t('settings:shortcut-reset', { command: name })}
            icon={<RotateCcw size={13} aria-hidden="true" />}
            onClick={() => onBind(undefined)}
          />
        )}
      </span>
      <p className="shortcuts-problem" role="alert" hidden={refused === null}>
        {refused !== null && <Problem refused={refused} />}
      </p>
    </li>
  );
}

function KeyList({ keys }: { readonly keys: readonly string[] }) {
  const { t } = useTranslation('settings');
  if (keys.length === 0) return t('shortcut-none');
  return keys.map((combination, index) => (
    <span key={combination}>
      {index > 0 && ' '}
      <Kbd keys={combination} />
    </span>
  ));
}

function Problem({ refused }: { readonly refused: Refused }) {
  const { t } = useTranslation(['settings', 'commands']);
  const keys = nameKeys(refused.keys, isApplePlatform()).join(' ');
  switch (refused.problem.code) {
    case 'taken':
      return t('settings:shortcut-taken', { keys, command: t(`commands:${refused.problem.by}`) });
    case 'reserved':
      return t('settings:shortcut-reserved', { keys });
    case 'needs-modifier':
      return t('settings:shortcut-needs-modifier', { keys });
  }
}
