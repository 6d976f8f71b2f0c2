/**
 * Fields that are open: between its beginning and its separator a field says what is to be computed, behind it what came of that. Only
 * the latter is text; a field without a separator has none.
 */
export class Fields {
  readonly #open: ('code' | 'result')[] = [];

  /** `kind`: `w:fldCharType`. */
  take(kind: string): void {
    if (kind === 'begin') this.#open.push('code');
    else if (kind === 'separate' && this.#open.length > 0) this.#open[this.#open.length - 1] = 'result';
    else if (kind === 'end') this.#open.pop();
  }

  /** What is to be computed stands in one paragraph; where it has no end the file is broken, and the text goes on. */
  endParagraph(): void {
    this.#open.fill('result');
  }

  get isText(): boolean {
    return !this.#open.includes('code');
  }
}
