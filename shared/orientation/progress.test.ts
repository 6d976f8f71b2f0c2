import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textOf } from '../../e2e/support/texts';
import { addRead, countRead, findUnread, giveAttention, isRead, isStretchRead, joinRead, NOTHING_READ, readingTimeOf } from './progress';

test('bits hold what was read, whatever the order, and joining loses nothing', () => {
  const paragraphs = fc.array(fc.integer({ min: 1, max: 300 }));
  fc.assert(
    fc.property(paragraphs, paragraphs, (one, other) => {
      const read = joinRead(addRead(NOTHING_READ, one), addRead(NOTHING_READ, other));
      const all = new Set([...one, ...other]);
      expect(Array.from({ length: 300 }, (_, i) => i + 1).filter((n) => isRead(read, n))).toEqual([...all].sort((a, b) => a - b));
      expect(countRead(read, 300)).toBe(all.size);
      expect(addRead(read, [...all])).toBe(read);
    }),
  );
});

const TEXT = 'A title\n\nOne.\n\nTwo.\n\nThree.\n\nFour.\n';
const { blocks } = textOf(TEXT);

test('the next unread paragraph lies behind, else at the beginning', () => {
  const read = addRead(NOTHING_READ, [1, 3]);
  const next = (from: number, bits = read) => findUnread(blocks, bits, from)?.paragraph;
  expect([next(0), next(2), next(3), next(4)]).toEqual([2, 4, 4, 2]);
  expect(next(0, addRead(read, [2, 4]))).toBeUndefined();
  expect([isStretchRead(blocks, read, 0, 1), isStretchRead(blocks, read, 1, 2), isStretchRead(blocks, read, 0, 0)]).toEqual([
    true,
    false,
    false,
  ]);
});

test('a Chinese character takes longer than a letter, and the shortest line some time', () => {
  const text = 'Title\n\nShort.\n\n'.concat('a'.repeat(300), '\n\n', '網'.repeat(120), '\n');
  const times = textOf(text).blocks.map((block) => Math.round(readingTimeOf(text, block)));
  expect(times.slice(1)).toEqual([700, 10_000, 10_000]);
});

const whole = (paragraph: number, needs = 1000) => ({ paragraph, from: 0, to: 1, needs });

test('time goes to the paragraphs in view one after the other', () => {
  const first = giveAttention(new Map(), [whole(1), whole(2), whole(3)], 1000);
  expect(first.read).toEqual([1]);
  const second = giveAttention(first.attentions, [whole(2), whole(3)], 1500);
  expect(second.read).toEqual([2]);
  expect(giveAttention(second.attentions, [whole(3)], 500).read).toEqual([3]);
});

test('a long paragraph is not read before its end was seen, however long its beginning stood there', () => {
  const beginning = giveAttention(new Map(), [{ ...whole(1), to: 0.5 }], 60_000);
  expect(beginning.read).toEqual([]);
  const passing = giveAttention(beginning.attentions, [{ ...whole(1), from: 0.5 }], 100);
  expect(passing.read).toEqual([]);
  expect(giveAttention(passing.attentions, [{ ...whole(1), from: 0.5 }], 400).read).toEqual([1]);
});

test('no time is given twice', () => {
  const glimpse = fc.record({
    paragraph: fc.integer({ min: 1, max: 6 }),
    from: fc.double({ min: 0, max: 0.5, noNaN: true }),
    to: fc.double({ min: 0.5, max: 1, noNaN: true }),
    needs: fc.integer({ min: 700, max: 9000 }),
  });
  fc.assert(
    fc.property(fc.uniqueArray(glimpse, { selector: ({ paragraph }) => paragraph }), fc.nat(20_000), (glimpses, passed) => {
      const { attentions, read } = giveAttention(new Map(), glimpses, passed);
      const kept = [...attentions.values()].reduce((sum, { spent }) => sum + spent, 0);
      const least = glimpses.filter(({ paragraph }) => read.includes(paragraph)).reduce((sum, { needs }) => sum + needs * 0.89, 0);
      expect(kept + least).toBeLessThanOrEqual(passed + 0.001);
    }),
  );
});
