import * as v from 'valibot';
import { err, ok, type Result } from '../base/result';
import { BLOCK_KINDS, type StructuredBlock } from '../text/source-text';
import { CHANGE_LABELS } from './change';
import { cslItem } from './csl-item';
import {
  type Annotation,
  type Bookmark,
  CHECK_STATES,
  type CitationStyle,
  CODE_COLOR_IDS,
  type Code,
  type ColorName,
  type HistoryPart,
  type HistoryStep,
  type Memo,
  type Note,
  type Provenance,
  type ReadingPass,
  type Relation,
  type RelationType,
  type Revision,
  SLIP_KINDS,
  type Source,
  type TableName,
  type TableRecords,
} from './records';
import type { RichBlock, RichInline, RichListItem, RichMark, RichText } from './rich-text';
import { commentary, commentaryBlock } from './validate-commentary';
import {
  annotationId,
  bookmarkId,
  codeId,
  color,
  offset,
  ordinal,
  passId,
  relationId,
  relationTypeId,
  revisionId,
  safeLink,
  sha256,
  sourceId,
  target,
  text,
  textOrNull,
  time,
} from './validate-fields';

/** Deeper nesting than any note document that `parseRichText` lets in. */
const MAX_NESTING = 200;

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

const source: v.GenericSchema<Source> = v.strictObject({
  id: sourceId,
  provenance,
  revisionId,
  citation: v.nullable(cslItem),
  createdAt: time,
});

const structuredBlock: v.GenericSchema<StructuredBlock> = v.strictObject({
  start: offset,
  end: offset,
  kind: v.picklist(BLOCK_KINDS),
  level: v.nullable(v.pipe(ordinal, v.maxValue(9))),
});

const revision: v.GenericSchema<Revision> = v.strictObject({
  id: revisionId,
  sourceId,
  sha256,
  structure: v.nullable(v.array(structuredBlock)),
  originalSha256: v.nullable(sha256),
  createdAt: time,
});

/** What a step can alter in an annotation. */
const annotationFields = {
  color,
  targets: v.tupleWithRest([target], target),
  codes: v.pipe(
    v.array(codeId),
    v.check((codes) => new Set(codes).size === codes.length, 'a code is given twice'),
  ),
  check: v.nullable(v.picklist(CHECK_STATES)),
  correction: v.nullable(v.strictObject({ replacement: text, slip: v.picklist(SLIP_KINDS) })),
  passId: v.nullable(passId),
  createdAt: time,
  updatedAt: time,
  trashedAt: v.nullable(time),
};

const annotation: v.GenericSchema<Annotation> = v.strictObject({ id: annotationId, sourceId, ...annotationFields });

const mark: v.GenericSchema<RichMark> = v.variant('type', [
  v.strictObject({ type: v.picklist(['bold', 'italic', 'strike', 'code']) }),
  v.strictObject({
    type: v.literal('link'),
    attrs: v.strictObject({ href: safeLink }),
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

const citationStyle: v.GenericSchema<CitationStyle> = v.strictObject({
  id: v.pipe(v.string(), v.nonEmpty()),
  title: text,
  xml: v.pipe(v.string(), v.nonEmpty()),
  createdAt: time,
  updatedAt: time,
});

const changedFields = v.strictObject({
  color: v.exactOptional(annotationFields.color),
  targets: v.exactOptional(annotationFields.targets),
  codes: v.exactOptional(annotationFields.codes),
  check: v.exactOptional(annotationFields.check),
  correction: v.exactOptional(annotationFields.correction),
  passId: v.exactOptional(annotationFields.passId),
  createdAt: v.exactOptional(annotationFields.createdAt),
  updatedAt: v.exactOptional(annotationFields.updatedAt),
  trashedAt: v.exactOptional(annotationFields.trashedAt),
});

const historyPart: v.GenericSchema<HistoryPart> = v.variant('kind', [
  v.strictObject({
    kind: v.literal('altered'),
    before: changedFields,
    after: changedFields,
    note: v.nullable(v.strictObject({ before: v.nullable(note), after: v.nullable(note) })),
  }),
  v.strictObject({ kind: v.literal('made') }),
  v.strictObject({ kind: v.literal('removed'), annotation, note: v.nullable(note) }),
]);

const historyStep: v.GenericSchema<HistoryStep> = v.pipe(
  v.strictObject({
    id: v.pipe(text, v.nonEmpty()),
    sourceId,
    at: time,
    seq: ordinal,
    kind: v.picklist(['do', 'undo', 'redo']),
    label: v.picklist(CHANGE_LABELS),
    annotations: v.array(annotationId),
    parts: v.array(historyPart),
  }),
  v.check(({ annotations, parts }) => annotations.length === parts.length, 'a part for each annotation'),
);

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
  commentaries: validator(commentary),
  commentaryBlocks: validator(commentaryBlock),
  colors: validator(colorName),
  citationStyles: validator(citationStyle),
  history: validator(historyStep),
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
