import type { Block } from '../../shared/text/source-text';

/** The number of the paragraph at `index`, or of the nearest before it, or of the first one; null in a text without paragraphs. */
export function findParagraphNear(blocks: readonly Block[], index: number): number | null {
  for (let at = Math.min(index, blocks.length - 1); at >= 0; at -= 1) {
    const number = blocks[at]?.paragraph;
    if (typeof number === 'number') return number;
  }
  return blocks.find((block) => block.paragraph !== null)?.paragraph ?? null;
}

/** Paragraphs are numbered through, so that the last number is their count. */
export function countParagraphs(blocks: readonly Block[]): number {
  return blocks.findLast((block) => block.paragraph !== null)?.paragraph ?? 0;
}
