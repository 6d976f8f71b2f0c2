import type { ComponentPropsWithRef, ReactNode } from 'react';
import { classNames } from './class-names';
import { ariaKeys, isApplePlatform } from './key-names';
import { Tooltip } from './Tooltip';

export interface IconButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'children' | 'aria-label'> {
  /** Its accessible name, shown as a tooltip. */
  readonly label: string;
  readonly icon: ReactNode;
  /** A key combination such as `Mod+F`, shown in the tooltip. */
  readonly keys?: string | null | undefined;
  /** Given for buttons that switch something on and off. */
  readonly pressed?: boolean | undefined;
  readonly size?: 'normal' | 'small' | undefined;
}

export function IconButton({ label, icon, keys, pressed, size = 'normal', className, type = 'button', ...rest }: IconButtonProps) {
  return (
    <Tooltip content={label} keys={keys}>
      <button
        type={type}
        aria-label={label}
        aria-pressed={pressed}
        aria-keyshortcuts={ariaKeys(keys, isApplePlatform())}
        className={classNames('ui-icon-button', `ui-icon-button-${size}`, className)}
        {...rest}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
