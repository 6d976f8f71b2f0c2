import { describe, expect, it } from 'vitest';
import type { Edit } from '../model/change';
import { annotationId, sourceId } from '../model/ids';
import { annotation, note } from '../model/record.cases';
import type { Annotation, HistoryStep, Note } from '../model/records';
import { validateRecord } from '../model/validate-records';
import { differencesBetween } from './differences';
import { HISTORY_SIZE_KEPT, onlyOf, sizeOfStep, toHistorySteps } from './history-step';
import { returnToState } from './return-to-state';
import { type AnnotationState, countLater, historyOf, momentsOf, statesAt } from './states';

const OTHER_SOURCE = sourceId('s2');
const MADE = annotation('a1', 3, 8, { createdAt: 10, updatedAt: 10 });
const RED = { ...MADE, color: 'red', updatedAt: 20 } as const;
const FOUR = { ...note('a1', 'Four nouns', 30), updatedAt: 30 };
const FIVE = { ...note('a1', 'Five nouns', 30), updatedAt: 40 };

const annotate = (before: Annotation | null, after: Annotation | null): Edit => ({ table: 'annotations', key: 'a1', before, after });
const write = (before: Note | null, after: Note | null): Edit => ({ table: 'notes', key: 'a1', before, after });

function step(at: number, label: HistoryStep['label'], edits: readonly Edit[], kind: HistoryStep['kind'] = 'do'): HistoryStep {
  const [told] = toHistorySteps({ at, seq: at, kind, label, group: `g${at}` }, edits, () => MADE.sourceId);
  if (told === undefined) throw new Error('nothing to tell');
  return told;
}

const STEPS = [
  step(20, 'recolor', [annotate(MADE, RED)]),
  step(30, 'write-note', [write(null, FOUR)]),
  step(40, 'write-note', [write(FOUR, FIVE)]),
];
const NOW: AnnotationState = { annotation: RED, note: FIVE };

describe('a step', () => {
  it('tells only what differs, and nothing of an annotation that is made', () => {
    expect(STEPS[0]).toEqual({
      id: '20 20 g20 0',
      sourceId: 's1',
      at: 20,
      seq: 20,
      kind: 'do',
      label: 'recolor',
      annotations: ['a1'],
      parts: [{ kind: 'altered', before: { color: 'yellow', updatedAt: 10 }, after: { color: 'red', updatedAt: 20 }, note: null }],
    });
    const frame = { at: 10, seq: 1, kind: 'do', label: 'highlight', group: 'g' } as const;
    expect(toHistorySteps(frame, [annotate(null, MADE), write(null, FOUR)], () => MADE.sourceId)).toEqual([]);
    const nothing: readonly Edit[] = [annotate(MADE, MADE), { table: 'colors', key: 'red', before: null, after: null }];
    expect(toHistorySteps(frame, nothing, () => MADE.sourceId)).toEqual([]);
  });

  it('of ten thousand annotations is told in records of which one is read for one annotation, each about one source', () => {
    const frame = { at: 20, seq: 7, kind: 'do', label: 'recolor', group: 'g' } as const;
    const edits = Array.from({ length: 10_000 }, (_, i): Edit => {
      const before = annotation(`a${i}`, 3, 8, { sourceId: i % 2 === 0 ? MADE.sourceId : OTHER_SOURCE });
      return { table: 'annotations', key: before.id, before, after: { ...before, color: 'red', updatedAt: 20 } };
    });
    const records = toHistorySteps(frame, edits, () => undefined);
    expect(records.flatMap((one) => one.annotations).toSorted()).toEqual(edits.map(({ key }) => key).toSorted());
    expect([Math.max(...records.map((one) => one.parts.length)), new Set(records.map((one) => one.id)).size]).toEqual([32, 314]);
    expect(records.every((one) => validateRecord('history', one).ok)).toBe(true);
    expect(records.reduce((sum, one) => sum + sizeOfStep(one), 0) * 12).toBeLessThan(HISTORY_SIZE_KEPT);
    const [first] = records;
    expect(onlyOf(first, annotationId('a4'))).toEqual({ ...first, annotations: ['a4'], parts: [first?.parts[2]] });
    expect(onlyOf({ annotations: 'none' }, annotationId('a4'))).toEqual({ annotations: 'none' });
  });

  it('about a note alone belongs to the source of its annotation; where that is not there, nothing is told', () => {
    const frame = { at: 30, seq: 8, kind: 'do', label: 'write-note', group: 'g' } as const;
    expect(toHistorySteps(frame, [write(null, FOUR)], () => OTHER_SOURCE).map((one) => one.sourceId)).toEqual([OTHER_SOURCE]);
    expect(toHistorySteps(frame, [write(null, FOUR)], () => undefined)).toEqual([]);
  });
});

