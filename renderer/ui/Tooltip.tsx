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

type Told = Pick<TooltipProps, 'content' | 'keys' | 'side'>;

/** One tooltip serves the whole page, since only one can be open: a button costs a trigger and no popup of its own. */
const shared = Base.createHandle<Told>();

export function Tooltip({ content, keys, side, children }: TooltipProps) {
  return <Base.Trigger handle={shared} payload={{ content, keys, side }} render={children} />;
}

/** The popup of all tooltips; stands once, beside the page. */
export function SharedTooltip() {
  return <Base.Root handle={shared}>{({ payload }) => payload !== undefined && <TooltipPopup {...payload} />}</Base.Root>;
}

function TooltipPopup({ content, keys, side = 'bottom' }: Told) {
  return (
    <Base.Portal>
      <Base.Positioner side={side} sideOffset={6} className="ui-layer">
        <Base.Popup className="ui-tooltip">
          {content}
          {keys && <Kbd keys={keys} />}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}
