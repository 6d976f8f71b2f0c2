import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deepEqual } from '../../shared/base/deep-equal';
import type { Mark } from '../state/mark';
import type { ReadingEngine } from './reading-engine';

interface BlockMarks {
  readonly block: number;
  readonly count: number;
  readonly notes: number;
}

/** So long may a description lag behind the page, in milliseconds: it is for the ear, and the page comes first. */
const LAG = 400;
const ATTRIBUTE = 'aria-describedby';

/** Painted highlights are nothing to a screen reader: each paragraph in the window says how many it has, and how many notes. */
export function HighlightDescriptions({ engine }: { readonly engine: ReadingEngine }) {
  const { t } = useTranslation('reading');
  const id = useId();
  const described = useDescribed(engine);
  const elements = useRef(new Map<string, Element>());
  useEffect(() => {
    // Only what changes is written: each attribute costs its paragraph's style.
    const before = elements.current;
    const now = new Map<string, Element | null>(described.map(({ block }) => [`${id}-${block}`, engine.editor.dom.findBlock(block)]));
    for (const [name, element] of before) {
      if (now.get(name) === element) continue;
      element.removeAttribute(ATTRIBUTE);
      before.delete(name);
    }
    for (const [name, element] of now) {
      if (element === null || before.has(name)) continue;
      element.setAttribute(ATTRIBUTE, name);
      before.set(name, element);
    }
  }, [engine, described, id]);
  return (
    <div hidden>
      {described.map(({ block, count, notes }) => (
        <span key={block} id={`${id}-${block}`}>
          {notes === 0 ? t('highlights', { count }) : t('highlights-noted', { count, notes })}
        </span>
      ))}
    </div>
  );
}

/** Counted when the page is idle. */
function useDescribed(engine: ReadingEngine): readonly BlockMarks[] {
  const [described, setDescribed] = useState<readonly BlockMarks[]>([]);
  useEffect(() => {
    let counted: readonly Mark[] | null = null;
    let waiting: number | null = null;
    const count = () => {
      waiting = null;
      const { marks } = engine.painter;
      if (marks === counted) return;
      counted = marks;
      const now = countByBlock(engine, marks);
      setDescribed((before) => (deepEqual(before, now) ? before : now));
    };
    const schedule = () => {
      waiting ??= requestIdleCallback(count, { timeout: LAG });
    };
    schedule();
    const stop = engine.onView(schedule);
    return () => {
      stop();
      if (waiting !== null) cancelIdleCallback(waiting);
    };
  }, [engine]);
  return described;
}

function countByBlock(engine: ReadingEngine, marks: readonly Mark[]): readonly BlockMarks[] {
  const counts = new Map<number, BlockMarks>();
  const { map } = engine.editor;
  const { from, to } = engine.painter.stretch;
  for (const mark of marks) {
    const last = map.pointOf(Math.min(mark.end, to) - 1).block;
    for (let block = map.pointOf(Math.max(mark.start, from)).block; block <= last; block += 1) {
      const { count, notes } = counts.get(block) ?? { count: 0, notes: 0 };
      counts.set(block, { block, count: count + 1, notes: notes + (mark.hasNote ? 1 : 0) });
    }
  }
  return [...counts.values()];
}
