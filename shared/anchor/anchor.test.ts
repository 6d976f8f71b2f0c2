import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBundledText, readZoo, textOf, ZOO } from '../../e2e/support/texts';
import { revisionId } from '../model/ids';
import { snapToGraphemes } from '../text/graphemes';
import { type Span, sliceSpan, span } from '../text/offset';
import type { SourceText } from '../text/source-text';
import { CONTEXT_LENGTH, describeTarget } from './describe';
import { resolveTarget } from './resolve';
import { RESOLVE_CASES } from './resolve.cases';

const FIRST = revisionId('first');
const SECOND = revisionId('second');
const AROUND = 8;

function parseBrackets(words: string): { readonly source: SourceText; readonly where: Span } {
  const start = words.indexOf('[');
  return { source: textOf(words.replace(/[[\]]/g, '')), where: span(start, words.indexOf(']') - 1) };
}

function showFound(source: SourceText, { start, end }: Span): string {
  const { text } = source;
  return `${text.slice(Math.max(0, start - AROUND), start)}|${text.slice(start, end)}|${text.slice(end, end + AROUND)}`;
}

test.each(RESOLVE_CASES)('$name', ({ before, after, state, found, candidates }) => {
  const { source, where } = parseBrackets(before);
  const edited = textOf(after);
  const anchor = resolveTarget(edited, SECOND, describeTarget(source, FIRST, where));
  expect({
    state: anchor.state,
    found: anchor.state === 'orphaned' ? undefined : showFound(edited, anchor.span),
    candidates: anchor.state === 'doubtful' ? anchor.candidates.length : undefined,
  }).toEqual({ state, found, candidates });
});

test('a passage of the bundled text as it is described', () => {
  const source = readBundledText();
  const start = source.text.indexOf('cyber power .');
  expect(describeTarget(source, FIRST, span(start, start + 11))).toEqual({
    revisionId: 'first',
    start,
    end: start + 11,
    quote: {
      exact: 'cyber power',
      prefix: 'rive to build my country into a ',
      suffix: ' .\n\nBuilding a cyber power is a ',
    },
    paragraph: 7,
    occurrence: [3, 7],
  });
});

const sources = [readBundledText(), ...ZOO.map(readZoo)];
const passage = fc
  .tuple(fc.constantFrom(...sources), fc.nat(), fc.integer({ min: 1, max: 400 }))
  .map(([source, from, length]) => {
    const start = from % source.text.length;
    return { source, where: snapToGraphemes(source, span(start, Math.min(source.text.length, start + length))) };
  })
  .filter(({ where }) => where.end > where.start);

test('describe, then resolve in the same revision, is identity at every place of every text', () => {
  fc.assert(
    fc.property(passage, ({ source, where }) => {
      const target = describeTarget(source, FIRST, where);
      expect(resolveTarget(source, FIRST, target)).toEqual({ state: 'anchored', span: where });
      const { exact, prefix, suffix } = target.quote;
      expect(source.text.slice(where.start - prefix.length, where.end + suffix.length)).toBe(prefix + exact + suffix);
      expect([prefix, exact, suffix].every((words) => words.isWellFormed() && (words === exact || words.length <= CONTEXT_LENGTH))).toBe(
        true,
      );
      expect(target.occurrence[0]).toBeGreaterThan(0);
      expect(target.occurrence[0]).toBeLessThanOrEqual(target.occurrence[1]);
    }),
  );
});

test('the whole text, its first and its last character', () => {
  for (const source of sources) {
    const { length } = source.text;
    for (const where of [span(0, length), snapToGraphemes(source, span(0, 1)), snapToGraphemes(source, span(length - 1, length))]) {
      if (where.end > where.start) {
        expect(resolveTarget(source, FIRST, describeTarget(source, FIRST, where))).toEqual({ state: 'anchored', span: where });
      }
    }
  }
});

test('an edit elsewhere never moves a passage to other words: it stays, or the reader is asked with the right place among the candidates', () => {
  fc.assert(
    fc.property(passage, fc.nat(), fc.nat(30), fc.constantFrom('', 'new ', '𝒜 ', '新\n\n'), ({ source, where }, from, removed, added) => {
      const at = from % source.text.length;
      const end = Math.min(source.text.length, at + removed);
      fc.pre(end + 2 * CONTEXT_LENGTH < where.start || at > where.end + 2 * CONTEXT_LENGTH);
      fc.pre((source.text.slice(0, at) + added + source.text.slice(end)).isWellFormed());
      const edited = textOf(source.text.slice(0, at) + added + source.text.slice(end));
      const shift = at < where.start ? added.length - (end - at) : 0;
      const moved = span(where.start + shift, where.end + shift);
      const anchor = resolveTarget(edited, SECOND, describeTarget(source, FIRST, where));
      if (anchor.state === 'anchored') expect(anchor.span).toEqual(moved);
      else if (anchor.state === 'doubtful') expect(sliceSpan(edited.text, anchor.span)).toBe(sliceSpan(source.text, where));
      else expect.unreachable('an untouched passage is never orphaned');
    }),
    { numRuns: 300 },
  );
});

test('an edit elsewhere keeps nearly every sentence of the bundled text without asking', () => {
  const source = readBundledText();
  const edited = textOf(`A new title\n\n${source.text}`);
  const states = source.blocks.flatMap((block) => {
    const words = sliceSpan(source.text, block.span).split(' ');
    const where = span(block.span.start, block.span.start + words.slice(0, 4).join(' ').length);
    return resolveTarget(edited, SECOND, describeTarget(source, FIRST, where)).state;
  });
  expect(states).toEqual(source.blocks.map(() => 'anchored'));
});

test('deleting the passage orphans it or asks, and never anchors it elsewhere', () => {
  fc.assert(
    fc.property(passage, ({ source, where }) => {
      const rest = source.text.slice(0, where.start) + source.text.slice(where.end);
      fc.pre(/\p{L}/u.test(rest));
      expect(resolveTarget(textOf(rest), SECOND, describeTarget(source, FIRST, where)).state).not.toBe('anchored');
    }),
    { numRuns: 300 },
  );
});
