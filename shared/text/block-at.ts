import type { Offset } from './offset';
import type { Block, SourceText } from './source-text';

/**
 * The block that holds `offset`; an offset in the gap between two blocks belongs to the block before, one before the first block to the
 * first. Logarithmic in the number of blocks. Throws on a text without blocks, which `readSourceText` never returns.
 */
export function blockAt(source: SourceText, offset: Offset): Block {
  const { blocks, blockStarts } = source;
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((blockStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const block = blocks[low];
  if (block === undefined) throw new RangeError('a text without blocks has no block');
  return block;
}
