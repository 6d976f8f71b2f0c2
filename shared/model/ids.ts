import type { AnnotationId, CodeId, RevisionId, SourceId } from './records';

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
