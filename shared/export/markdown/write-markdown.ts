import type { RootContent } from 'mdast';
import { type Options, toMarkdown } from 'mdast-util-to-markdown';
import type { ExportProgress } from '../export-input';
import { mapInChunks } from '../in-chunks';

/** So many blocks are written at once: a few milliseconds of work. */
const SLICE = 16;

/**
 * A whole document as Markdown, written a few blocks at a time: the same words as `toMarkdown` gives of all of them, which for the
 * notes on a novel would not let go for seconds. `range`: the share of the work that this is.
 */
export async function writeMarkdown(
  children: readonly RootContent[],
  options: Options,
  progress: ExportProgress,
  range: { readonly from: number; readonly to: number },
): Promise<string> {
  const written = await mapInChunks(slicesOf(children), progress, range, (slice) => toMarkdown({ type: 'root', children: slice }, options));
  return written.map((words, index) => (index === written.length - 1 ? words : `${words.replace(/\n$/, '')}\n\n`)).join('');
}

/** A list is never first behind a cut nor last before one: its bullets depend on the list next to it. */
function slicesOf(children: readonly RootContent[]): readonly RootContent[][] {
  const slices: RootContent[][] = [[]];
  for (const [index, child] of children.entries()) {
    const mayCut = child.type !== 'list' && children[index - 1]?.type !== 'list';
    if (mayCut && (slices.at(-1)?.length ?? 0) >= SLICE) slices.push([]);
    slices.at(-1)?.push(child);
  }
  return slices;
}
