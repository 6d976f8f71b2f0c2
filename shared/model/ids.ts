import type {
  AnnotationId,
  BookmarkId,
  CodeId,
  CommentaryBlockId,
  CommentaryId,
  PassId,
  RelationId,
  RelationTypeId,
  RevisionId,
  SourceId,
} from './records';

/** The only places where a plain string becomes an identifier. Throws on the empty string. */
export function annotationId(value: string): AnnotationId {
  if (!isAnnotationId(value)) throw new RangeError('an annotation id is empty');
  return value;
}

export function sourceId(value: string): SourceId {
  if (!isSourceId(value)) throw new RangeError('a source id is empty');
  return value;
}

export function revisionId(value: string): RevisionId {
  if (!isRevisionId(value)) throw new RangeError('a revision id is empty');
  return value;
}

export function codeId(value: string): CodeId {
  if (!isCodeId(value)) throw new RangeError('a code id is empty');
  return value;
}

export function relationId(value: string): RelationId {
  if (!isRelationId(value)) throw new RangeError('a relation id is empty');
  return value;
}

export function relationTypeId(value: string): RelationTypeId {
  if (!isRelationTypeId(value)) throw new RangeError('a relation type id is empty');
  return value;
}

export function bookmarkId(value: string): BookmarkId {
  if (!isBookmarkId(value)) throw new RangeError('a bookmark id is empty');
  return value;
}

export function passId(value: string): PassId {
  if (!isPassId(value)) throw new RangeError('a pass id is empty');
  return value;
}

export function commentaryId(value: string): CommentaryId {
  if (!isCommentaryId(value)) throw new RangeError('a commentary id is empty');
  return value;
}

export function commentaryBlockId(value: string): CommentaryBlockId {
  if (!isCommentaryBlockId(value)) throw new RangeError('a commentary block id is empty');
  return value;
}

function isAnnotationId(value: string): value is AnnotationId {
  return value !== '';
}

function isSourceId(value: string): value is SourceId {
  return value !== '';
}

function isRevisionId(value: string): value is RevisionId {
  return value !== '';
}

function isCodeId(value: string): value is CodeId {
  return value !== '';
}

function isRelationId(value: string): value is RelationId {
  return value !== '';
}

function isRelationTypeId(value: string): value is RelationTypeId {
  return value !== '';
}

function isBookmarkId(value: string): value is BookmarkId {
  return value !== '';
}

function isPassId(value: string): value is PassId {
  return value !== '';
}

function isCommentaryId(value: string): value is CommentaryId {
  return value !== '';
}

function isCommentaryBlockId(value: string): value is CommentaryBlockId {
  return value !== '';
}
