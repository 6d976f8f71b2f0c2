import { Toolbar as Base } from '@base-ui/react/toolbar';
import type { ReactNode, Ref } from 'react';
import { classNames } from './class-names';
import { Tooltip } from './Tooltip';

export interface ToolbarProps {
  /** Names the toolbar. */
  readonly label: string;
  readonly className?: string | undefined;
  readonly ref?: Ref<HTMLDivElement> | undefined;
  readonly children: ReactNode;
}

/** A row of buttons that is one stop for Tab; arrow keys go from button to button. */
export function Toolbar({ label, className, ref, children }: ToolbarProps) {
  return (
    <Base.Root ref={ref} aria-label={label} className={classNames('ui-toolbar', className)}>
      {children}
    </Base.Root>
  );
}

export interface ToolbarButtonProps {
  /** Its accessible name, shown as a tooltip. */
  readonly label: string;
  readonly icon: ReactNode;
  /** A key combination such as `Mod+B`, shown in the tooltip. */
  readonly keys?: string | null | undefined;
  /** Given for buttons that switch something on and off. */
  readonly pressed?: boolean | undefined;
  readonly onPress: () => void;
}

export function ToolbarButton({ label, icon, keys, pressed, onPress }: ToolbarButtonProps) {
  return (
    <Tooltip content={label} keys={keys}>
      <Base.Button
        aria-label={label}
        aria-pressed={pressed}
        className="ui-icon-button ui-icon-button-small"
        // A press by mouse must not take the focus (and the selection) away from what the toolbar works on.
        onMouseDown={(event) => event.preventDefault()}
        onClick={onPress}
      >
        {icon}
      </Base.Button>
    </Tooltip>
  );
}
