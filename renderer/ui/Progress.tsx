import { Progress as Base } from '@base-ui/react/progress';

export interface ProgressProps {
  readonly label: string;
  readonly hideLabel?: boolean | undefined;
  /** From 0 to 1; null while nothing can be said. */
  readonly value: number | null;
}

export function Progress({ label, hideLabel, value }: ProgressProps) {
  return (
    <Base.Root className="ui-progress" value={value === null ? null : value * 100}>
      <Base.Label className={hideLabel === true ? 'ui-visually-hidden' : 'ui-field-label'}>{label}</Base.Label>
      <Base.Track className="ui-progress-track">
        <Base.Indicator className="ui-progress-indicator" />
      </Base.Track>
    </Base.Root>
  );
}
