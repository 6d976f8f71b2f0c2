import { Popover } from '@base-ui/react/popover';
import type { ReactNode, RefObject } from 'react';
import { classNames } from './class-names';

export interface AnchoredPopoverProps {
  readonly label: string;
  /** What it stands beside, in client coordinates; it stays there while it is open. */
  readonly anchor: DOMRect;
  readonly initialFocus: RefObject<HTMLElement | null>;
  /** Where the focus goes when it closes; false where the content sees to it. */
  readonly finalFocus: RefObject<HTMLElement | null> | false;
  readonly className: string;
  /** Esc, or a press elsewhere. */
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A small form beside a place of the page; open as long as it is there. */
export function AnchoredPopover({ label, anchor, initialFocus, finalFocus, className, onClose, children }: AnchoredPopoverProps) {
  return (
    <Popover.Root open onOpenChange={(open) => !open && onClose()}>
      <Popover.Portal>
        <Popover.Positioner
          anchor={{ getBoundingClientRect: () => anchor }}
          side="bottom"
          align="start"
          sideOffset={8}
          collisionPadding={12}
          className="ui-layer"
        >
          <Popover.Popup
            className={classNames('ui-sheet', className)}
            initialFocus={initialFocus}
            finalFocus={finalFocus}
            aria-label={label}
          >
            {children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
