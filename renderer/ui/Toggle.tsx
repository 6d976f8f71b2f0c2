import { Toggle as Base } from '@base-ui/react/toggle';
import type { ReactNode } from 'react';
import { classNames } from './class-names';

export interface ToggleProps {
  readonly pressed: boolean;
  readonly onPressedChange: (pressed: boolean) => void;
  /** Given where the children do not name it. */
  readonly label?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

export function Toggle({ pressed, onPressedChange, label, disabled = false, className, children }: ToggleProps) {
  return (
    <Base
      pressed={pressed}
      onPressedChange={(next) => onPressedChange(next)}
      aria-label={label}
      disabled={disabled}
      className={classNames('ui-toggle', className)}
    >
      {children}
    </Base>
  );
}
