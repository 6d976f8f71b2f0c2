import * as v from 'valibot';
import { err, ok, type Result } from '../base/result';
import {
  type Annotation,
  type AnnotationId,
  type Bookmark,
  type BookmarkId,
  CHECK_STATES,
  CODE_COLOR_IDS,
  COLOR_IDS,
  type Code,
  type CodeId,
  type ColorName,
  type Memo,
  type Note,
  type PassId,
  type Provenance,
  type ReadingPass,
  type Relation,
  type RelationId,
  type RelationType,
  type RelationTypeId,
  type Revision,
  type RevisionId,
  type Source,
  type SourceId,
  type TableName,
  type TableRecords,
  type Target,
} from './records';
import type { RichBlock, RichInline, RichListItem, RichMark, RichText } from './rich-text';

/** The furthest moments that a Date can name: beyond them nothing can be shown. */
const MAX_TIME = 8.64e15;

/** Packed geometry holds offsets in 32 bits; no text is as long. */
const MAX_OFFSET = 2 ** 31 - 1;

/** Deeper nesting than any note document that `parseRichText` lets in. */
const MAX_NESTING = 200;

function isIdentifier(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

const sourceId = v.custom<SourceId>(isIdentifier, 'not a source id');
const revisionId = v.custom<RevisionId>(isIdentifier, 'not a revision id');
const annotationId = v.custom<AnnotationId>(isIdentifier, 'not an annotation id');
const relationId = v.custom<RelationId>(isIdentifier, 'not a relation id');
const relationTypeId = v.custom<RelationTypeId>(isIdentifier, 'not a relation type id');
const bookmarkId = v.custom<BookmarkId>(isIdentifier, 'not a bookmark id');
const passId = v.custom<PassId>(isIdentifier, 'not a pass id');
const codeId = v.custom<CodeId>(isIdentifier, 'not a code id');
const text = v.string();
const textOrNull = v.nullable(v.string());
const time = v.pipe(v.number(), v.minValue(-MAX_TIME), v.maxValue(MAX_TIME));
const offset = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(MAX_OFFSET));
const ordinal = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const color = v.picklist(COLOR_IDS);

const provenance: v.GenericSchema<Provenance> = v.strictObject({
  fileName: text,
  sha256,
  title: text,
  author: textOrNull,
  authorNote: textOrNull,
  language: text,
  translationOf: textOrNull,
  obtained: text,
});

const source: v.GenericSchema<Source> = v.strictObject({ id: sourceId, provenance, revisionId, createdAt: time });

const revision: v.GenericSchema<Revision> = v.strictObject({ id: revisionId, sourceId, sha256, createdAt: time });

