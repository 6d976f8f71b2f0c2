import type { DocxDocument } from './read-document';
import { PARAGRAPH_END, type TrackedPiece } from './tracked-pieces';

/** Reads what a file says once tracked changes are accepted, with `PARAGRAPH_END` where a paragraph ends. */
export class FinalWords {
  readonly #document: DocxDocument;

  constructor(document: DocxDocument) {
    this.#document = document;
  }

  /** Of a range of the words from before, with these pieces accepted, which lie in it in the order of the file. */
  from({ start, end }: { readonly start: number; readonly end: number }, pieces: readonly TrackedPiece[]): string {
    let words = '';
    let at = start;
    for (const piece of pieces) {
      words += this.#before(at, piece.start) + piece.words;
      at = Math.max(at, piece.end);
    }
    return words + this.#before(at, end);
  }

  #before(from: number, to: number): string {
    if (from >= to) return '';
    const { words, paragraphs } = this.#document;
    let said = '';
    let at = from;
    for (let index = this.#paragraphFrom(from); index < paragraphs.length; index += 1) {
      const end = paragraphs[index]?.end ?? to;
      if (end >= to || index === paragraphs.length - 1) break;
      said += words.slice(at, end) + PARAGRAPH_END;
      at = end + 1;
    }
    return said + words.slice(at, to);
  }

  /** Index of the first paragraph that ends at or behind `at`. */
  #paragraphFrom(at: number): number {
    const { paragraphs } = this.#document;
    let low = 0;
    let high = paragraphs.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((paragraphs[middle]?.end ?? 0) >= at) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
