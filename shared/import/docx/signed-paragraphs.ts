import type { RichBlock } from '../../model/rich-text';
import { type DocxLists, noteOfComment } from './comment-note';
import type { DocxComment } from './read-comments';

/** What somebody else wrote, under name and date: "Wang Li · 2026-11-20 14:03". Word writes local time, which is shown as it is. */
export function signedBlocks(
  comment: Pick<DocxComment, 'author' | 'date' | 'paragraphs'>,
  lists: DocxLists,
  paragraphs = comment.paragraphs,
): readonly RichBlock[] {
  const date = comment.date === null ? '' : ` · ${new Date(comment.date).toISOString().slice(0, 16).replace('T', ' ')}`;
  const name = comment.author === '' ? 'Word' : comment.author;
  const heading: RichBlock = {
    type: 'paragraph',
    content: [{ type: 'text', text: name, marks: [{ type: 'bold' }] }, ...(date === '' ? [] : [{ type: 'text', text: date } as const])],
  };
  return [heading, ...noteOfComment(paragraphs, lists).content];
}
