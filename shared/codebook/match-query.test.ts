import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { codeId } from '../model/ids';
import { type CodeQuery, type CodeTest, type CodingRelation, hasCode, withoutMissingCodes } from './code-query';
import { CODEBOOK, codedText, codedTexts, matchNaively, queries } from './code-query.cases';
import { matchQuery } from './match-query';

const id = codeId;
const yes = (test: CodeTest) => ({ not: false, test });
const no = (test: CodeTest) => ({ not: true, test });
const has = (code: string): CodeTest => ({ kind: 'code', code: id(code) });
const pair = (code: string, relation: CodingRelation, other: string): CodeQuery => [
  [yes({ kind: 'pair', code: id(code), relation, other: id(other) })],
];
const near = (distance: number, unit: 'characters' | 'paragraphs'): CodingRelation => ({ kind: 'near', distance, unit });

const TEXT = codedText({
  a: ['B', '1:0-4'],
  b: ['E', '1:4-8'],
  c: ['D E', '3:0-5'],
  d: ['B', '3:2-4', '6:0-1'],
  e: ['', '4:0-9'],
  lost: ['D'],
});

describe('the query', () => {
  test.each<[string, CodeQuery, string]>([
    ['nothing asked', [], 'a b c d e lost'],
    ['a code stands for its branch', [hasCode(id('A'))], 'a c d lost'],
    ['a code that is not there', [hasCode(id('gone'))], ''],
    ['and', [hasCode(id('D')), hasCode(id('E'))], 'c'],
    ['or', [[yes(has('B')), yes(has('E'))]], 'a b c d'],
    ['not', [[no(has('A'))]], 'b e'],
    ['and, or, not', [[yes(has('A')), yes(has('E'))], [no(has('B'))]], 'b c lost'],
    ['uncoded', [[no({ kind: 'coded' })]], 'e'],
    ['in a paragraph, at any of its places', [[yes({ kind: 'paragraph', paragraph: 6 })]], 'd'],
    ['in a paragraph that is not there', [[yes({ kind: 'paragraph', paragraph: 99 })]], ''],
    ['together', pair('A', { kind: 'together' }, 'E'), 'c'],
    ['a code is not together with itself', pair('A', { kind: 'together' }, 'A'), ''],
    ['passages that only touch do not overlap', pair('B', { kind: 'overlaps' }, 'E'), 'd'],
    ['and are no character apart', pair('B', near(0, 'characters'), 'E'), 'a d'],
    ['within looks one way', pair('B', { kind: 'within' }, 'D'), 'd'],
    ['and not the other', pair('D', { kind: 'within' }, 'B'), ''],
    ['two paragraphs on', pair('B', near(1, 'paragraphs'), 'D'), 'd'],
    ['an annotation is not near itself at its other place', pair('B', near(3, 'paragraphs'), 'B'), 'a d'],
    ['what cannot be placed is near nothing', pair('D', near(99, 'paragraphs'), 'B'), 'c'],
  ])('%s', (_, query, found) => {
    expect([...matchQuery(query, TEXT)].join(' ')).toBe(found);
  });

  it('finds what comparing every coding with every other finds', () => {
    fc.assert(
      fc.property(codedTexts, queries, (coded, query) => {
        expect(matchQuery(query, coded)).toEqual(matchNaively(query, coded));
      }),
      { numRuns: 400 },
    );
  });

  it('forgets codes that are gone, and conditions that say nothing more', () => {
    const query: CodeQuery = [[yes(has('B')), no(has('gone'))], pair('gone', { kind: 'together' }, 'B')[0] ?? [], [yes({ kind: 'coded' })]];
    expect(withoutMissingCodes(query, CODEBOOK)).toEqual([[yes(has('B'))], [yes({ kind: 'coded' })]]);
    expect(withoutMissingCodes(pair('B', { kind: 'within' }, 'A'), CODEBOOK)).toEqual(pair('B', { kind: 'within' }, 'A'));
  });
});
