import { useCallback, useRef } from 'react';
import type { ReadingEngine } from './reading-engine';
import { usePlacing } from './use-view';

/** The caret one can see, drawn over the text. It blinks anew from every place it comes to. */
export function CaretOverlay({ engine }: { readonly engine: ReadingEngine }) {
  const caret = useRef<HTMLDivElement>(null);
  const place = useCallback(() => {
    const element = caret.current;
    const parent = element?.offsetParent;
    if (element == null || parent == null) return;
    const rect = engine.getCaretRect();
    element.hidden = rect === null;
    if (rect === null) return;
    const origin = parent.getBoundingClientRect();
    const position = `translate(${rect.left - origin.left}px, ${rect.top - origin.top}px)`;
    if (element.style.transform === position) return;
    element.style.transform = position;
    element.style.height = `${rect.height}px`;
    for (const animation of element.getAnimations()) animation.currentTime = 0;
  }, [engine]);
  usePlacing(engine, place);
  return <div ref={caret} className="reading-caret" aria-hidden="true" />;
}
