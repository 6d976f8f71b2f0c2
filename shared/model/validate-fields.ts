import * as v from 'valibot';
import {
  type AnnotationId,
  type BookmarkId,
  COLOR_IDS,
  type CodeId,
  type CommentaryBlockId,
  type CommentaryId,
  type PassId,
  type RelationId,
  type RelationTypeId,
  type RevisionId,
  type SourceId,
  type Target,
} from './records';

/** The furthest moments that a Date can name: beyond them nothing can be shown. */
const MAX_TIME = 8.64e15;

/** Packed geometry holds offsets in 32 bits; no text is as long. */
const MAX_OFFSET = 2 ** 31 - 1;

function isIdentifier(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

export const sourceId = v.custom<SourceId>(isIdentifier, 'not a source id');
export const revisionId = v.custom<RevisionId>(isIdentifier, 'not a revision id');
export const annotationId = v.custom<AnnotationId>(isIdentifier, 'not an annotation id');
export const relationId = v.custom<RelationId>(isIdentifier, 'not a relation id');
export const relationTypeId = v.custom<RelationTypeId>(isIdentifier, 'not a relation type id');
export const bookmarkId = v.custom<BookmarkId>(isIdentifier, 'not a bookmark id');
export const passId = v.custom<PassId>(isIdentifier, 'not a pass id');
export const codeId = v.custom<CodeId>(isIdentifier, 'not a code id');
export const commentaryId = v.custom<CommentaryId>(isIdentifier, 'not a commentary id');
export const commentaryBlockId = v.custom<CommentaryBlockId>(isIdentifier, 'not a commentary block id');
export const text = v.string();
export const textOrNull = v.nullable(v.string());
export const time = v.pipe(v.number(), v.minValue(-MAX_TIME), v.maxValue(MAX_TIME));
export const offset = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(MAX_OFFSET));
export const ordinal = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
export const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
export const color = v.picklist(COLOR_IDS);

export const target: v.GenericSchema<Target> = v.pipe(
  v.strictObject({
    revisionId,
    start: offset,
    end: offset,
    quote: v.strictObject({ exact: text, prefix: text, suffix: text }),
    paragraph: v.nullable(ordinal),
    occurrence: v.strictTuple([ordinal, ordinal]),
  }),
  v.check(({ start, end }) => start <= end, 'the passage ends before it starts'),
);

/** A link that may be stored: http, https or mailto. */
export const safeLink = v.pipe(v.string(), v.regex(/^(https?|mailto):/i, 'not an http, https or mailto link'));

/** The passage that plain data from outside describes; null when it is none. */
export function parseTarget(value: unknown): Target | null {
  const parsed = v.safeParse(target, value, { abortEarly: true });
  return parsed.success ? parsed.output : null;
}
