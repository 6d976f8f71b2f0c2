import { ceilGrapheme, floorGrapheme } from '../../text/graphemes';
import { offset, type Span, span } from '../../text/offset';
import { wordWithin } from '../../text/word-at';
import { paragraphIndexAt } from './paragraph-at';
import type { DocxDocument, DocxParagraph } from './read-document';
import type { TrackedPiece } from './tracked-pieces';

interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * Where a change is to stand: the words that it takes out, whole characters of them, and a word beside it where it takes out none, or
 * begins or ends with a new line: inside a word that word, else the word before it, or the one behind it where what is put in ends with a
 * blank. Words of `taken` are left alone: a character has to do, then. Null where there is none.
 */
export function widenChange(document: DocxDocument, pieces: readonly TrackedPiece[], taken: readonly Range[]): Span | null {
  const start = pieces[0]?.start ?? 0;
  const end = pieces.at(-1)?.end ?? start;
  const said = pieces.map(({ words }) => words).join('');
  const widening = new Widening(document, taken);
  let range: Range | null = widening.wholeCharacters({ start, end });
  if (range.start === range.end) range = widening.holdOnTo(range.start, /\s$/u.test(said));
  while (range !== null && document.words[range.start] === '\n') range = widening.backwards(range);
  while (range !== null && document.words[range.end - 1] === '\n') range = widening.forwards(range);
  return range === null ? null : span(range.start, range.end);
}

class Widening {
  readonly #document: DocxDocument;
  readonly #taken: readonly Range[];

  constructor(document: DocxDocument, taken: readonly Range[]) {
    this.#document = document;
    this.#taken = taken;
  }

  wholeCharacters({ start, end }: Range): Range {
    const from = floorGrapheme(this.#text, this.#block(start), offset(start));
    const to = start === end && from === start ? end : ceilGrapheme(this.#text, this.#block(end), offset(end));
    return { start: from, end: Math.max(from, to) };
  }

  /** What words that are put in at `at` can stand on. */
  holdOnTo(at: number, isBeforeWord: boolean): Range | null {
    const before = this.#wordAt(at - 1, at);
    const behind = this.#wordAt(at, at);
    const words = before !== null && before.end > at ? [before] : isBeforeWord ? [behind, before] : [before, behind];
    return this.#firstFree([...words, this.#characterBefore(at), this.#characterBehind(at)]);
  }

  backwards({ start, end }: Range): Range | null {
    const found = this.#firstFree([this.#wordAt(start - 1, start), this.#characterBefore(start)]);
    return found === null ? null : { start: found.start, end: Math.max(end, found.end) };
  }

  forwards({ start, end }: Range): Range | null {
    const found = this.#firstFree([this.#wordAt(end, end), this.#characterBehind(end)]);
    return found === null ? null : { start: Math.min(start, found.start), end: found.end };
  }

  get #text() {
    return { text: this.#document.words };
  }

  #firstFree(ranges: readonly (Range | null)[]): Range | null {
    return ranges.find((range) => range !== null && this.#isFree(range)) ?? null;
  }

  #isFree({ start, end }: Range): boolean {
    return !this.#taken.some((other) => other.start < end && other.end > start);
  }

  /** The word with the character at `at`, in the paragraph of `place`. */
  #wordAt(at: number, place: number): Range | null {
    const { start, end } = this.#paragraph(place);
    if (at < start || at >= end) return null;
    const word = wordWithin(this.#document.words.slice(start, end), at - start);
    return word === null ? null : { start: start + word.start, end: start + word.end };
  }

  #characterBefore(at: number): Range | null {
    const { start } = this.#paragraph(at);
    return at <= start ? null : { start: floorGrapheme(this.#text, this.#block(at), offset(at - 1)), end: at };
  }

  #characterBehind(at: number): Range | null {
    const { end } = this.#paragraph(at);
    return at >= end ? null : { start: at, end: ceilGrapheme(this.#text, this.#block(at), offset(at + 1)) };
  }

  #block(at: number) {
    const { start, end } = this.#paragraph(at);
    return { span: span(start, end) };
  }

  #paragraph(at: number): DocxParagraph {
    return this.#document.paragraphs[paragraphIndexAt(this.#document, at)] ?? { start: 0, end: 0, style: '' };
  }
}
