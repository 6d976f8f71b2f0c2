import { type Offset, offset } from '../../shared/text/offset';
import type { Block } from '../../shared/text/source-text';
import type { Section } from './sections';

/** A place inside a block's own text: UTF-16 units from its first character. */
export interface BlockPoint {
  readonly block: number;
  readonly local: number;
}

/**
 * Offsets of the text against positions of the editor's document `doc > section+ > block+`, by arithmetic alone.
 * A section and a block each open and close with one position; the blank lines between blocks are not in the document,
 * so that an offset within them stands for the end of the block before (or the start of the first block).
 */
export class PositionMap {
  readonly #blocks: readonly Block[];
  readonly #starts: Int32Array;
  /** Editor position of the first character of each block. */
  readonly #positions: Int32Array;
  readonly #sections: readonly Section[];

  constructor(blocks: readonly Block[], sections: readonly Section[]) {
    this.#blocks = blocks;
    this.#sections = sections;
    this.#starts = Int32Array.from(blocks, (block) => block.span.start);
    this.#positions = new Int32Array(blocks.length);
    let position = 0;
    for (const section of sections) {
      position += 1;
      for (const block of blocks.slice(section.first, section.last + 1)) {
        this.#positions[block.index] = position + 1;
        position += block.span.end - block.span.start + 2;
      }
      position += 1;
    }
  }

  /** The block that holds `at`, and where in it. */
  pointOf(at: number): BlockPoint {
    const block = lastAtMost(this.#starts, at);
    const { start, end } = this.#span(block);
    return { block, local: Math.min(Math.max(at - start, 0), end - start) };
  }

  offsetOf({ block, local }: BlockPoint): Offset {
    const { start, end } = this.#span(block);
    return offset(Math.min(start + Math.max(local, 0), end));
  }

  toPosition(at: number): number {
    const { block, local } = this.pointOf(at);
    return (this.#positions[block] ?? 0) + local;
  }

  /** The offset for any position of the document; one between blocks stands for the nearest end before it. */
  toOffset(position: number): Offset {
    const block = lastAtMost(this.#positions, position);
    return this.offsetOf({ block, local: position - (this.#positions[block] ?? 0) });
  }

  /** Editor positions around the section's node. */
  sectionRange(index: number): { readonly from: number; readonly to: number } {
    const section = this.#sections[index];
    if (section === undefined) throw new RangeError(`no section ${index}`);
    const { start, end } = this.#span(section.last);
    const from = (this.#positions[section.first] ?? 0) - 2;
    return { from, to: (this.#positions[section.last] ?? 0) + (end - start) + 2 };
  }

  sectionOfBlock(block: number): number {
    let low = 0;
    let high = this.#sections.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sections[middle]?.last ?? 0) < block) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #span(block: number): { readonly start: number; readonly end: number } {
    const found = this.#blocks[block];
    if (found === undefined) throw new RangeError(`no block ${block}`);
    return found.span;
  }
}

/** Index of the last value that is at most `wanted`; 0 when all are greater. `values` ascend. */
function lastAtMost(values: Int32Array, wanted: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((values[middle] ?? 0) <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
}
