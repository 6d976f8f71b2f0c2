import { pushTo } from '../../base/push-to';
import { bookmarkName } from '../../export/docx/identity';
import type { AnnotationId } from '../../model/records';
import type { Span } from '../../text/offset';
import type { TextAlignment } from './align-text';
import { wordsOfComment } from './comment-note';
import type { DocxComment } from './read-comments';
import type { DocxDocument } from './read-document';
import type { DocxIdentity, SentAnnotation, SentPlace } from './read-identity';

/** A comment that is known to be ours. */
export interface MatchedComment {
  readonly comment: DocxComment;
  readonly place: number;
}

export interface Matching {
  /** By id of the annotation, in the order of the file. */
  readonly own: ReadonlyMap<string, readonly MatchedComment[]>;
  /** Everything that was made by another hand, answers left out. */
  readonly others: readonly DocxComment[];
  readonly answers: ReadonlyMap<string, readonly DocxComment[]>;
}

interface Sent {
  readonly annotation: SentAnnotation;
  readonly place: SentPlace;
  readonly index: number;
}

/**
 * Finds our own comments again, by the first of these that holds: the durable id; the same passage with what we wrote below the note;
 * the same passage and the author in whose name they went out, where only one is left there; and without the identity part, the
 * bookmark of a known annotation at which the comment begins, with a last paragraph like ours.
 */
export function matchComments(
  comments: readonly DocxComment[],
  document: DocxDocument,
  identity: DocxIdentity | null,
  alignment: TextAlignment,
  known: Iterable<AnnotationId>,
): Matching {
  const answers = new Map<string, DocxComment[]>();
  const roots = comments.filter((comment) => {
    if (comment.parent === null) return true;
    pushTo(answers, comment.parent, comment);
    return false;
  });
  const matched = identity === null ? matchByBookmarks(roots, document, known) : matchSent(roots, document, identity, alignment);
  const own = new Map<string, MatchedComment[]>();
  for (const comment of roots) {
    const found = matched.get(comment);
    if (found === undefined) continue;
    pushTo(own, found.id, { comment, place: found.place });
  }
  return { own, others: roots.filter((comment) => !matched.has(comment)), answers };
}

interface Found {
  readonly id: string;
  readonly place: number;
}

type Matches = Map<DocxComment, Found>;

function matchSent(roots: readonly DocxComment[], document: DocxDocument, identity: DocxIdentity, alignment: TextAlignment): Matches {
  const matches: Matches = new Map();
  const left = new Set<Sent>();
  const byDurableId = new Map<string, Sent>();
  for (const annotation of identity.annotations) {
    for (const [index, place] of annotation.places.entries()) {
      if (place.comment === '') continue;
      const sent = { annotation, place, index };
      left.add(sent);
      byDurableId.set(place.comment, sent);
    }
  }
  const take = (comment: DocxComment, sent: Sent | undefined) => {
    if (sent === undefined || !left.delete(sent)) return;
    matches.set(comment, { id: sent.annotation.id, place: sent.index });
  };
  for (const comment of roots) take(comment, byDurableId.get(comment.durableId));
  const byPlace = new Map<string, Sent[]>();
  for (const sent of left) pushTo(byPlace, keyOfSpan(alignment.clip(sent.place)), sent);
  const keyOf = (comment: DocxComment) => {
    const range = document.ranges.get(comment.id);
    return keyOfSpan(range === undefined ? null : alignment.findSpan(range));
  };
  const open = roots.filter((comment) => !matches.has(comment)).map((comment) => ({ comment, key: keyOf(comment) }));
  for (const { comment, key } of open) {
    const last = lastWords(comment);
    take(
      comment,
      byPlace.get(key)?.find((sent) => left.has(sent) && sent.place.said.trim() === last),
    );
  }
  for (const { comment, key } of open) {
    if (matches.has(comment) || comment.author !== identity.author || identity.author === '') continue;
    const candidates = (byPlace.get(key) ?? []).filter((sent) => left.has(sent));
    if (candidates.length === 1 && key !== NOWHERE) take(comment, candidates[0]);
  }
  return matches;
}

function matchByBookmarks(roots: readonly DocxComment[], document: DocxDocument, known: Iterable<AnnotationId>): Matches {
  const matches: Matches = new Map();
  const keys = new Map<string, AnnotationId>();
  const ours = [...document.bookmarks].filter(([name]) => OWN_BOOKMARK.test(name));
  if (ours.length === 0) return matches;
  for (const id of known) keys.set(bookmarkName(id, 0).slice(0, -2), id);
  const byStart = new Map<number, Found[]>();
  for (const [name, { start }] of ours) {
    const at = name.lastIndexOf('_');
    const id = keys.get(name.slice(0, at));
    if (id !== undefined) pushTo(byStart, start, { id, place: Number(name.slice(at + 1)) });
  }
  for (const comment of roots) {
    const range: Span | undefined = document.ranges.get(comment.id);
    if (range === undefined || !lastWords(comment).includes(' · ')) continue;
    const found = byStart.get(range.start)?.shift();
    if (found !== undefined) matches.set(comment, found);
  }
  return matches;
}

const OWN_BOOKMARK = /^_p[0-9a-f]{32}_\d+$/;

const NOWHERE = 'nowhere';

function keyOfSpan(where: Span | null): string {
  return where === null ? NOWHERE : `${where.start} ${where.end}`;
}

function lastWords(comment: DocxComment): string {
  return wordsOfComment(comment.paragraphs).at(-1) ?? '';
}
