import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { CodeOutcome } from '../../state/coding-state';
import { TextField } from '../../ui/TextField';
import { useCodeProblem } from './use-code-editing';

export interface CodeNameFieldProps {
  readonly label: string;
  readonly name: string;
  /** Tries to take the name; the outcome says why it cannot be. */
  readonly onName: (name: string) => CodeOutcome;
  /** Writing is over; `byKey` when Enter or Esc ended it, and the focus has to go somewhere. */
  readonly onDone: (byKey: boolean) => void;
}

const LONGEST_NAME = 120;

/** Enter or leaving keeps the name, Esc does not; what cannot be a name is said below the field. */
export function CodeNameField({ label, name, onName, onDone }: CodeNameFieldProps) {
  const problemOf = useCodeProblem();
  const field = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState(name);
  const [error, setError] = useState<string | null>(null);
  const finished = useRef(false);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const finish = (byKey: boolean, keep: boolean) => {
    if (finished.current) return;
    const isNew = keep && draft.trim() !== '' && draft !== name;
    const outcome = isNew ? onName(draft) : null;
    // On leaving there is no field any more in which a mistake could be mended.
    if (outcome !== null && byKey) return setError(problemOf(outcome));
    finished.current = true;
    onDone(byKey);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    finish(true, event.key === 'Enter');
  };
  return (
    <div className="codes-field">
      <TextField
        ref={field}
        label={label}
        hideLabel
        value={draft}
        maxLength={LONGEST_NAME}
        error={error}
        onValueChange={(next) => {
          setDraft(next);
          setError(null);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => finish(false, true)}
      />
    </div>
  );
}
