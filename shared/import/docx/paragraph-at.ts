import type { DocxDocument } from './read-document';

/** Which is the last paragraph that begins at or before `at`, by its place in the document; 0 where none does. */
export function paragraphIndexAt({ paragraphs }: Pick<DocxDocument, 'paragraphs'>, at: number): number {
  let low = 0;
  let high = paragraphs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((paragraphs[middle]?.start ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
