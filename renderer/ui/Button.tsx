import type { ComponentPropsWithRef, ReactNode } from 'react';
import { classNames } from './class-names';

export interface ButtonProps extends ComponentPropsWithRef<'button'> {
  /** `accent` for the one main action of a view, `danger` for what destroys, `quiet` without a frame. */
  readonly variant?: 'plain' | 'accent' | 'danger' | 'quiet' | undefined;
  readonly size?: 'normal' | 'small' | undefined;
  /** Decorative: the children name the action. */
  readonly icon?: ReactNode;
}

export function Button({ variant = 'plain', size = 'normal', icon, className, children, type = 'button', ...rest }: ButtonProps) {
  return (
    <button type={type} className={classNames('ui-button', `ui-button-${variant}`, `ui-button-${size}`, className)} {...rest}>
      {icon !== undefined && (
        <span className="ui-button-icon" aria-hidden="true">
          {icon}
        </span>
      )}
      {children}
    </button>
  );
}
