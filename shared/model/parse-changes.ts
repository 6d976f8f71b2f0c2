import * as v from 'valibot';
import { err, ok, type Result } from '../base/result';
import { CHANGE_LABELS, type Change, type Edit, type EditOf } from './change';
import { TABLE_NAMES, type TableName } from './records';
import { validateRecord } from './validate-records';

const editSchema = v.strictObject({
  table: v.picklist(TABLE_NAMES),
  key: v.pipe(v.string(), v.nonEmpty()),
  before: v.unknown(),
  after: v.unknown(),
});

const changesSchema = v.array(
  v.strictObject({ label: v.picklist(CHANGE_LABELS), at: v.number(), group: v.string(), edits: v.array(editSchema) }),
);

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

function readEdit<T extends TableName>({ table, key, before, after }: RawEdit & { readonly table: T }): Result<EditOf<T>, string> {
  const earlier = before === null ? ok(null) : validateRecord(table, before);
  if (!earlier.ok) return earlier;
  const later = after === null ? ok(null) : validateRecord(table, after);
  return later.ok ? ok({ table, key, before: earlier.value, after: later.value }) : later;
}
