import { useEffect, useState } from 'react';
import { branchOf, type Codebook } from '../../shared/codebook/codebook';
import { type CodeBar, type CodeStripe, layoutStripes } from '../../shared/codebook/layout-stripes';
import type { CodeId } from '../../shared/model/records';
import { span } from '../../shared/text/offset';
import { useDesk } from '../state/desk-context';
import type { Mark } from '../state/mark';
import type { ReadingEngine } from './reading-engine';

/** As many lanes as stand between text and margin. */
const MOST_LANES = 6;
/** More bars in one window can no longer be told apart. */
const MOST_BARS = 400;
/** So long may the stripes lag behind the page, in milliseconds: the text comes first. */
const LAG = 120;

const NO_STRIPES: readonly CodeStripe[] = [];

/**
 * The codings in the window as bars beside their lines, measured when the page is idle. Scrolling moves them with the text; only what
 * comes into the window is laid out anew. Where the list shows certain codes only, so do the stripes.
 */
export function useCodeStripes(engine: ReadingEngine): readonly CodeStripe[] {
  const codebook = useDesk((state) => state.codebook);
  const asked = useDesk((state) => state.filter.codes);
  const [stripes, setStripes] = useState(NO_STRIPES);
  useEffect(() => {
    let shown: readonly Mark[] | null = null;
    let waiting: number | null = null;
    const lay = () => {
      waiting = null;
      shown = engine.painter.marks;
      setStripes(layoutStripes(barsOf(engine, isShown(codebook, asked)), codesInOrder(codebook), MOST_LANES));
    };
    const schedule = () => {
      waiting ??= requestIdleCallback(lay, { timeout: LAG });
    };
    schedule();
    // What is told of the view is not always about other marks.
    const stopView = engine.onView(() => shown !== engine.painter.marks && schedule());
    const stopLayout = engine.onLayout(schedule);
    return () => {
      stopView();
      stopLayout();
      if (waiting !== null) cancelIdleCallback(waiting);
    };
  }, [engine, codebook, asked]);
  return stripes;
}

function codesInOrder({ inOrder }: Codebook): readonly CodeId[] {
  return inOrder.map((code) => code.id);
}

function isShown(codebook: Codebook, asked: readonly CodeId[]): (code: CodeId) => boolean {
  if (asked.length === 0) return () => true;
  const branches = new Set(asked.flatMap((id) => [...branchOf(codebook, id)]));
  return (code) => branches.has(code);
}

/** The bars of what is in the window; tops count from that of the text's frame. */
function barsOf(engine: ReadingEngine, shows: (code: CodeId) => boolean): readonly CodeBar[] {
  const { painter, open, frame } = engine;
  const origin = frame.getBoundingClientRect().top;
  const { from, to } = painter.stretch;
  const bars: CodeBar[] = [];
  for (const mark of painter.marks) {
    const codes = open.annotations.findAnnotation(mark.id)?.codes.filter(shows) ?? [];
    if (codes.length === 0) continue;
    if (bars.length >= MOST_BARS) break;
    const rects = engine.rectsOf(span(Math.max(mark.start, from), Math.max(mark.start, Math.min(mark.end, to))));
    const [first, last] = [rects[0], rects.at(-1)];
    if (first === undefined || last === undefined) continue;
    for (const code of codes) bars.push({ id: mark.id, code, top: first.top - origin, bottom: last.bottom - origin });
  }
  return bars;
}
