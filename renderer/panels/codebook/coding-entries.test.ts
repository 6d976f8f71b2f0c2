import { expect, test } from 'vitest';
import { createCodebook } from '../../../shared/codebook/codebook';
import { codeId } from '../../../shared/model/ids';
import { code } from '../../../shared/model/record.cases';
import { matchCoding } from './coding-entries';

const book = createCodebook([
  code('f', { name: 'Formula' }),
  code('p', { name: 'cyber power', parentId: codeId('f') }),
  code('t', { name: 'Translation', order: 1 }),
]);

const show = (typed: string, passage = '') =>
  matchCoding(book, typed, new Set([codeId('p')]), passage).map((entry) =>
    entry.kind === 'code' ? `${entry.isGiven ? '✓ ' : ''}${entry.label}` : `${entry.kind}: ${entry.label}`,
  );

test.each<[string, string, readonly string[]]>([
  ['', '', ['Formula', '✓ Formula › cyber power', 'Translation']],
  ['', ' 網絡\n強國 ', ['Formula', '✓ Formula › cyber power', 'Translation', 'in-vivo: 網絡 強國']],
  ['', 'FORMULA', ['Formula', '✓ Formula › cyber power', 'Translation']],
  ['', 'x'.repeat(61), ['Formula', '✓ Formula › cyber power', 'Translation']],
  ['power', 'hurdle', ['✓ Formula › cyber power', 'create: power']],
  ['formula > CYBER power', '', ['✓ Formula › cyber power']],
  ['formula > new', '', ['create: formula › new']],
  [' > ', '', ['Formula', '✓ Formula › cyber power', 'Translation']],
])('typing "%s" over "%s"', (typed, passage, expected) => {
  expect(show(typed, passage)).toEqual(expected);
});
