import { getSchema } from '@tiptap/core';
import { EditorState } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { changedStretch, isTooDeep, nameBlocks } from './essay-blocks';
import { Citation, createEssaySchema, Footnote, Mention } from './essay-schema';

const schema = getSchema([...createEssaySchema(), Footnote, Mention, Citation]);

function essay(...blocks: readonly (readonly [id: string | null, words: string])[]) {
  const content = blocks.map(([blockId, words]) => ({ type: 'paragraph', attrs: { blockId }, content: [{ type: 'text', text: words }] }));
  return EditorState.create({ doc: schema.nodeFromJSON({ type: 'doc', content }) });
}

const idsOf = (state: EditorState) => state.doc.children.map(({ attrs }) => attrs.blockId);

describe('the names of blocks', () => {
  const before = essay(['a', 'one'], ['b', 'two'], ['c', 'three']);
  it('are looked at where something was written, and stay', () => {
    const { state } = before.applyTransaction(before.tr.insertText('!', 8));
    expect(changedStretch(before.doc, state.doc)).toEqual({ from: 5, to: 11, first: 1, end: 2, endBefore: 2 });
    expect(nameBlocks(before.doc, state, () => 'new')).toBe(null);
  });
  it('are given to a block without one, and to the second of two with the same', () => {
    const split = before.apply(before.tr.split(8));
    const twice = before.apply(before.tr.insert(before.doc.content.size, before.doc.child(0)));
    const named = [split, twice].map((state) => {
      const tr = nameBlocks(before.doc, state, () => 'new');
      return tr === null ? [] : idsOf(state.apply(tr));
    });
    expect(named).toEqual([
      ['a', 'b', 'new', 'c'],
      ['a', 'b', 'c', 'new'],
    ]);
  });
  it('leave with their blocks', () => {
    const state = before.apply(before.tr.delete(5, 10));
    expect([idsOf(state), nameBlocks(before.doc, state, () => 'new')]).toEqual([['a', 'c'], null]);
  });
});

it('a block nested too deeply is refused, by what was altered alone', () => {
  const nest = (depth: number): object => (depth === 0 ? { type: 'paragraph' } : { type: 'blockquote', content: [nest(depth - 1)] });
  const doc = (depth: number) => schema.nodeFromJSON({ type: 'doc', content: [nest(depth), { type: 'paragraph' }] });
  const [flat, fits, deep] = [doc(0), doc(38), doc(39)];
  expect([isTooDeep(flat, fits), isTooDeep(flat, deep), isTooDeep(deep, deep)]).toEqual([false, true, false]);
});
