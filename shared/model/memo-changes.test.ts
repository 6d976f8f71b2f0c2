import { expect, it } from 'vitest';
import { nextCheck, setCheck } from './check-changes';
import { sourceId } from './ids';
import { joinMemos, writeMemo } from './memo-changes';
import { annotation, memo, note } from './record.cases';

const context = { at: 9000, group: 'g' };
const id = sourceId('s1');

it('a memo is made, written on and removed; what was never there is not removed', () => {
  const { body } = note('any', 'first');
  const made = writeMemo(id, null, body, context);
  expect(made.edits).toEqual([{ table: 'memos', key: 's1', before: null, after: { id, body, createdAt: 9000, updatedAt: 9000 } }]);
  const before = memo(id, 'first', 3000);
  const written = writeMemo(id, before, note('any', 'second').body, context);
  expect(written.edits[0]?.after).toEqual({ ...memo(id, 'second', 3000), updatedAt: 9000 });
  expect([written.label, writeMemo(id, before, null, context).edits[0]?.after]).toEqual(['write-memo', null]);
  expect(writeMemo(id, null, null, context)).toEqual({ label: 'remove-memo', ...context, edits: [] });
});

it('two versions of a memo stand one below the other, what both say once', () => {
  const [there, here] = [note('a', 'there').body, note('a', 'here').body];
  const joined = joinMemos(there, here);
  expect(joined.content).toEqual([...there.content, ...here.content]);
  expect([joinMemos(joined, here), joinMemos(joined, there)]).toEqual([joined, joined]);
});

it('the question mark goes from nothing to open to settled to nothing', () => {
  expect([nextCheck(null), nextCheck('open'), nextCheck('settled')]).toEqual(['open', 'settled', null]);
  const asked = annotation('a2', 0, 5, { check: 'open' });
  const change = setCheck([annotation('a1'), asked], 'open', context);
  expect(change.edits.map((edit) => [edit.key, edit.after])).toEqual([['a1', annotation('a1', 0, 5, { check: 'open', updatedAt: 9000 })]]);
});
