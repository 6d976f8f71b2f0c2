import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Command } from '../../app/commands';
import { describeKeyPress, readCombination } from '../../app/key-combination';
import type { Rebound } from '../../app/keymap';
import { type BindingCaution, type BindingProblem, cautionsOf, checkBinding } from '../../app/rebinding';
import { Button } from '../../ui/Button';
import { isApplePlatform, nameKeys } from '../../ui/key-names';

export interface KeyRecorderProps {
  readonly command: Command;
  /** The command's name in the interface language. */
  readonly name: string;
  readonly rebound: Rebound;
  readonly onRecord: (keys: string) => void;
  /** Called when the reader gives up, and after a recording. */
  readonly onEnd: (isRecorded: boolean) => void;
}

interface Pressed {
  readonly keys: string;
  readonly problem: BindingProblem | null;
  readonly cautions: readonly BindingCaution[];
}

/** Hears the next keys for a command. What speaks against them is said, and where they can be had all the same a button takes them. */
export function KeyRecorder({ command, name, rebound, onRecord, onEnd }: KeyRecorderProps) {
  const { t } = useTranslation('settings');
  const [pressed, setPressed] = useState<Pressed | null>(null);
  const hearing = useRef<HTMLButtonElement>(null);
  useEffect(() => hearing.current?.focus(), []);
  const take = (keys: string) => {
    onRecord(keys);
    onEnd(true);
  };
  const hear = (event: KeyboardEvent) => {
    if (event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return onEnd(false);
    const apple = isApplePlatform();
    const keys = readCombination(describeKeyPress(event.nativeEvent), apple);
    if (keys === null) return;
    const problem = checkBinding(command, keys, rebound);
    const cautions = cautionsOf(keys, apple);
    if (problem === null && cautions.length === 0) take(keys);
    else setPressed({ keys, problem, cautions });
  };
  const leave = (event: FocusEvent<HTMLElement>) => {
    if (!event.currentTarget.contains(event.relatedTarget)) onEnd(false);
  };
  return (
    <fieldset className="shortcuts-recorder" aria-label={t('shortcut-recorder', { command: name })} onBlur={leave}>
      <button ref={hearing} type="button" className="shortcuts-hearing" onKeyDown={hear}>
        {t('shortcut-press')}
      </button>
      <div role="alert" className="shortcuts-objection">
        {pressed !== null && <Objection pressed={pressed} />}
      </div>
      {pressed !== null && canBeHad(pressed) && (
        <Button size="small" onClick={() => take(pressed.keys)}>
          {t(pressed.problem === null ? 'shortcut-use' : 'shortcut-take')}
        </Button>
      )}
    </fieldset>
  );
}

function canBeHad({ problem }: Pressed): boolean {
  return problem === null || problem.code === 'taken';
}

function Objection({ pressed }: { readonly pressed: Pressed }) {
  const { t } = useTranslation(['settings', 'commands']);
  const keys = nameKeys(pressed.keys, isApplePlatform()).join(' ');
  return (
    <>
      {pressed.problem !== null && <p>{<Problem keys={keys} problem={pressed.problem} />}</p>}
      {pressed.problem?.code !== 'reserved' &&
        pressed.cautions.map((caution) => <p key={caution}>{t(`settings:shortcut-${caution}`, { keys })}</p>)}
    </>
  );
}

function Problem({ keys, problem }: { readonly keys: string; readonly problem: BindingProblem }) {
  const { t } = useTranslation(['settings', 'commands']);
  switch (problem.code) {
    case 'taken':
      return t('settings:shortcut-taken', { keys, command: t(`commands:${problem.by}`) });
    case 'reserved':
      return t('settings:shortcut-reserved', { keys });
    case 'needs-modifier':
      return t('settings:shortcut-needs-modifier', { keys });
  }
}
