import { Switch as Base } from '@base-ui/react/switch';
import { type ReactNode, useId } from 'react';

export interface SwitchProps {
  readonly label: string;
  readonly description?: ReactNode;
  readonly checked: boolean;
  readonly disabled?: boolean | undefined;
  readonly onCheckedChange: (checked: boolean) => void;
}

export function Switch({ label, description, checked, disabled = false, onCheckedChange }: SwitchProps) {
  const id = useId();
  const described = description === undefined ? undefined : `${id}-description`;
  return (
    <div className="ui-switch-row">
      <span className="ui-switch-text">
        <span id={id}>{label}</span>
        {description !== undefined && (
          <span id={described} className="ui-field-description">
            {description}
          </span>
        )}
      </span>
      <Base.Root
        className="ui-switch"
        checked={checked}
        disabled={disabled}
        onCheckedChange={(next) => onCheckedChange(next)}
        aria-labelledby={id}
        aria-describedby={described}
      >
        <Base.Thumb className="ui-switch-thumb" />
      </Base.Root>
    </div>
  );
}
