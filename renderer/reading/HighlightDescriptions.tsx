import { useId, useLayoutEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mark } from '../state/annotation-set';
import type { ReadingEngine } from './reading-engine';
import { useView } from './use-view';

interface BlockMarks {
  readonly block: number;
  readonly count: number;
  readonly notes: number;
}

/** Painted highlights are nothing to a screen reader: each paragraph in the window says how many it has, and how many notes. */
export function HighlightDescriptions({ engine }: { readonly engine: ReadingEngine }) {
  const { t } = useTranslation('reading');
  const id = useId();
  const marks = useView(engine, () => engine.painter.marks);
  const described = useMemo(() => countByBlock(engine, marks), [engine, marks]);
  useLayoutEffect(() => {
    const elements = described.flatMap(({ block }) => {
      const element = engine.editor.dom.findBlock(block);
      element?.setAttribute('aria-describedby', `${id}-${block}`);
      return element ?? [];
    });
    return () => {
      for (const element of elements) element.removeAttribute('aria-describedby');
    };
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
