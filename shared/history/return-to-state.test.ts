import { expect, it } from 'vitest';
import { annotation, note } from '../model/record.cases';
import { returnToState } from './return-to-state';

const CONTEXT = { at: 9000, group: 'g' };

it('takes a state over under its own name, whosever state that was', () => {
  const now = { annotation: annotation('a1', 3), note: null };
  const then = { annotation: annotation('a2', 9, 14, { color: 'blue' }), note: note('a2', 'theirs') };
  const { edits } = returnToState(now, then, () => true, CONTEXT);
  expect(edits.map(({ table, key, after }) => [table, key, after])).toEqual([
    ['annotations', 'a1', { ...then.annotation, id: now.annotation.id, updatedAt: 9000 }],
    ['notes', 'a1', { ...note('a1', 'theirs'), createdAt: 9000, updatedAt: 9000 }],
  ]);
});
