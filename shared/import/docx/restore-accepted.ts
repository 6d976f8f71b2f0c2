import { type Span, span } from '../../text/offset';
import type { DocxDocument, DocxParagraph, MarkedRange } from './read-document';
import type { SentCorrection } from './sent-corrections';
import { PARAGRAPH_END } from './tracked-pieces';

/** Words that are put back: where in the file they are missing, and where they stand in what comes of it. */
interface Patch {
  readonly from: Span;
  readonly to: Span;
  readonly words: string;
}

/**
 * The document with the words from before put back where corrections of ours were accepted, so that its paragraphs stand in the text
 * again and everything else in them is found exactly; and the corrections, where they are in it. Tracked pieces keep their numbers.
 */
export function restoreAccepted(
  document: DocxDocument,
  corrections: readonly SentCorrection[],
): { readonly document: DocxDocument; readonly corrections: readonly SentCorrection[] } {
  const patches = patchesOf(corrections);
  if (patches.length === 0) return { document, corrections };
  const shift = new Shift(patches);
  const byStart = new Map(patches.map((patch) => [patch.from, patch]));
  const moved = (where: Span) => {
    const start = shift.move(where.start, 'start');
    return span(start, Math.max(start, shift.move(where.end, 'end')));
  };
  const movedRange = ({ firstPiece, endPiece, ...where }: MarkedRange): MarkedRange => ({ ...moved(where), firstPiece, endPiece });
  return {
    document: {
      ...putBack(document, patches, shift),
      ranges: new Map(Array.from(document.ranges, ([id, where]) => [id, moved(where)])),
      bookmarks: new Map(Array.from(document.bookmarks, ([name, where]) => [name, movedRange(where)])),
      tracked: document.tracked.map((piece) => ({ ...piece, ...moved(span(piece.start, piece.end)) })),
      restored: patches.map(({ to }) => to),
    },
    corrections: corrections.map((one) => {
      const patch = byStart.get(one.where);
      return { ...one, where: patch === undefined ? movedRange(one.where) : { ...one.where, ...patch.to } };
    }),
  };
}

function patchesOf(corrections: readonly SentCorrection[]): readonly Patch[] {
  const patches: Patch[] = [];
  let grown = 0;
  for (const { where, original, isOriginalGone } of corrections) {
    if (!isOriginalGone) continue;
    const start = where.start + grown;
    const to = span(start, start + original.length);
    patches.push({ from: where, to, words: original });
    grown += original.length - (where.end - where.start);
  }
  return patches;
}

/** Says where offsets are when words have been put back; one inside of what was there goes to its edge. */
class Shift {
  readonly #patches: readonly Patch[];

  constructor(patches: readonly Patch[]) {
    this.#patches = patches;
  }

  /** At a place where words were missing, a passage begins behind them and ends before them. */
  move(at: number, side: 'start' | 'end'): number {
    const { from, to } = this.#lastAt(at, side) ?? {};
    if (from === undefined || to === undefined) return at;
    if (at >= from.end && (at > from.start || side === 'start')) return to.end + at - from.end;
    return side === 'start' ? to.start : to.end;
  }

  /** The last patch that begins before `at`; at `at` as well, where a passage begins. */
  #lastAt(at: number, side: 'start' | 'end'): Patch | undefined {
    let low = 0;
    let high = this.#patches.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const start = this.#patches[middle]?.from.start ?? 0;
      if (start < at || (start === at && side === 'start')) low = middle + 1;
      else high = middle;
    }
    return this.#patches[low - 1];
  }
}

function putBack(document: DocxDocument, patches: readonly Patch[], shift: Shift): Pick<DocxDocument, 'words' | 'paragraphs'> {
  let words = '';
  let at = 0;
  for (const { from, words: missing } of patches) {
    words += document.words.slice(at, from.start) + missing.replaceAll(PARAGRAPH_END, '\n');
    at = from.end;
  }
  words += document.words.slice(at);
  return { words, paragraphs: paragraphsOf(document, patches, shift, words.length) };
}

/** Paragraphs end where they ended, but for ends that were in the place of words put back, and where those have ends. */
function paragraphsOf({ paragraphs }: DocxDocument, patches: readonly Patch[], shift: Shift, length: number): readonly DocxParagraph[] {
  const ends: { readonly at: number; readonly style: string }[] = [];
  let next = 0;
  const endUpTo = (offset: number) => {
    for (; next < paragraphs.length - 1 && (paragraphs[next]?.end ?? 0) < offset; next += 1) {
      const paragraph = paragraphs[next];
      if (paragraph !== undefined) ends.push({ at: shift.move(paragraph.end, 'start'), style: paragraph.style });
    }
  };
  for (const { from, to, words } of patches) {
    endUpTo(from.start);
    const style = paragraphs[next]?.style ?? '';
    while (next < paragraphs.length - 1 && (paragraphs[next]?.end ?? 0) < from.end) next += 1;
    for (const match of words.matchAll(/\u2029/g)) ends.push({ at: to.start + match.index, style });
  }
  endUpTo(Number.POSITIVE_INFINITY);
  ends.push({ at: length, style: paragraphs.at(-1)?.style ?? '' });
  return ends.map(({ at, style }, index) => ({ start: index === 0 ? 0 : (ends[index - 1]?.at ?? 0) + 1, end: at, style }));
}
