import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { span } from '../../shared/text/offset';
import type { Block } from '../../shared/text/source-text';
import { PositionMap } from './position-map';
import { groupSections } from './sections';

/** Blocks of `text`: the stretches between blank lines. */
function blocksOf(text: string): Block[] {
  return [...text.matchAll(/[^\n]+/g)].map((match, index) => ({
    index,
    kind: 'paragraph',
    span: span(match.index, match.index + match[0].length),
    language: 'en',
    paragraph: index + 1,
    level: null,
  }));
}

function mapOf(text: string) {
  const blocks = blocksOf(text);
  return { blocks, map: new PositionMap(blocks, groupSections(text, blocks)) };
}

const words = fc.string({ unit: fc.constantFrom('a', ' ', '網', '𝒜', 'e\u0301', 'ש'), minLength: 1, maxLength: 40 });
const texts = fc
  .tuple(fc.nat({ max: 3 }), fc.array(fc.tuple(words, fc.integer({ min: 1, max: 4 })), { minLength: 1, maxLength: 12 }))
  .map(([before, paragraphs]) => '\n'.repeat(before) + paragraphs.map(([line, gap]) => line + '\n'.repeat(gap)).join(''));

describe('PositionMap', () => {
  it('counts one position for each opening and closing of section and block', () => {
    const { map } = mapOf('\nab\n\n\ncd');
    expect([1, 2, 3, 4, 6, 7, 8].map((at) => map.toPosition(at))).toEqual([2, 3, 4, 4, 6, 7, 8]);
    expect(map.sectionRange(0)).toEqual({ from: 0, to: 10 });
  });

  it('comes back to the same offset from every place inside a block', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { blocks, map } = mapOf(text);
        for (const block of blocks) {
          for (let at: number = block.span.start; at <= block.span.end; at += 1) expect(map.toOffset(map.toPosition(at))).toBe(at);
        }
      }),
    );
  });

  it('takes a place between blocks for the end of the block before', () => {
    fc.assert(
      fc.property(texts, fc.nat(), (text, seed) => {
        const { blocks, map } = mapOf(text);
        const at = seed % (text.length + 1);
        const before = blocks.findLast((block) => block.span.start <= at) ?? blocks[0];
        if (before === undefined) throw new Error('a text has a block');
        const expected = Math.min(Math.max(at, before.span.start), before.span.end);
        expect(map.offsetOf(map.pointOf(at))).toBe(expected);
      }),
    );
  });

  it('ascends with the offsets', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { map } = mapOf(text);
        const positions = Array.from({ length: text.length + 1 }, (_, at) => map.toPosition(at));
        expect(positions).toEqual([...positions].sort((a, b) => a - b));
      }),
    );
  });
});

describe('groupSections', () => {
  it('covers every block once, closes at about 9,000 characters, and sets page furniture apart', () => {
    const lengths = [4000, 6000, 100, 20, 30, 50];
    const text = lengths.map((length) => 'x'.repeat(length)).join('\n');
    const blocks = blocksOf(text).map(
      (block): Block => ({ ...block, kind: block.index === 3 || block.index === 4 ? 'furniture' : 'paragraph' }),
    );
    expect(groupSections(text, blocks).map(({ first, last, furniture }) => ({ first, last, furniture }))).toEqual([
      { first: 0, last: 1, furniture: false },
      { first: 2, last: 2, furniture: false },
      { first: 3, last: 4, furniture: true },
      { first: 5, last: 5, furniture: false },
    ]);
  });

  it('takes a Chinese paragraph for twice as long as an English one of the same number of characters', () => {
    const text = `${'網'.repeat(100)}\n${'n'.repeat(100)}`;
    const [han, latin] = blocksOf(text).map((block) => groupSections(text, [{ ...block, index: 0 }])[0]?.weight);
    expect([han, latin]).toEqual([270, 170]);
  });
});
