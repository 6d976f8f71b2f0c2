import { useCallback, useEffect, useRef } from 'react';
import type { Ruler } from '../../shared/model/preferences';
import { useDeskHandle } from '../state/desk-context';
import type { ReadingEngine } from './reading-engine';
import { usePlacing } from './use-view';

/** The ruler lies here while neither a caret nor a pointer says which line is read, as a share of the view's height. */
const REST = 0.3;

/** A line or a band that follows the line that is read: the caret's, else the one under the pointer. */
export function RulerOverlay({ engine, kind }: { readonly engine: ReadingEngine; readonly kind: Exclude<Ruler, 'none'> }) {
  const desk = useDeskHandle();
  const ruler = useRef<HTMLDivElement>(null);
  const pointerAt = useRef<number | null>(null);
  const place = useCallback(() => {
    const element = ruler.current;
    const parent = element?.offsetParent;
    if (element == null || parent == null) return;
    const view = engine.scroller.getBoundingClientRect();
    const y = pointerAt.current ?? view.top + view.height * REST;
    const rect = (desk.store.getState().caretOn ? engine.getCaretRect() : null) ?? engine.findLineAt(y);
    element.hidden = rect === null;
    if (rect === null) return;
    const position = `translateY(${rect.top - parent.getBoundingClientRect().top}px)`;
    const height = `${rect.height}px`;
    if (element.style.transform !== position) element.style.transform = position;
    if (element.style.height !== height) element.style.height = height;
  }, [desk, engine]);
  usePlacing(engine, place);
  useEffect(() => {
    let frame = 0;
    const follow = ({ clientY, pointerType }: PointerEvent) => {
      if (pointerType === 'touch') return;
      pointerAt.current = clientY;
      if (frame !== 0) return;
      frame = requestAnimationFrame(() => {
        frame = 0;
        place();
      });
    };
    engine.frame.addEventListener('pointermove', follow, { passive: true });
    return () => {
      engine.frame.removeEventListener('pointermove', follow);
      if (frame !== 0) cancelAnimationFrame(frame);
    };
  }, [engine, place]);
  return <div ref={ruler} className="reading-ruler" data-kind={kind} aria-hidden="true" />;
}
