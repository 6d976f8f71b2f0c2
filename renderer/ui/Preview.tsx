import { PreviewCard as Base } from '@base-ui/react/preview-card';
import type { ReactElement, ReactNode } from 'react';

export interface PreviewProps {
  /** Made when the preview opens. */
  readonly content: () => ReactNode;
  /** The element it belongs to: one element that takes a ref and is named by itself. */
  readonly children: ReactElement;
}

type Shown = Pick<PreviewProps, 'content'>;

/** Milliseconds a pointer rests before the preview opens, and after it has left before it closes. */
const DELAY = { open: 350, close: 120 };

/** One card serves the whole page, since only one can be open. */
const shared = Base.createHandle<Shown>();

/** What an element leads to, shown beside it while the pointer rests on it or it has the focus. */
export function Preview({ content, children }: PreviewProps) {
  return <Base.Trigger handle={shared} payload={{ content }} delay={DELAY.open} closeDelay={DELAY.close} render={children} />;
}

/** The card of all previews; stands once, where what it shows finds the state that it is about. */
export function SharedPreview() {
  return (
    <Base.Root handle={shared}>
      {({ payload }) =>
        payload !== undefined && (
          <Base.Portal>
            <Base.Positioner side="top" align="start" sideOffset={6} collisionPadding={12} className="ui-layer">
              <Base.Popup className="ui-sheet ui-preview">{payload.content()}</Base.Popup>
            </Base.Positioner>
          </Base.Portal>
        )
      }
    </Base.Root>
  );
}
