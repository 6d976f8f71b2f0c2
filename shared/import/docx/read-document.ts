import type { ExportProgress } from '../../export/export-input';
import { type Span, span } from '../../text/offset';
import { DocxFailure } from './docx-error';
import { type GetAttribute, scanXml } from './scan-xml';
import { type TrackedPiece, TrackedPieces } from './tracked-pieces';

/** The text of a Word file in one string, paragraphs joined by line feeds; all offsets are UTF-16 units into it. */
export interface DocxDocument {
  readonly words: string;
  readonly paragraphs: readonly DocxParagraph[];
  /** Where a comment is, by its `w:id`; empty spans for those that have only a reference. */
  readonly ranges: ReadonlyMap<string, Span>;
  readonly bookmarks: ReadonlyMap<string, MarkedRange>;
  /** Tracked insertions, deletions and moves in the order of the file; the words are those from before. */
  readonly tracked: readonly TrackedPiece[];
  /** Where the words from before were put back in the place of what somebody had accepted: marks there may be off. */
  readonly restored: readonly Span[];
}

/** A range, and which of the tracked pieces lie in it. */
export interface MarkedRange extends Span {
  readonly firstPiece: number;
  readonly endPiece: number;
}

export interface DocxParagraph {
  readonly start: number;
  readonly end: number;
  /** Id of its style; '' for none. */
  readonly style: string;
}

/** A long novel has twenty thousand. */
const MOST_PARAGRAPHS = 300_000;
/** What stands for a character in a run. */
const SIGNS: Readonly<Record<string, string>> = { 'w:tab': '\t', 'w:cr': '\n', 'w:noBreakHyphen': '\u2011', 'w:softHyphen': '\u00ad' };

/**
 * Reads `word/document.xml` in one pass with a running offset, so that marks may stand anywhere: between paragraphs, in tables, in
 * tracked changes. The words are those from before tracked changes. Words in text boxes belong to no paragraph and are left out.
 */
export async function readDocument(bytes: Uint8Array, progress: ExportProgress): Promise<DocxDocument> {
  const walk = new DocumentWalk();
  await scanXml(bytes, { open: walk.open, close: walk.close, text: walk.text }, progress);
  return walk.finish();
}

class DocumentWalk {
  readonly #pieces: string[] = [];
  #length = 0;
  readonly #path: string[] = [];
  readonly #paragraphs: { start: number; end: number; style: string }[] = [];
  readonly #starts = new Map<string, number>();
  readonly #ends = new Map<string, number>();
  readonly #references = new Map<string, number>();
  readonly #bookmarkStarts = new Map<string, { readonly name: string; readonly at: number; readonly piece: number }>();
  readonly #bookmarks = new Map<string, MarkedRange>();
  readonly #tracked = new TrackedPieces();
  #boxes = 0;
  /** The last paragraph's end was inserted: before, the next one went on from there. */
  #isJoined = true;

  readonly open = (name: string, get: GetAttribute): void => {
    const parent = this.#path.at(-1) ?? '';
    this.#path.push(name);
    if (name === 'w:txbxContent') this.#boxes += 1;
    if (this.#boxes === 0) this.#tracked.open(name, parent, this.#path.at(-3) ?? '', get);
    if (name === 'w:p' && this.#boxes === 0) this.#startParagraph();
    else if (name === 'w:pStyle' && this.#boxes === 0) this.#style(get('w:val'));
    else if (name === 'w:br' && parent === 'w:r') this.#add(get('w:type') === 'page' ? '\f' : '\n');
    else if (parent === 'w:r') this.#add(SIGNS[name] ?? '');
    this.#mark(name, get);
  };

  readonly close = (name: string): void => {
    this.#path.pop();
    if (name === 'w:txbxContent') this.#boxes -= 1;
    if (this.#boxes === 0) this.#tracked.close(name, this.#path.at(-1) ?? '');
    if (name === 'w:p' && this.#boxes === 0) this.#endParagraph();
  };

  readonly text = (words: string): void => {
    const inside = this.#path.at(-1);
    if (inside === 'w:t' || inside === 'w:delText') this.#add(words);
  };

  finish(): DocxDocument {
    const ranges = new Map<string, Span>();
    for (const id of new Set([...this.#starts.keys(), ...this.#ends.keys(), ...this.#references.keys()])) {
      const reference = this.#references.get(id);
      const start = this.#starts.get(id) ?? reference ?? this.#ends.get(id) ?? 0;
      ranges.set(id, span(start, Math.max(start, this.#ends.get(id) ?? reference ?? start)));
    }
    return {
      words: this.#pieces.join(''),
      paragraphs: this.#paragraphs,
      ranges,
      bookmarks: this.#bookmarks,
      tracked: this.#tracked.all,
      restored: [],
    };
  }

  #startParagraph(): void {
    const isFirst = this.#paragraphs.length === 0;
    this.#tracked.startParagraph(isFirst || this.#isJoined ? null : this.#length);
    if (this.#isJoined && !isFirst) return;
    if (this.#paragraphs.length >= MOST_PARAGRAPHS) throw new DocxFailure({ code: 'too-many', limit: MOST_PARAGRAPHS });
    if (!isFirst) this.#push('\n');
    this.#paragraphs.push({ start: this.#length, end: this.#length, style: '' });
  }

  #style(style: string): void {
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph !== undefined && paragraph.style === '') paragraph.style = style;
  }

  #endParagraph(): void {
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph !== undefined) paragraph.end = this.#length;
    this.#tracked.endParagraph(this.#length);
    this.#isJoined = this.#tracked.isEndInserted;
  }

  #add(words: string): void {
    if (words === '' || this.#boxes > 0 || this.#paragraphs.length === 0) return;
    this.#tracked.take(words, this.#length);
    if (!this.#tracked.isInserted) this.#push(words);
  }

  #push(words: string): void {
    this.#pieces.push(words);
    this.#length += words.length;
  }

  /** Of marks that stand twice the first holds. */
  #mark(name: string, get: GetAttribute): void {
    if (name === 'w:commentRangeStart') putOnce(this.#starts, get('w:id'), this.#length);
    else if (name === 'w:commentRangeEnd') putOnce(this.#ends, get('w:id'), this.#length);
    else if (name === 'w:commentReference') putOnce(this.#references, get('w:id'), this.#length);
    else if (name === 'w:bookmarkStart') {
      putOnce(this.#bookmarkStarts, get('w:id'), { name: get('w:name'), at: this.#length, piece: this.#tracked.seal() });
    } else if (name === 'w:bookmarkEnd') {
      const start = this.#bookmarkStarts.get(get('w:id'));
      if (start === undefined) return;
      const where = span(start.at, this.#length);
      putOnce(this.#bookmarks, start.name, { ...where, firstPiece: start.piece, endPiece: this.#tracked.seal() });
    }
  }
}

function putOnce<V>(map: Map<string, V>, key: string, value: V): void {
  if (key !== '' && !map.has(key)) map.set(key, value);
}
