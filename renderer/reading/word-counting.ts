import { countWords } from '../../shared/text/count-words';
import type { SourceText } from '../../shared/text/source-text';

/** Counted in one slice: a few milliseconds' worth, in characters. */
const SLICE = 60_000;

export interface WordCount {
  readonly words: number;
  /** False while the words are only what those counted so far lead one to expect. */
  readonly isKnown: boolean;
}

/** Counts the words of what belongs to the work, slice by slice, the first when it is made: most texts have no other. */
export class WordCounting {
  readonly #text: SourceText;
  #next = 0;
  #length = 0;
  #words = 0;

  constructor(text: SourceText) {
    this.#text = text;
    this.goOn();
  }

  get isDone(): boolean {
    return this.#next === this.#text.blocks.length;
  }

  get count(): WordCount {
    const words = this.isDone ? this.#words : Math.round((this.#words * this.#text.text.length) / Math.max(1, this.#length));
    return { words, isKnown: this.isDone };
  }

  /** Counts one slice more. */
  goOn(): void {
    const { text, blocks } = this.#text;
    const end = this.#length + SLICE;
    for (let block = blocks[this.#next]; block !== undefined && this.#length < end; block = blocks[this.#next]) {
      this.#next += 1;
      if (block.kind === 'furniture') continue;
      this.#words += countWords(text.slice(block.span.start, block.span.end));
      this.#length += block.span.end - block.span.start;
    }
  }
}
