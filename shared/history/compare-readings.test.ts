import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annotation, code, note, pass } from '../model/record.cases';
import type { Annotation } from '../model/records';
import { compareReadings, partReadings, type ReadingRow } from './compare-readings';
import { endPass, findCurrentPass, inPass, startPass, takeOver } from './passes';
import type { AnnotationState } from './states';

const SECOND = pass('p2', { startedAt: 1000 });

function old(id: string, start: number, end: number, changes: Partial<Annotation> = {}, words?: string): AnnotationState {
  const one = annotation(id, start, end, { createdAt: 500, ...changes });
  return { annotation: one, note: words === undefined ? null : note(id, words) };
}

function fresh(id: string, start: number, end: number, changes: Partial<Annotation> = {}, words?: string): AnnotationState {
  return old(id, start, end, { createdAt: 1500, passId: SECOND.id, ...changes }, words);
}

function drawn(rows: readonly ReadingRow[]): readonly string[] {
  return rows.map((row) => {
    const differences = row.outcome === 'changed' ? ` (${row.differences.join(' ')})` : '';
    return `${row.outcome}${differences}: ${row.earlier?.annotation.id ?? '–'} ${row.later?.annotation.id ?? '–'}`;
  });
}

describe('compareReadings', () => {
  it('tells what was kept, changed, new and dropped, in order of place', () => {
    const earlier = [old('a', 0, 20), old('b', 30, 50, {}, 'Why?'), old('c', 60, 80), old('d', 90, 100)];
    const later = [
      fresh('e', 0, 19),
      fresh('f', 30, 50, { color: 'red', codes: [code('c1').id] }, 'Because.'),
      fresh('g', 62, 76),
      fresh('h', 200, 210),
    ];
    expect(drawn(compareReadings(earlier, later, SECOND))).toEqual([
      'kept: a e',
      'changed (color codes note): b f',
      'changed (extent): c g',
      'dropped: d –',
      'new: – h',
    ]);
  });

  it('pairs each with the one it shares most with, and a touch is no match', () => {
    const earlier = [old('wide', 0, 100), old('close', 40, 60)];
    expect(drawn(compareReadings(earlier, [fresh('again', 41, 60), fresh('edge', 95, 120)], SECOND))).toEqual([
      'dropped: wide –',
      'kept: close again',
      'new: – edge',
    ]);
  });

  it('counts all places of an annotation together', () => {
    const [one, other] = [annotation('x', 0, 10).targets[0], annotation('x', 50, 60).targets[0]];
    const twice = { targets: [one, other] } as const;
    expect(drawn(compareReadings([old('a', 0, 10, twice)], [fresh('b', 0, 10, twice)], SECOND))).toEqual(['kept: a b']);
    expect(drawn(compareReadings([old('a', 0, 10, twice)], [fresh('b', 0, 10)], SECOND))).toEqual(['changed (extent): a b']);
  });

  it('lists every annotation exactly once, whatever lies over whatever', () => {
    const spans = fc.array(fc.tuple(fc.nat(80), fc.integer({ min: 1, max: 30 })), { maxLength: 12 });
    fc.assert(
      fc.property(spans, spans, (was, is) => {
        const earlier = was.map(([start, length], i) => old(`a${i}`, start, start + length));
        const later = is.map(([start, length], i) => fresh(`b${i}`, start, start + length));
        const rows = compareReadings(earlier, later, SECOND);
        expect(rows.flatMap((row) => row.earlier ?? []).sort(byId)).toEqual([...earlier].sort(byId));
        expect(rows.flatMap((row) => row.later ?? []).sort(byId)).toEqual([...later].sort(byId));
        // A second reading that is the first once more keeps everything.
        const again = earlier.map((state, i) => fresh(`c${i}`, state.annotation.targets[0].start, state.annotation.targets[0].end));
        expect(compareReadings(earlier, again, SECOND).map((row) => row.outcome)).toEqual(earlier.map(() => 'kept'));
      }),
    );
  });

  it('10,000 against 10,000 in well under a second', () => {
    const earlier = Array.from({ length: 10_000 }, (_, i) => old(`a${i}`, i * 7, i * 7 + 20));
    const later = Array.from({ length: 10_000 }, (_, i) => fresh(`b${i}`, i * 7 + 1, i * 7 + 20));
    const start = performance.now();
    expect(compareReadings(earlier, later, SECOND)).toHaveLength(10_000);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

function byId(a: AnnotationState, b: AnnotationState): number {
  return a.annotation.id < b.annotation.id ? -1 : 1;
}

describe('passes', () => {
  const context = { at: 2000, group: 'g' };

  it('part what lay there before, what was marked in them and what came after their end', () => {
    const states = [old('a', 0, 5), old('gone', 0, 5, { trashedAt: 700 }), fresh('b', 0, 5), old('c', 9, 12, { createdAt: 1900 })];
    const { earlier, later } = partReadings(states, { ...SECOND, endedAt: 1800 });
    expect([earlier, later].map((list) => list.map((state) => state.annotation.id))).toEqual([['a'], ['b']]);
  });

  it('begin one at a time, and end once', () => {
    const change = startPass({ id: pass('p3').id, sourceId: SECOND.sourceId, name: ' third ' }, [SECOND], context);
    const third = { ...pass('p3'), name: 'third', startedAt: 2000, updatedAt: 2000 };
    const ended = { ...SECOND, endedAt: 2000, updatedAt: 2000 };
    expect(change.edits).toEqual([
      { table: 'passes', key: 'p2', before: SECOND, after: ended },
      { table: 'passes', key: 'p3', before: null, after: third },
    ]);
    expect([findCurrentPass([ended, third]), findCurrentPass([ended])]).toEqual([third, null]);
    expect(endPass(ended, context).edits).toEqual([]);
  });

  it('mark what is made in them, and nothing else', () => {
    const [one, other] = [annotation('new'), annotation('old')];
    const change = {
      label: 'highlight',
      at: 1,
      group: 'g',
      edits: [
        { table: 'annotations', key: one.id, before: null, after: one },
        { table: 'annotations', key: other.id, before: other, after: { ...other, color: 'red' } },
      ],
    } as const;
    const marked = inPass(change, SECOND).edits.map((edit) => (edit.table === 'annotations' ? edit.after?.passId : undefined));
    expect(marked).toEqual(['p2', null]);
    expect([inPass(change, null), inPass({ ...change, label: 'import' }, SECOND)]).toEqual([change, { ...change, label: 'import' }]);
  });

  it('take over what was marked before, which then is kept', () => {
    const one = old('a', 0, 5);
    const [edit, ...others] = takeOver([one.annotation, fresh('b', 9, 12).annotation], SECOND, context).edits;
    expect(others).toEqual([]);
    if (edit?.table !== 'annotations' || edit.after === null) throw new Error('no edit');
    const { earlier, later } = partReadings([{ annotation: edit.after, note: null }], SECOND);
    expect(drawn(compareReadings(earlier, later, SECOND))).toEqual(['kept: a a']);
  });
});
