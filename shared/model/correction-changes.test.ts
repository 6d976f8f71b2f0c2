import { expect, test } from 'vitest';
import { setCorrection } from './correction-changes';
import { invertEdits } from './invert-change';
import { annotation, CORRECTION } from './record.cases';

const context = { at: 9000, group: 'g' };

test('a correction is said of all places at once, and leaves codes, colour and check alone', () => {
  const [plain, right] = [annotation('a1', 0, 5, { check: 'open', color: 'red' }), annotation('a2', 7, 9, { correction: CORRECTION })];
  const change = setCorrection([plain, right], CORRECTION, context);
  expect([change.label, change.edits]).toEqual([
    'correct',
    [{ table: 'annotations', key: 'a1', before: plain, after: { ...plain, correction: CORRECTION, updatedAt: 9000 } }],
  ]);
  expect(invertEdits(change.edits).map(({ after }) => after)).toEqual([plain]);
});

test('what is withdrawn says nothing more, and once is enough', () => {
  const right = annotation('a2', 7, 9, { correction: CORRECTION });
  const change = setCorrection([right, annotation('a1')], null, context);
  expect([change.label, change.edits.map(({ after }) => after)]).toEqual([
    'withdraw-correction',
    [{ ...right, correction: null, updatedAt: 9000 }],
  ]);
});
