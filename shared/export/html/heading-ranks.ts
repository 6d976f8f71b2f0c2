import type { Block } from '../../text/source-text';

/**
 * Gives headings, asked in order, the ranks that they have in the outline: 1 for the highest, and none is skipped, whatever levels
 * their writer chose. A page whose headings skip a level is hard to find one's way in by ear.
 */
export class HeadingRanks {
  readonly #open: number[] = [];

  rankOf(level: number): number {
    while ((this.#open.at(-1) ?? 0) >= level) this.#open.pop();
    return this.#open.push(level);
  }
}

/** The blocks, the level of each heading being its rank. */
export function rankHeadings(blocks: readonly Block[]): readonly Block[] {
  const ranks = new HeadingRanks();
  return blocks.map((block) => (block.kind === 'heading' ? { ...block, level: ranks.rankOf(block.level ?? 1) } : block));
}