const target: v.GenericSchema<Target> = v.pipe(
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

const annotation: v.GenericSchema<Annotation> = v.strictObject({
  id: annotationId,
  sourceId,
  color,
  targets: v.tupleWithRest([target], target),
  codes: v.pipe(
    v.array(codeId),
    v.check((codes) => new Set(codes).size === codes.length, 'a code is given twice'),
  ),
  check: v.nullable(v.picklist(CHECK_STATES)),
  passId: v.nullable(passId),
  createdAt: time,
  updatedAt: time,
  trashedAt: v.nullable(time),
});

const mark: v.GenericSchema<RichMark> = v.variant('type', [
  v.strictObject({ type: v.picklist(['bold', 'italic', 'strike', 'code']) }),
  v.strictObject({
    type: v.literal('link'),
    attrs: v.strictObject({ href: v.pipe(v.string(), v.regex(/^(https?|mailto):/i, 'not an http, https or mailto link')) }),
  }),
]);

const inline: v.GenericSchema<RichInline> = v.variant('type', [
  v.strictObject({ type: v.literal('text'), text: v.pipe(v.string(), v.nonEmpty()), marks: v.exactOptional(v.array(mark)) }),
  v.strictObject({ type: v.literal('hardBreak') }),
]);

const listItem: v.GenericSchema<RichListItem> = v.strictObject({
  type: v.literal('listItem'),
  content: v.array(v.lazy(() => block)),
});

const block: v.GenericSchema<RichBlock> = v.variant('type', [
  v.strictObject({ type: v.literal('paragraph'), content: v.exactOptional(v.array(inline)) }),
  v.strictObject({ type: v.literal('blockquote'), content: v.array(v.lazy(() => block)) }),
  v.strictObject({ type: v.literal('bulletList'), content: v.array(listItem) }),
  v.strictObject({
    type: v.literal('orderedList'),
    attrs: v.exactOptional(v.strictObject({ start: offset })),
    content: v.array(listItem),
  }),
  v.strictObject({
    type: v.literal('codeBlock'),
    content: v.exactOptional(v.array(v.strictObject({ type: v.literal('text'), text: v.pipe(v.string(), v.nonEmpty()) }))),
  }),
]);

const body: v.GenericSchema<RichText> = v.strictObject({ type: v.literal('doc'), content: v.array(block) });

const note: v.GenericSchema<Note> = v.strictObject({ annotationId, body, createdAt: time, updatedAt: time });

const code: v.GenericSchema<Code> = v.strictObject({
  id: codeId,
  parentId: v.nullable(codeId),
  name: v.pipe(
    v.string(),
    v.check((name) => name.trim() !== '', 'a code without a name'),
  ),
  color: v.picklist(CODE_COLOR_IDS),
  definition: text,
  memo: v.nullable(body),
  examples: v.array(annotationId),
  order: v.pipe(v.number(), v.finite()),
  createdAt: time,
  updatedAt: time,
});

const named = v.pipe(
  v.string(),
  v.check((name) => name.trim() !== '', 'without a name'),
);

const relation: v.GenericSchema<Relation> = v.pipe(
  v.strictObject({ id: relationId, typeId: relationTypeId, fromId: annotationId, toId: annotationId, createdAt: time, updatedAt: time }),
  v.check(({ fromId, toId }) => fromId !== toId, 'a relation from an annotation to itself'),
);

const relationType: v.GenericSchema<RelationType> = v.strictObject({
  id: relationTypeId,
  name: named,
  inverseName: named,
  createdAt: time,
  updatedAt: time,
});

const memo: v.GenericSchema<Memo> = v.strictObject({
  id: v.union([v.literal('library'), sourceId]),
  body,
  createdAt: time,
  updatedAt: time,
});

const bookmark: v.GenericSchema<Bookmark> = v.strictObject({
  id: bookmarkId,
  sourceId,
  target,
  name: text,
  createdAt: time,
  updatedAt: time,
});

const pass: v.GenericSchema<ReadingPass> = v.pipe(
  v.strictObject({ id: passId, sourceId, name: text, startedAt: time, endedAt: v.nullable(time), updatedAt: time }),
  v.check(({ startedAt, endedAt }) => endedAt === null || startedAt <= endedAt, 'the pass ends before it starts'),
);

const colorName: v.GenericSchema<ColorName> = v.strictObject({ id: color, name: textOrNull });

function validator<R>(schema: v.GenericSchema<R>): (value: unknown) => Result<R, string> {
  return (value) => {
    const parsed = v.safeParse(schema, value, { abortEarly: true });
    return parsed.success ? ok(parsed.output) : err(v.summarize(parsed.issues));
  };
}

const VALIDATORS: { readonly [T in TableName]: (value: unknown) => Result<TableRecords[T], string> } = {
  sources: validator(source),
  revisions: validator(revision),
  codes: validator(code),
  annotations: validator(annotation),
  notes: validator(note),
  relationTypes: validator(relationType),
  relations: validator(relation),
  memos: validator(memo),
  bookmarks: validator(bookmark),
  passes: validator(pass),
  colors: validator(colorName),
};

/**
 * Validates a stored or archived row strictly: a field that this version does not know makes it invalid, since to drop
 * it would lose it. Gives an equal value back, typed, or the reason in English for the report.
 */
export function validateRecord<T extends TableName>(table: T, value: unknown): Result<TableRecords[T], string> {
  if (isNestedDeeperThan(value, MAX_NESTING)) return err(`nested deeper than ${MAX_NESTING} levels`);
  return VALIDATORS[table](value);
}

/** Under what key a row is stored, as far as one can tell of a row that may be bad; null when it has none. */
export function findRecordKey(table: TableName, value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const key = new Map<string, unknown>(Object.entries(value)).get(table === 'notes' ? 'annotationId' : 'id');
  return typeof key === 'string' && key !== '' ? key : null;
}

function isNestedDeeperThan(value: unknown, limit: number): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return true;
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []));
  }
  return false;
}
