import type { AnchoredComment } from './anchored-comments';
import { isoTime } from './identity';
import { element } from './xml';

/**
 * Corrections as tracked changes (ISO 29500-1, 17.13.5): who, when, and a number each, counted in the order in which they are written,
 * after the numbers of comments and bookmarks.
 */
export class TrackedChanges {
  readonly #author: string;
  #next: number;

  constructor(author: string, first: number) {
    this.#author = author;
    this.#next = first;
  }

  /** `runs` have their words in `w:delText`. */
  deleted(comment: AnchoredComment, runs: string): string {
    return runs === '' ? '' : element('w:del', this.#attributes(comment), runs);
  }

  inserted(comment: AnchoredComment, runs: string): string {
    return runs === '' ? '' : element('w:ins', this.#attributes(comment), runs);
  }

  /** In the properties of a paragraph: its end is deleted, so that the next goes on from here. */
  deletedMark(comment: AnchoredComment): string {
    return element('w:rPr', {}, element('w:del', this.#attributes(comment)));
  }

  #attributes({ exported }: AnchoredComment) {
    const id = this.#next;
    this.#next += 1;
    return { 'w:id': id, 'w:author': this.#author, 'w:date': isoTime(exported.annotation.updatedAt) };
  }
}
