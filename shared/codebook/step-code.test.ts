import { expect, test } from 'vitest';
import { codeId } from '../model/ids';
import { code } from '../model/record.cases';
import { createCodebook } from './codebook';
import { applyTo, drawTree } from './codebook.cases';
import { moveCode } from './edit-codes';
import { type CodeStep, stepCode } from './step-code';

const codes = [
  code('a', { name: 'a', order: 0 }),
  code('b', { name: 'b', order: 1 }),
  code('c', { name: 'c', order: 2 }),
  code('b1', { name: 'b1', parentId: codeId('b') }),
];

test.each<[string, CodeStep, string]>([
  ['a', 'up', 'nowhere'],
  ['c', 'up', 'a/c/b/  b1'],
  ['a', 'down', 'b/  b1/a/c'],
  ['c', 'down', 'nowhere'],
  ['b', 'in', 'a/  b/    b1/c'],
  ['a', 'in', 'nowhere'],
  ['b1', 'out', 'a/b/b1/c'],
  ['a', 'out', 'nowhere'],
])('%s one step %s', (name, step, expected) => {
  const book = createCodebook(codes);
  const place = stepCode(book, codeId(name), step);
  if (place === null) return expect('nowhere').toBe(expected);
  const moved = moveCode(book, codeId(name), place, { at: 1, group: 'g' });
  if (!moved.ok) throw new Error(moved.error.code);
  expect(drawTree(createCodebook(applyTo({ codes, annotations: [] }, moved.value.edits).codes)).join('/')).toBe(expected);
});
