import type { Edit } from '../../shared/model/change';
import { isBuiltInType } from '../../shared/relations/relation-types';
import type { StoreError } from './library';
import { sortRows } from './records';
import type { PostilDatabase } from './schema';

/**
 * What would leave a relation without one of its ends or without its kind: made between annotations that are not there, or the
 * annotation or kind removed here while a relation elsewhere needs it. Looks inside the transaction that is open.
 */
export async function findDangling(database: PostilDatabase, edits: readonly Edit[]): Promise<StoreError | null> {
  const missing = (await findMissingEnd(database, edits)) ?? (await findMissingType(database, edits));
  return missing ?? (await findBereft(database, edits));
}

function keysOf(edits: readonly Edit[], table: Edit['table'], state: 'coming' | 'removed'): ReadonlySet<string> {
  return new Set(edits.filter((edit) => edit.table === table && (edit.after === null) === (state === 'removed')).map((edit) => edit.key));
}

async function findMissingEnd(database: PostilDatabase, edits: readonly Edit[]): Promise<StoreError | null> {
  const ends = edits.flatMap((edit) => (edit.table === 'relations' && edit.after !== null ? [edit.after.fromId, edit.after.toId] : []));
  if (ends.length === 0) return null;
  const [coming, removed] = [keysOf(edits, 'annotations', 'coming'), keysOf(edits, 'annotations', 'removed')];
  const wanted = [...new Set<string>(ends)].filter((key) => !coming.has(key));
  const known = new Set(await database.annotations.where('id').anyOf(wanted).primaryKeys());
  const missing = wanted.find((key) => !known.has(key) || removed.has(key));
  return missing === undefined ? null : { code: 'conflict', table: 'annotations', key: missing };
}

async function findMissingType(database: PostilDatabase, edits: readonly Edit[]): Promise<StoreError | null> {
  const types = edits.flatMap((edit) => (edit.table === 'relations' && edit.after !== null ? [edit.after.typeId] : []));
  const coming = keysOf(edits, 'relationTypes', 'coming');
  const wanted = [...new Set<string>(types)].filter((key) => !isBuiltInType(key) && !coming.has(key));
  if (wanted.length === 0) return null;
  const removed = keysOf(edits, 'relationTypes', 'removed');
  const known = new Set(await database.relationTypes.where('id').anyOf(wanted).primaryKeys());
  const missing = wanted.find((key) => !known.has(key) || removed.has(key));
  return missing === undefined ? null : { code: 'conflict', table: 'relationTypes', key: missing };
}

/** Relations that the edits leave alone although they take an end or the kind away. */
async function findBereft(database: PostilDatabase, edits: readonly Edit[]): Promise<StoreError | null> {
  const ends = [...keysOf(edits, 'annotations', 'removed')];
  const types = [...keysOf(edits, 'relationTypes', 'removed')].filter((key) => !isBuiltInType(key));
  if (ends.length + types.length === 0) return null;
  const rows = await database.relations.where('fromId').anyOf(ends).or('toId').anyOf(ends).or('typeId').anyOf(types).toArray();
  const told = new Set(edits.filter((edit) => edit.table === 'relations').map((edit) => edit.key));
  const bereft = sortRows('relations', rows).records.find((relation) => !told.has(relation.id));
  return bereft === undefined ? null : { code: 'conflict', table: 'relations', key: bereft.id };
}
