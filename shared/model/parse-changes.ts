import * as v from 'valibot';
import { err, ok, type Result } from '../base/result';
import type { Change, ChangeLabel, Edit } from './change';
import { TABLE_NAMES, type TableName, type TableRecords } from './records';
import { validateRecord } from './validate-records';

const LABELS = [
  'highlight',
  'recolor',
  'resize',
  'highlight-all',
  'add-places',
  'leave-place-out',
  'separate-place',
  'write-note',
  'remove-note',
  'trash',
  'restore',
  'empty-trash',
  'rename-color',
  'create-code',
  'rename-code',
  'recolor-code',
  'define-code',
  'move-code',
  'merge-codes',
  'split-code',
  'remove-code',
  'apply-code',
  'withdraw-code',
  'import',
  'add-source',
  'reanchor',
] as const satisfies readonly ChangeLabel[];

const editSchema = v.strictObject({
  table: v.picklist(TABLE_NAMES),
  key: v.pipe(v.string(), v.nonEmpty()),
  before: v.unknown(),
  after: v.unknown(),
});

const changesSchema = v.array(v.strictObject({ label: v.picklist(LABELS), at: v.number(), group: v.string(), edits: v.array(editSchema) }));

/** Changes from plain data of unknown origin, every record in them validated; the error says in English what is wrong. */
export function parseChanges(value: unknown): Result<readonly Change[], string> {
  const parsed = v.safeParse(changesSchema, value, { abortEarly: true });
  if (!parsed.success) return err(v.summarize(parsed.issues));
  const changes: Change[] = [];
  for (const change of parsed.output) {
    const edits: Edit[] = [];
    for (const raw of change.edits) {
      const edit = readEdit(raw);
      if (!edit.ok) return edit;
      edits.push(edit.value);
    }
    changes.push({ ...change, edits });
  }
  return ok(changes);
}

type RawEdit = v.InferOutput<typeof editSchema>;

function readEdit(raw: RawEdit): Result<Edit, string> {
  switch (raw.table) {
    case 'sources':
      return readEditOf(raw.table, raw);
    case 'revisions':
      return readEditOf(raw.table, raw);
    case 'codes':
      return readEditOf(raw.table, raw);
    case 'annotations':
      return readEditOf(raw.table, raw);
    case 'notes':
      return readEditOf(raw.table, raw);
    case 'colors':
      return readEditOf(raw.table, raw);
  }
}

interface EditOf<T extends TableName> {
  readonly table: T;
  readonly key: string;
  readonly before: TableRecords[T] | null;
  readonly after: TableRecords[T] | null;
}

function readEditOf<T extends TableName>(table: T, raw: RawEdit): Result<EditOf<T>, string> {
  const before = raw.before === null ? ok(null) : validateRecord(table, raw.before);
  if (!before.ok) return before;
  const after = raw.after === null ? ok(null) : validateRecord(table, raw.after);
  return after.ok ? ok({ table, key: raw.key, before: before.value, after: after.value }) : after;
}
