import { Popover as Base } from '@base-ui/react/popover';
import type { ReactElement, ReactNode } from 'react';
import { classNames } from './class-names';

export interface PopoverProps {
  readonly trigger: ReactElement;
  /** Names the popover for a screen reader and heads it. */
  readonly title: string;
  readonly hideTitle?: boolean | undefined;
  readonly align?: 'start' | 'center' | 'end' | undefined;
  readonly side?: 'top' | 'bottom' | 'left' | 'right' | undefined;
  readonly open?: boolean | undefined;
  readonly onOpenChange?: ((open: boolean) => void) | undefined;
  readonly children: ReactNode;
}

export function Popover({ trigger, title, hideTitle, align = 'start', side = 'bottom', open, onOpenChange, children }: PopoverProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange?.(next)}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} side={side} sideOffset={6} className="ui-layer">
          <Base.Popup className="ui-popover">
            <Base.Title className={classNames(hideTitle === true ? 'ui-visually-hidden' : 'ui-popover-title')}>{title}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
