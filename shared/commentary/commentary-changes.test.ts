import { describe, expect, it } from 'vitest';
import { commentaryBlockId, commentaryId } from '../model/ids';
import { validateRecord } from '../model/validate-records';
import { renameCommentary, sortBlocks, writeCommentary } from './commentary-changes';
import { block, byKey, commentary, EVERY_BLOCK, paragraph } from './essay.cases';
import { countEssayWords, isEmptyEssayBlock, mentionsOf, outlineOf, quotationsOf } from './essay-text';
import { parseEssayBlock } from './parse-essay-block';
import { reconcileBlocks } from './reconcile-blocks';

const CONTEXT = { at: 9000, group: 'g' };
const ONE = block('b1', 'V', 'one');
const TWO = block('b2', 'W', 'two');
const STORED = byKey(ONE, TWO);
const write = (...written: { id: string; words: string }[]) =>
  writeCommentary(
    commentaryId('e1'),
    STORED,
    written.map(({ id, words }) => ({ id: commentaryBlockId(id), content: paragraph(words) })),
    CONTEXT,
  ).edits.map(({ key, before, after }) => [key, before === null ? null : 'stood', after]);

describe('writing', () => {
  it('touches nothing where nothing was written', () => {
    expect(write({ id: 'b1', words: 'one' }, { id: 'b2', words: 'two' })).toEqual([]);
  });
  it('touches the block that was written in', () => {
    expect(write({ id: 'b1', words: 'one' }, { id: 'b2', words: 'two!' })).toEqual([
      ['b2', 'stood', { ...block('b2', 'W', 'two!'), updatedAt: 9000 }],
    ]);
  });
  it('puts a new block between its neighbours and takes one out', () => {
    expect(write({ id: 'b1', words: 'one' }, { id: 'b3', words: 'new' })).toEqual([
      ['b3', null, { ...block('b3', 'W', 'new'), updatedAt: 9000 }],
      ['b2', 'stood', null],
    ]);
  });
  it('does nothing where a title stays as it is', () => {
    expect(renameCommentary(commentary(), 'On power', CONTEXT).edits).toEqual([]);
  });
  it('gives an order to what two windows have put in one place', () => {
    expect(sortBlocks([block('b2', 'V', ''), TWO, block('b1', 'V', '')]).map(({ id }) => id)).toEqual(['b1', 'b2', 'b2']);
  });
});

describe('what two windows have written', () => {
  const context = { at: 9000, newId: () => 'fresh' };
  const edit = (before: typeof ONE | null, after: typeof ONE | null) =>
    ({ table: 'commentaryBlocks', key: (after ?? before ?? ONE).id, before, after }) as const;
  const mine = block('b1', 'V', 'mine');
  const theirs = block('b1', 'V', 'theirs');

  it.each([
    ['what is stored already needs nothing', edit(ONE, mine), byKey(mine), []],
    ['what only we wrote in is written', edit(ONE, mine), byKey(ONE), [edit(ONE, mine)]],
    ['what they took out and we wrote in comes back', edit(ONE, mine), byKey(), [edit(null, mine)]],
    ['what both took out is gone', edit(ONE, null), byKey(), []],
    ['what we took out and they wrote in stays', edit(ONE, null), byKey(theirs), []],
    ['what we only moved and they wrote in stands where they left it', edit(ONE, block('b1', 'X', 'one')), byKey(theirs), []],
    [
      'what they only moved and we wrote in says what we wrote',
      edit(ONE, mine),
      byKey(block('b1', 'X', 'one')),
      [edit(block('b1', 'X', 'one'), block('b1', 'X', 'mine'))],
    ],
    [
      'what both wrote in comes twice, theirs first',
      edit(ONE, mine),
      byKey(theirs),
      [edit(null, block('fresh', 'V1', 'mine', { updatedAt: 9000 }))],
    ],
  ])('%s', (_what, one, stored, expected) => {
    expect(reconcileBlocks([one], stored, context)).toEqual(expected);
  });
});

describe('a block', () => {
  it.each(EVERY_BLOCK)('$type is valid, and comes back from an editor as it went in', (content) => {
    expect(validateRecord('commentaryBlocks', { ...ONE, content })).toEqual({ ok: true, value: { ...ONE, content } });
    expect(parseEssayBlock(JSON.parse(JSON.stringify(content)))).toEqual(content);
  });
  it('is told by what stands in it', () => {
    const [, line, quotation] = EVERY_BLOCK;
    if (line === undefined || quotation === undefined) throw new Error('no blocks');
    expect(countEssayWords(line)).toEqual({ body: 4, footnotes: 2 });
    expect([line, quotation].map((one) => quotationsOf(one).map(({ words }) => words))).toEqual([['cyber power'], ['cyber power']]);
    expect(mentionsOf(line).map(({ attrs }) => attrs.id)).toEqual(['c1', 'a1']);
    expect(outlineOf(EVERY_BLOCK.map((content) => ({ id: ONE.id, content })))).toEqual([{ id: 'b1', level: 2, words: 'Power' }]);
    expect([paragraph(' '), line].map(isEmptyEssayBlock)).toEqual([true, false]);
  });
  it.each([
    ['a field that is not known', { ...ONE, extra: 1 }],
    [
      'a link that runs',
      { ...ONE, content: paragraph({ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:1' } }] }) },
    ],
    ['an order that leaves no room', { ...ONE, order: 'V0' }],
    ['a node that is not known', { ...ONE, content: { type: 'iframe' } }],
    [
      'a footnote in a footnote',
      { ...ONE, content: { type: 'paragraph', content: [{ type: 'footnote', content: [{ type: 'footnote' }] }] } },
    ],
  ])('is refused with %s', (_what, row) => {
    expect(validateRecord('commentaryBlocks', row).ok).toBe(false);
  });
});

describe('what comes from outside', () => {
  it('leaves its words, not its dress', () => {
    const found = {
      type: 'paragraph',
      attrs: { id: 'x', onclick: '1' },
      content: [
        { type: 'text', text: 'run', marks: [{ type: 'link', attrs: { href: 'javascript:1' } }, { type: 'blink' }] },
        { type: 'image', attrs: { src: 'x' } },
        { type: 'quote', content: [{ type: 'text', text: ' on' }] },
      ],
    };
    expect(parseEssayBlock(found)).toEqual(paragraph('run', ' on'));
  });
  it('keeps a quotation without a passage as words set apart', () => {
    expect(parseEssayBlock({ type: 'quotation', attrs: { target: null }, content: [{ type: 'text', text: 'words' }] })).toEqual({
      type: 'blockquote',
      content: [paragraph('words')],
    });
  });
  it('is refused where it is nested without end', () => {
    let deep: unknown = { type: 'paragraph' };
    for (let i = 0; i < 100; i++) deep = { type: 'blockquote', content: [deep] };
    expect(parseEssayBlock(deep)).toBe(null);
  });
});
