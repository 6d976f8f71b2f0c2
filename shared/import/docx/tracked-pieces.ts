import type { GetAttribute } from './scan-xml';

/** A stretch of the document that somebody took out or put in with tracking on. */
export interface TrackedPiece {
  readonly kind: 'deletion' | 'insertion';
  /** As the file has them. */
  readonly author: string;
  readonly date: string;
  /** Units of the words from before; an insertion stands at one place. */
  readonly start: number;
  readonly end: number;
  /** What was put in, `PARAGRAPH_END` for the end of a paragraph; '' for a deletion. */
  readonly words: string;
}

/** Where a paragraph ends, in words where a line feed is only a new line. */
export const PARAGRAPH_END = '\u2029';

const INSERTED: ReadonlySet<string> = new Set(['w:ins', 'w:moveTo']);
const TRACKED: ReadonlySet<string> = new Set(['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo']);

type Who = Pick<TrackedPiece, 'author' | 'date'>;

/**
 * Who put in and took out what, in the order of the document (ISO 29500-1, 17.13.5), while its parts are read. A move is a deletion and
 * an insertion. What one hand put in and another took out again was never there.
 */
export class TrackedPieces {
  readonly #all: TrackedPiece[] = [];
  readonly #open: { readonly name: string; readonly who: Who }[] = [];
  /** A mark of the document stood behind the last piece, which therefore does not go on. */
  #isSealed = true;
  #insertedEnd: Who | null = null;
  #deletedEnd: Who | null = null;

  get all(): readonly TrackedPiece[] {
    return this.#all;
  }

  get isInserted(): boolean {
    return this.#open.some(({ name }) => INSERTED.has(name));
  }

  /** The end of the paragraph that is open was not there before. */
  get isEndInserted(): boolean {
    return this.#insertedEnd !== null;
  }

  open(name: string, parent: string, above: string, get: GetAttribute): void {
    if (!TRACKED.has(name)) return;
    const who = { author: get('w:author'), date: get('w:date') };
    if (parent !== 'w:rPr') this.#open.push({ name, who });
    else if (above === 'w:pPr' && INSERTED.has(name)) this.#insertedEnd = who;
    else if (above === 'w:pPr') this.#deletedEnd = who;
  }

  close(name: string, parent: string): void {
    if (TRACKED.has(name) && parent !== 'w:rPr') this.#open.pop();
  }

  /** How many pieces lie before a mark that stands here. */
  seal(): number {
    this.#isSealed = true;
    return this.#all.length;
  }

  /** Words that are in the file at this offset, whatever became of them. */
  take(words: string, at: number): void {
    const deletion = this.#open.findLast(({ name }) => !INSERTED.has(name));
    const insertion = this.#open.findLast(({ name }) => INSERTED.has(name));
    if (insertion === undefined && deletion !== undefined) this.#delete(deletion.who, at, at + words.length);
    else if (insertion !== undefined && deletion === undefined) this.#insert(insertion.who, at, words);
  }

  /** The paragraph ends at this offset; gives who deleted its end, to be told by `startParagraph`. */
  endParagraph(at: number): void {
    if (this.#insertedEnd !== null && this.#deletedEnd === null) this.#insert(this.#insertedEnd, at, PARAGRAPH_END);
  }

  /** Another paragraph begins; `end` is where the last one ended, one unit before. */
  startParagraph(end: number | null): void {
    if (end !== null && this.#deletedEnd !== null && this.#insertedEnd === null) this.#delete(this.#deletedEnd, end, end + 1);
    this.#insertedEnd = null;
    this.#deletedEnd = null;
  }

  #delete(who: Who, start: number, end: number): void {
    const last = this.#last('deletion', who, start);
    if (last === undefined) this.#push({ kind: 'deletion', ...who, start, end, words: '' });
    else this.#all.splice(-1, 1, { ...last, end });
  }

  #insert(who: Who, at: number, words: string): void {
    const last = this.#last('insertion', who, at);
    if (last === undefined) this.#push({ kind: 'insertion', ...who, start: at, end: at, words });
    else this.#all.splice(-1, 1, { ...last, words: last.words + words });
  }

  #push(piece: TrackedPiece): void {
    this.#all.push(piece);
    this.#isSealed = false;
  }

  /** The last piece, where this one goes on with it. */
  #last(kind: TrackedPiece['kind'], { author, date }: Who, at: number): TrackedPiece | undefined {
    const last = this.#all.at(-1);
    const goesOn = !this.#isSealed && last?.kind === kind && last.author === author && last.date === date && last.end === at;
    return goesOn ? last : undefined;
  }
}
