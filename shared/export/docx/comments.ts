import type { AnchoredComment } from './anchored-comments';
import { isoTime } from './identity';
import { NAMESPACES } from './namespaces';
import { type NoteContext, noteParagraphs, paragraphElement, plainParagraph } from './note-paragraphs';
import { element, XML_DECLARATION } from './xml';

/** Who is named as the author of every comment, never empty. */
export interface CommentAuthor {
  readonly name: string;
  readonly initials: string;
}

const MARK = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>';

/**
 * A comment of `word/comments.xml`: the note (at the first of several places) and below it what is known of the passage. Its last
 * paragraph has the comment's `w14:paraId`, by which the other parts name it.
 */
export function commentElement(comment: AnchoredComment, author: CommentAuthor, context: NoteContext): string {
  const { note } = comment.exported;
  const paragraphs = [
    ...(note === null || comment.place > 0 ? [] : noteParagraphs(note.body, context)),
    ...(comment.said === '' ? [] : [plainParagraph('PostilAbout', comment.said, context.typeface)]),
  ];
  const last = paragraphs.length - 1;
  const body = paragraphs.map(({ properties, runs }, index) =>
    paragraphElement(
      { properties, runs: index === 0 ? MARK + runs : runs },
      index === last ? { 'w14:paraId': comment.durableId, 'w14:textId': '77777777' } : {},
    ),
  );
  return element(
    'w:comment',
    { 'w:id': comment.id, 'w:author': author.name, 'w:date': dateOf(comment), 'w:initials': author.initials },
    ...body,
  );
}

function dateOf({ exported }: AnchoredComment): string {
  return isoTime(exported.note?.createdAt ?? exported.annotation.createdAt);
}

/** `word/commentsExtended.xml`: which comments are resolved. */
export function commentsExtendedXml(comments: readonly AnchoredComment[]): string {
  const rows = comments.map(({ durableId, exported }) =>
    element('w15:commentEx', { 'w15:paraId': durableId, 'w15:done': exported.annotation.check === 'settled' ? 1 : 0 }),
  );
  return XML_DECLARATION + element('w15:commentsEx', NAMESPACES, ...rows);
}

/** `word/commentsIds.xml`: ids that stay when Word numbers the comments anew. */
export function commentsIdsXml(comments: readonly AnchoredComment[]): string {
  const rows = comments.map(({ durableId }) => element('w16cid:commentId', { 'w16cid:paraId': durableId, 'w16cid:durableId': durableId }));
  return XML_DECLARATION + element('w16cid:commentsIds', NAMESPACES, ...rows);
}

/** `word/commentsExtensible.xml`: the times once more, here known to be UTC; `w:date` is read as local time. */
export function commentsExtensibleXml(comments: readonly AnchoredComment[]): string {
  const rows = comments.map((comment) =>
    element('w16cex:commentExtensible', { 'w16cex:durableId': comment.durableId, 'w16cex:dateUtc': dateOf(comment) }),
  );
  return XML_DECLARATION + element('w16cex:commentsExtensible', NAMESPACES, ...rows);
}
