import { VisuallyHidden } from './VisuallyHidden';

export interface CheckMarkProps {
  readonly state: 'open' | 'settled';
  /** What it says to those who do not see it. */
  readonly label: string;
}

/** "?" for what is to be checked, "✓" for what was. */
export function CheckMark({ state, label }: CheckMarkProps) {
  return (
    <span className="notes-check" data-check={state} title={label}>
      <span aria-hidden="true">{state === 'open' ? '?' : '✓'}</span>
      <VisuallyHidden>{label}</VisuallyHidden>
    </span>
  );
}
