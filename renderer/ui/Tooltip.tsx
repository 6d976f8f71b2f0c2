import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement, ReactNode } from 'react';
import { Kbd } from './Kbd';

export interface TooltipProps {
  readonly content: ReactNode;
  /** A key combination such as `Mod+F`. */
  readonly keys?: string | null | undefined;
  readonly side?: 'top' | 'bottom' | 'left' | 'right' | undefined;
  /** The element it belongs to: one element that takes a ref and is named by itself (the tooltip names nothing). */
  readonly children: ReactElement;
}

export function Tooltip({ content, keys, side = 'bottom', children }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} className="ui-layer">
          <Base.Popup className="ui-tooltip">
            {content}
            {keys && <Kbd keys={keys} />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
