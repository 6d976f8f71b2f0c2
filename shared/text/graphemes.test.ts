import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBundledText, readZoo, textOf, ZOO } from '../../e2e/support/texts';
import { blockAt } from './block-at';
import { type BoundaryUnit, nextBoundary, previousBoundary, snapToGraphemes } from './graphemes';
import { type Offset, offset, sliceSpan, span } from './offset';
import type { SourceText } from './source-text';

/** Every place where the caret may stand, reached from the start. */
function walk(source: SourceText, unit: BoundaryUnit): Offset[] {
  const places = [nextBoundary(source, offset(0), unit)];
  for (;;) {
    const last = places.at(-1) ?? offset(0);
    const next = nextBoundary(source, last, unit);
    if (next === last) return places;
    places.push(next);
  }
}

/** The words between neighbouring places. */
function stretches(source: SourceText, places: readonly Offset[]): string[] {
  return places.slice(1).map((place, index) => source.text.slice(places[index], place));
}

test('the caret walks whole characters: pairs, joined emoji, flags, stacked marks, conjuncts', () => {
  const source = textOf('a𝒜👩‍👩‍👧e\u0301🇹🇷🇩🇪Z\u0351\u0306कि한\r\n\r\nx');
  expect(stretches(source, walk(source, 'character'))).toEqual([
    '𝒜',
    '👩‍👩‍👧',
    'e\u0301',
    '🇹🇷',
    '🇩🇪',
    'Z\u0351\u0306',
    'कि',
    '한',
    '\r\n\r\n',
    'x',
  ]);
});

test('the caret walks by word, sentence and paragraph', () => {
  const source = textOf('One, two. Three\n\nfour 網絡強國。');
  expect(stretches(source, walk(source, 'word'))).toEqual([', two', '. Three', '\n\nfour', ' 網絡', '強國', '。']);
  expect(stretches(source, walk(source, 'sentence'))).toEqual([' Three', '\n\nfour 網絡強國。']);
  expect(stretches(source, walk(source, 'paragraph'))).toEqual(['\n\nfour 網絡強國。']);
});

test('backwards by word and paragraph', () => {
  const source = textOf('One, two. Three\n\nfour five');
  const end = offset(source.text.length);
  const back = (unit: BoundaryUnit, from: Offset) => source.text.slice(previousBoundary(source, from, unit), from);
  expect(back('word', end)).toBe('five');
  expect(back('word', offset(source.text.indexOf('four')))).toBe('Three\n\n');
  expect(back('sentence', offset(source.text.indexOf('Three') + 2))).toBe('Th');
  expect(back('paragraph', end)).toBe('four five');
  expect(previousBoundary(source, offset(0), 'word')).toBe(0);
});

test.each(ZOO)('forwards and backwards stop at the same characters, and never inside one: %s', (name) => {
  const source = readZoo(name);
  const forwards = walk(source, 'character');
  const backwards = [forwards.at(-1) ?? offset(0)];
  for (;;) {
    const last = backwards[0] ?? offset(0);
    const before = previousBoundary(source, last, 'character');
    if (before === last) break;
    backwards.unshift(before);
  }
  const first = source.blocks[0]?.span.start ?? offset(0);
  expect(backwards).toEqual(first === forwards[0] ? forwards : [first, ...forwards]);
  const clusters = new Intl.Segmenter('und', { granularity: 'grapheme' });
  for (const block of source.blocks) {
    const boundaries = Array.from(clusters.segment(sliceSpan(source.text, block.span)), ({ index }) => index + block.span.start);
    const visited = backwards.filter((place) => place >= block.span.start && place < block.span.end);
    expect(visited).toEqual(boundaries);
  }
});

test('snapping covers the span, is done once and for all, and leaves the gaps between blocks out', () => {
  const sources = [readBundledText(), ...ZOO.map(readZoo)];
  fc.assert(
    fc.property(fc.constantFrom(...sources), fc.nat(), fc.nat(60), (source, from, length) => {
      const start = from % source.text.length;
      const raw = span(start, Math.min(source.text.length, start + length));
      const snapped = snapToGraphemes(source, raw);
      expect(snapToGraphemes(source, snapped)).toEqual(snapped);
      expect(sliceSpan(source.text, snapped)).toContain(
        sliceSpan(source.text, raw)
          .trim()
          .replace(/^\p{M}+/u, ''),
      );
      expect(sliceSpan(source.text, snapped).isWellFormed()).toBe(true);
      if (snapped.end > snapped.start) {
        expect(blockAt(source, snapped.start).span.end).toBeGreaterThan(snapped.start);
        expect(blockAt(source, offset(snapped.end - 1)).span.end).toBeGreaterThanOrEqual(snapped.end);
      }
    }),
  );
});

test('a triple click with its line end is the paragraph and no more', () => {
  const source = textOf('One.\r\n\r\nTwo.\r\n\r\nThree.');
  const start = source.text.indexOf('Two');
  expect(sliceSpan(source.text, snapToGraphemes(source, span(start - 2, start + 8)))).toBe('Two.');
  expect(snapToGraphemes(source, span(5, 7))).toEqual(span(8, 8));
});
