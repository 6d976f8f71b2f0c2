import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resizeAnnotation } from './annotation-changes';
import { applyEdits, EMPTY_TABLES, type PlainTables } from './apply-edits';
import type { Change } from './change';
import { annotationId } from './ids';
import { invertEdits } from './invert-change';
import { addTargets, highlightPassages, leaveTargetOut, separateTarget } from './place-changes';
import { annotation } from './record.cases';
import type { Annotation, Target } from './records';
import { validateRecord } from './validate-records';

const context = { at: 5000, group: 'g' };
const target = (start: number, end = start + 5): Target => annotation('x', start, end).targets[0];
const passages = (...starts: number[]) => starts.map((start) => ({ id: annotationId(`p${start}`), target: target(start) }));
const none = () => false;

const spans = (change: Change) =>
  change.edits.map((edit) => (edit.table === 'annotations' ? (edit.after?.targets.map(({ start, end }) => [start, end]) ?? null) : null));

describe('highlightPassages', () => {
  const highlights = { sourceId: annotation('x').sourceId, color: 'blue' as const };

  test('one annotation a passage, one step', () => {
    const change = highlightPassages({ ...highlights, passages: passages(10, 30) }, none, context);
    expect(change).toMatchObject({ label: 'highlight-all', group: 'g' });
    expect(change.edits).toEqual([
      {
        table: 'annotations',
        key: 'p10',
        before: null,
        after: annotation('p10', 10, 15, { color: 'blue', createdAt: 5000, updatedAt: 5000 }),
      },
      {
        table: 'annotations',
        key: 'p30',
        before: null,
        after: annotation('p30', 30, 35, { color: 'blue', createdAt: 5000, updatedAt: 5000 }),
      },
    ]);
  });

  test('what is marked already, or comes twice, is passed over', () => {
    const twice = [...passages(10, 30, 50), { id: annotationId('again'), target: target(30) }];
    const change = highlightPassages({ ...highlights, passages: twice }, ({ start }) => start === 10, context);
    expect(spans(change)).toEqual([[[30, 35]], [[50, 55]]]);
  });
});

test('a resize moves the place it is about and no other', () => {
  const wide: Annotation = { ...annotation('a'), targets: [target(10), target(20), target(30)] };
  expect([0, 1, 2].map((index) => spans(resizeAnnotation(wide, index, target(21, 29), context))[0]?.map(([start]) => start))).toEqual([
    [21, 20, 30],
    [10, 21, 30],
    [10, 20, 21],
  ]);
  expect(resizeAnnotation(wide, 3, target(1), context).edits).toEqual([]);
});

describe('places of one annotation', () => {
  const note = annotation('a', 20, 25);
  const wide: Annotation = { ...note, targets: [target(10), target(20), target(30)] };

  test('are added in order of place, none twice', () => {
    expect(spans(addTargets(note, [target(40), target(10), target(20), target(40)], context))).toEqual([
      [
        [10, 15],
        [20, 25],
        [40, 45],
      ],
    ]);
    expect(addTargets(note, [target(20)], context).edits).toEqual([]);
  });

  test('are left out one by one, never the last', () => {
    expect(spans(leaveTargetOut(wide, 1, context))).toEqual([
      [
        [10, 15],
        [30, 35],
      ],
    ]);
    expect(leaveTargetOut(note, 0, context).edits).toEqual([]);
    expect(leaveTargetOut(wide, 3, context).edits).toEqual([]);
  });

  test('become annotations of their own, in the same colour', () => {
    const change = separateTarget(wide, 0, annotationId('own'), context);
    expect(spans(change)).toEqual([
      [
        [20, 25],
        [30, 35],
      ],
      [[10, 15]],
    ]);
    expect(change.edits[1]?.after).toEqual(annotation('own', 10, 15, { createdAt: 5000, updatedAt: 5000 }));
    expect(separateTarget(note, 0, annotationId('own'), context).edits).toEqual([]);
  });
});

/** What a reader may do next, with numbers to choose what it is done to. */
const steps = fc.array(
  fc.record({
    kind: fc.constantFrom('highlight', 'add', 'leave', 'separate'),
    which: fc.nat(30),
    index: fc.nat(4),
    starts: fc.array(fc.nat(40), { maxLength: 6 }),
  }),
  { maxLength: 20 },
);
type Step = ReturnType<typeof steps.generate>['value'][number];

function changeFor({ kind, which, index, starts }: Step, standing: readonly Annotation[], round: number): Change {
  const at = { at: 5000 + round, group: `g${round}` };
  const chosen = standing[which % Math.max(1, standing.length)];
  if (kind === 'highlight' || chosen === undefined) {
    const fresh = starts.map((start, place) => ({ id: annotationId(`r${round}-${place}`), target: target(start) }));
    const isMarked = ({ start }: Target) => standing.some((one) => one.targets.some((known) => known.start === start));
    return highlightPassages({ sourceId: annotation('x').sourceId, color: 'red', passages: fresh }, isMarked, at);
  }
  if (kind === 'add')
    return addTargets(
      chosen,
      starts.map((start) => target(start)),
      at,
    );
  if (kind === 'leave') return leaveTargetOut(chosen, index, at);
  return separateTarget(chosen, index, annotationId(`own${round}`), at);
}

const standingIn = (tables: PlainTables) =>
  [...tables.annotations.values()].filter((row): row is Annotation => validateRecord('annotations', row).ok);

test('after any steps every annotation is valid with at least one place and none twice, and undo brings everything back', () => {
  fc.assert(
    fc.property(steps, (taken) => {
      const states = [EMPTY_TABLES];
      const changes: Change[] = [];
      for (const [round, step] of taken.entries()) {
        const now = states.at(-1) ?? EMPTY_TABLES;
        const change = changeFor(step, standingIn(now), round);
        const applied = applyEdits(now, change.edits);
        if (!applied.ok) throw new Error(applied.error.key);
        changes.push(change);
        states.push(applied.value);
        const rows = [...applied.value.annotations.values()];
        expect(standingIn(applied.value)).toHaveLength(rows.length);
        for (const { targets } of standingIn(applied.value)) expect(new Set(targets.map(({ start }) => start)).size).toBe(targets.length);
      }
      let back = states.at(-1) ?? EMPTY_TABLES;
      for (const [round, change] of [...changes.entries()].reverse()) {
        const undone = applyEdits(back, invertEdits(change.edits));
        if (!undone.ok) throw new Error(undone.error.key);
        back = undone.value;
        expect(back.annotations).toEqual(states[round]?.annotations);
      }
    }),
  );
});
