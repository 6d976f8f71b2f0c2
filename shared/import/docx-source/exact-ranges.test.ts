import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRevisionText } from '../../model/read-revision-text';
import { snapToGraphemes } from '../../text/graphemes';
import { type Span, span } from '../../text/offset';
import type { SourceText } from '../../text/source-text';
import { trimSpan } from '../../text/trim-span';
import { comment, foreignDocx, p, r } from './docx-file.cases';
import { planDocxSource } from './plan-docx-source';

const CONTEXT = { fileName: 'a.docx', obtained: '', color: 'green', at: 0 } as const;

/** Astral, combined, joined, Chinese, right to left, blanks, and what XML must escape. */
const PIECES = ['word ', 'e\u0301', '𝒜', '👩‍👩‍👧', '網絡強國', '过关。', 'שלום ', 'العربية', '<&>', '  ', '\u3000', '\u00a0', '“', 'x'];

type Paragraphs = readonly (readonly string[])[];

/** Before the piece with this number, or behind the last one; where it may, the mark stands outside of the paragraph. */
interface Point {
  readonly paragraph: number;
  readonly piece: number;
  readonly isOutside: boolean;
}

interface Range {
  readonly from: Point;
  readonly to: Point;
}

const paragraphs = fc.array(fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }), { minLength: 1, maxLength: 6 });
const picks = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean(), fc.boolean()), { maxLength: 8 });

function rangesOf(all: Paragraphs, picked: readonly (readonly [number, number, boolean, boolean])[]): readonly Range[] {
  const points = all.flatMap((pieces, paragraph) => Array.from({ length: pieces.length + 1 }, (_, piece) => ({ paragraph, piece })));
  return picked.flatMap(([a, b, isStartOutside, isEndOutside]) => {
    const [first, last] = [a % points.length, b % points.length].sort((one, other) => one - other);
    const [from, to] = [points[first ?? 0], points[last ?? 0]];
    if (from === undefined || to === undefined) return [];
    const isAtEnd = to.piece === all[to.paragraph]?.length;
    return [{ from: { ...from, isOutside: isStartOutside && from.piece === 0 }, to: { ...to, isOutside: isEndOutside && isAtEnd } }];
  });
}

/** The body with its marks: at one place what ends there before what begins there, unless it begins there itself. */
function bodyOf(all: Paragraphs, ranges: readonly Range[]): string {
  const marks = (paragraph: number, piece: number, isOutside: boolean, kinds: readonly ('Start' | 'End')[]) => {
    const isHere = (at: Point) => at.paragraph === paragraph && at.piece === piece && at.isOutside === isOutside;
    const written = ranges.flatMap(({ from, to }, id) => {
      const [starts, ends] = [kinds.includes('Start') && isHere(from), kinds.includes('End') && isHere(to)];
      const marked = [starts ? `<w:commentRangeStart w:id="${id}"/>` : '', ends ? `<w:commentRangeEnd w:id="${id}"/>` : ''];
      return starts && ends ? [{ order: 1, xml: marked.join('') }] : [{ order: ends ? 0 : 2, xml: marked.join('') }];
    });
    return written
      .sort((a, b) => a.order - b.order)
      .map(({ xml }) => xml)
      .join('');
  };
  return all
    .map((pieces, index) => {
      const inside = pieces.map((piece, at) => marks(index, at, false, ['Start', 'End']) + r(piece)).join('');
      const runs = inside + marks(index, pieces.length, false, ['Start', 'End']);
      return marks(index, 0, true, ['Start']) + p(runs) + marks(index, pieces.length, true, ['End']);
    })
    .join('');
}

/** The text that must come of it, and in it the beginning of every paragraph. */
function joined(all: Paragraphs): { readonly text: string; readonly starts: readonly number[] } {
  let text = '';
  const starts = all.map((pieces) => {
    const words = pieces.join('');
    if (words.trim() === '') return text.length;
    if (text !== '') text += '\n\n';
    const start = text.length;
    text += words;
    return start;
  });
  return { text, starts };
}

function expected(all: Paragraphs, { from, to }: Range, source: SourceText): Span {
  const { text, starts } = joined(all);
  const place = ({ paragraph, piece }: Point) => {
    const pieces = all[paragraph] ?? [];
    const within = pieces.join('').trim() === '' ? 0 : pieces.slice(0, piece).join('').length;
    return (starts[paragraph] ?? 0) + within;
  };
  const [a, b] = [place(from), place(to)];
  return trimSpan(text, a < b ? snapToGraphemes(source, span(a, b)) : span(a, a));
}

test('every range of a file is the same words in the text that it becomes', async () => {
  await fc.assert(
    fc.asyncProperty(paragraphs, picks, async (all, picked) => {
      const ranges = rangesOf(all, picked);
      const comments = ranges.map((_, id) => comment(id, `note ${id}`)).join('');
      const bytes = await foreignDocx({ body: bodyOf(all, ranges), comments });
      const planned = await planDocxSource(bytes, CONTEXT, { report: () => undefined });
      const { text } = joined(all);
      if (text === '') {
        expect(planned).toEqual({ ok: false, error: { code: 'no-words' } });
        return;
      }
      if (!planned.ok) throw new Error(planned.error.code);
      const { prepared, beside, comments: items } = planned.value;
      const source = readRevisionText(prepared.revision, prepared.texts[0]?.bytes ?? new Uint8Array());
      if (!source.ok) throw new Error(source.error.code);
      expect(source.value.text).toBe(text);
      const wanted = ranges.map((range) => expected(all, range, source.value));
      const found = beside.flatMap((edit) => (edit.table === 'annotations' && edit.after !== null ? [edit.after.targets[0]] : []));
      expect(items.map(({ outcome }) => outcome)).toEqual(wanted.map(({ start, end }) => (start < end ? 'placed' : 'at-point')));
      expect(found.map(({ quote }) => quote.exact)).toEqual(found.map(({ start, end }) => text.slice(start, end)));
      const isExact = (_: unknown, id: number) => items[id]?.outcome === 'placed';
      expect(found.filter(isExact).map(({ start, end }) => ({ start, end }))).toEqual(wanted.filter(isExact));
    }),
    { numRuns: 100 },
  );
});
