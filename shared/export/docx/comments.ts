import type { AnchoredComment } from './anchored-comments';
import { isoTime } from './identity';
import { type NoteContext, noteParagraphs, paragraphElement, plainParagraph } from './note-paragraphs';
import { element } from './xml';

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

/** What the other parts about comments say of one of them, by the part's root element. */
export interface CommentRows {
  /** `word/commentsExtended.xml`: whether it is resolved. */
  readonly 'w15:commentsEx': string;
  /** `word/commentsIds.xml`: the id that stays when Word numbers the comments anew. */
  readonly 'w16cid:commentsIds': string;
  /** `word/commentsExtensible.xml`: the time once more, here known to be UTC; `w:date` is read as local time. */
  readonly 'w16cex:commentsExtensible': string;
}

export function commentRows(comment: AnchoredComment): CommentRows {
  const { durableId, exported } = comment;
  const isDone = exported.annotation.check === 'settled';
  return {
    'w15:commentsEx': element('w15:commentEx', { 'w15:paraId': durableId, 'w15:done': isDone ? 1 : 0 }),
    'w16cid:commentsIds': element('w16cid:commentId', { 'w16cid:paraId': durableId, 'w16cid:durableId': durableId }),
    'w16cex:commentsExtensible': element('w16cex:commentExtensible', {
      'w16cex:durableId': durableId,
      'w16cex:dateUtc': dateOf(comment),
    }),
  };
}

function dateOf({ exported }: AnchoredComment): string {
  return isoTime(exported.note?.createdAt ?? exported.annotation.createdAt);
}