describe('the desk as it was', () => {
  const desk = (at: number) => [...statesAt([NOW], STEPS, at).values()];

  it.each([
    [9, []],
    [10, [{ annotation: MADE, note: null }]],
    [20, [{ annotation: RED, note: null }]],
    [39, [{ annotation: RED, note: FOUR }]],
    [40, [NOW]],
  ])('at %i', (at, states) => {
    expect(desk(at)).toEqual(states);
  });

  it('has what went for good since, and what was in the trash only later', () => {
    const trashed = { ...RED, trashedAt: 50 };
    const steps = [...STEPS, step(60, 'empty-trash', [annotate(trashed, null), write(FIVE, null)])];
    expect([...statesAt([], steps, 55).values()]).toEqual([{ annotation: trashed, note: FIVE }]);
    expect([...statesAt([], steps, 45).values()]).toEqual([NOW]);
    expect([...statesAt([], steps, 60).values()]).toEqual([]);
    expect(momentsOf([], steps)).toEqual([10, 20, 30, 40, 60]);
  });

  it('shows the oldest that is known when older steps are forgotten', () => {
    const states = [...statesAt([NOW], STEPS.slice(2), 15).values()];
    expect([states, countLater(states, 15)]).toEqual([[{ annotation: RED, note: null }], 1]);
    expect(countLater(desk(15), 15)).toBe(0);
  });
});

describe('the history of an annotation', () => {
  it('goes back to its making, undone steps included', () => {
    const back = step(50, 'recolor', [annotate(RED, MADE)], 'undo');
    const events = historyOf(MADE.id, { annotation: MADE, note: FIVE }, [...STEPS, back]);
    expect(events.map(({ at, kind, label }) => [at, kind, label])).toEqual([
      [50, 'undo', 'recolor'],
      [40, 'do', 'write-note'],
      [30, 'do', 'write-note'],
      [20, 'do', 'recolor'],
      [10, 'do', null],
    ]);
    expect(events.map(({ before, after }) => (before === null || after === null ? [] : differencesBetween(before, after)))).toEqual([
      ['color'],
      ['note'],
      ['note'],
      ['color'],
      [],
    ]);
  });

  it('says where it begins with something that is not the making', () => {
    const firsts = (steps: readonly HistoryStep[]) => historyOf(MADE.id, NOW, steps).map(({ isFirstKnown }) => isFirstKnown);
    expect([firsts(STEPS), firsts(STEPS.slice(1))]).toEqual([
      [false, false, false, false],
      [false, false, true],
    ]);
  });

  it('of merged libraries: each step tells how it ended there', () => {
    const blue = { ...MADE, color: 'blue', updatedAt: 25 } as const;
    const events = historyOf(MADE.id, { annotation: RED, note: null }, [...STEPS.slice(0, 1), step(25, 'recolor', [annotate(MADE, blue)])]);
    expect(events.map(({ before, after }) => [before?.annotation.color, after?.annotation.color])).toEqual([
      ['yellow', 'blue'],
      ['yellow', 'red'],
      [undefined, 'yellow'],
    ]);
  });
});

describe('returning to a state', () => {
  const context = { at: 90, group: 'g' };

  it('gives colour and note back in one step, and keeps since when they are', () => {
    const change = returnToState(NOW, { annotation: MADE, note: FOUR }, () => true, context);
    expect(change).toEqual({
      label: 'return-to-state',
      at: 90,
      group: 'g',
      edits: [annotate(RED, { ...MADE, updatedAt: 90 }), write(FIVE, { ...FOUR, updatedAt: 90 })],
    });
  });

  it('takes away a note that was not there, leaves codes out that are gone, and does nothing twice', () => {
    const coded = { ...MADE, codes: annotation('x', 0, 1, { codes: [] }).codes };
    expect(returnToState(NOW, { annotation: RED, note: null }, () => true, context).edits).toEqual([write(FIVE, null)]);
    expect(returnToState({ annotation: MADE, note: null }, { annotation: coded, note: null }, () => false, context).edits).toEqual([]);
  });
});
