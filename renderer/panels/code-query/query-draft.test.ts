import fc from 'fast-check';
import { expect, test } from 'vitest';
import { queries } from '../../../shared/codebook/code-query.cases';
import { draftsOf, newParagraphDraft, queryOf } from './query-draft';

const newKey = () => crypto.randomUUID();

test('a query is the same again after it was laid out for editing', () => {
  fc.assert(
    fc.property(queries, (query) => {
      expect(queryOf(draftsOf(query, newKey))).toEqual(query);
    }),
  );
});

test('what is not filled in yet asks nothing', () => {
  const [first] = draftsOf([], newKey);
  expect(first?.terms).toHaveLength(1);
  expect(queryOf([{ key: 'a', terms: [...(first?.terms ?? []), newParagraphDraft(newKey)] }])).toEqual([]);
});
