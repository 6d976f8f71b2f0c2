import { useCallback, useEffect, useRef } from 'react';
import type { FocusUnit } from '../../shared/model/preferences';
import { blockAt } from '../../shared/text/block-at';
import type { Span } from '../../shared/text/offset';
import { sentencesOf } from '../../shared/text/sentences';
import { useDesk, useDeskHandle } from '../state/desk-context';
import type { ReadingEngine } from './reading-engine';
import { usePlacing } from './use-view';

/** So far down the view a reader's eye is taken to be, when there is neither a caret nor a selection. */
const EYE = 0.36;
/** Room around what stays lit, in CSS pixels. */
const ROOM = { paragraph: 6, sentence: 3 } as const satisfies Readonly<Record<FocusUnit, number>>;

/** In focus mode everything recedes behind a veil except for the paragraph or sentence that is read: the veil has a hole there. */
export function FocusVeil({ engine }: { readonly engine: ReadingEngine }) {
  const desk = useDeskHandle();
  const unit = useDesk((state) => state.preferences.focusUnit);
  const selection = useDesk((state) => state.selection);
  const veil = useRef<HTMLDivElement>(null);
  const cut = useRef('');
  const place = useCallback(() => {
    const element = veil.current;
    if (element === null) return;
    const origin = element.getBoundingClientRect();
    const { caretOn } = desk.store.getState();
    const at = selection !== null && !caretOn ? selection.start : engine.getReadingOffset(eyeOf(engine.scroller));
    const holes = findLit(engine, unit, at).map((rect) => {
      const room = ROOM[unit];
      const [left, right] = [rect.left - origin.left - room, rect.right - origin.left + room];
      const [top, bottom] = [rect.top - origin.top - room, rect.bottom - origin.top + room];
      return `M${left} ${top}H${right}V${bottom}H${left}Z`;
    });
    const path = `path(evenodd, "M-60 0H${origin.width + 60}V${origin.height}H-60Z${holes.join('')}")`;
    // The browser gives a path back in other words than it was given.
    if (cut.current === path) return;
    cut.current = path;
    element.style.clipPath = path;
  }, [desk, engine, selection, unit]);
  usePlacing(engine, place);
  useEffect(() => engine.focus(), [engine]);
  return <div ref={veil} className="reading-veil" aria-hidden="true" />;
}

/** At the top of the text the eye is at its first line, and comes down to its place as the text is scrolled. */
function eyeOf({ scrollTop, clientHeight }: HTMLElement): number {
  return Math.min(EYE, scrollTop / Math.max(1, clientHeight));
}

function findLit(engine: ReadingEngine, unit: FocusUnit, at: Span['start']): readonly DOMRect[] {
  const { text } = engine.open;
  const block = blockAt(text, at);
  if (unit === 'paragraph') {
    const element = engine.editor.dom.findBlock(block.index);
    return element === null ? [] : [element.getBoundingClientRect()];
  }
  const sentences = sentencesOf(text, block);
  const sentence = sentences.findLast(({ span }) => span.start <= at) ?? sentences[0];
  return joinLines(engine.rectsOf(sentence?.span ?? block.span));
}

/** Lines are higher than their letters: each reaches down to the next, so that the holes do not overlap. */
function joinLines(lines: readonly DOMRect[]): readonly DOMRect[] {
  return lines.map((line, index) => {
    const next = lines[index + 1];
    const bottom = next === undefined ? line.bottom : Math.max(line.bottom, next.top - 2 * ROOM.sentence);
    return new DOMRect(line.left, line.top, line.width, bottom - line.top);
  });
}
