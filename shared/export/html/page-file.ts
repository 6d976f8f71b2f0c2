import type { Element, Nodes, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { ExportFile, ExportProgress } from '../export-input';
import { mapInChunks } from '../in-chunks';
import { beginningOf, isLong } from './page-beginning';
import { pageWords } from './page-words';

/** So many blocks are shown of a page. */
const SHOWN = 40;

/** A page as a file, with its first blocks for a look. */
export async function pageFile(fileName: string, page: Root, progress: ExportProgress, shown = SHOWN): Promise<ExportFile> {
  return {
    fileName,
    mime: 'text/html',
    bytes: new TextEncoder().encode(await writeElement(page, progress, { from: 0.9, to: 1 })),
    preview: pageWords(toHtml(beginningOf(page, shown))),
  };
}

/** An element of any length, or a page, as HTML: written a few of its children at a time. `range`: the share of the work that this is. */
export async function writeElement(
  node: Root | Element,
  progress: ExportProgress,
  range: { readonly from: number; readonly to: number },
): Promise<string> {
  const write = (piece: string | Nodes) => (typeof piece === 'string' ? piece : toHtml(piece));
  return pageWords((await mapInChunks(piecesOf(node), progress, range, write)).join(''));
}

/** The page in order, so that what holds any number of elements is never written at once: tags as words, all else as it is. */
function piecesOf(node: Root | Element): readonly (string | Nodes)[] {
  const inside = node.children.flatMap((child): readonly (string | Nodes)[] =>
    child.type === 'element' && isLong(child) ? piecesOf(child) : [child],
  );
  if (node.type === 'root') return inside;
  const shell = toHtml({ ...node, children: [] });
  const closing = shell.lastIndexOf('</');
  return [shell.slice(0, closing), ...inside, shell.slice(closing)];
}
