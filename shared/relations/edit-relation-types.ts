import { err, ok, type Result } from '../base/result';
import { foldName, tidyName } from '../codebook/codebook';
import type { ChangeContext } from '../model/annotation-changes';
import type { Change, Edit } from '../model/change';
import type { Relation, RelationType, RelationTypeId } from '../model/records';
import { relationChange, removalOf } from './edit-relations';
import type { KnownTypes, RelationNames } from './relation-types';

/** Why a kind of relation cannot be called so, or not be altered. Nothing is altered. */
export type RelationTypeError =
  | { readonly code: 'no-name' }
  /** Another kind goes by one of these names. */
  | { readonly code: 'name-taken'; readonly by: RelationTypeId }
  /** The kind is no longer there. */
  | { readonly code: 'missing-type'; readonly id: RelationTypeId }
  /** What Postil brings can be renamed and not removed. */
  | { readonly code: 'built-in' };

export type RelationTypeResult = Result<Change, RelationTypeError>;

export function relationTypeEdit(before: RelationType | null, after: RelationType | null): Edit {
  const key = after?.id ?? before?.id;
  if (key === undefined) throw new Error('an edit needs a record before or after');
  return { table: 'relationTypes', key, before, after };
}

/** A kind of relation of the reader's own. Without an inverse name both ends are alike. */
export function createRelationType(
  types: KnownTypes,
  id: RelationTypeId,
  names: RelationNames,
  context: ChangeContext,
): RelationTypeResult {
  const checked = checkNames(types, names, null);
  if (!checked.ok) return checked;
  const after: RelationType = { id, ...checked.value, createdAt: context.at, updatedAt: context.at };
  return ok(relationChange('create-relation-type', context, [relationTypeEdit(null, after)]));
}

/** New names for a kind, the reader's own or one that Postil brings. Without edits when it is called so already. */
export function renameRelationType(
  types: KnownTypes,
  id: RelationTypeId,
  names: RelationNames,
  context: ChangeContext,
): RelationTypeResult {
  const type = types.get(id);
  if (type === undefined) return err({ code: 'missing-type', id });
  const checked = checkNames(types, names, id);
  if (!checked.ok) return checked;
  const { name, inverseName } = checked.value;
  if (name === type.name && inverseName === type.inverseName) return ok(relationChange('rename-relation-type', context, []));
  const after: RelationType = { id, name, inverseName, createdAt: type.record?.createdAt ?? context.at, updatedAt: context.at };
  return ok(relationChange('rename-relation-type', context, [relationTypeEdit(type.record, after)]));
}

/** A kind that Postil brings is called again as the catalogue calls it. Without edits when it is. */
export function resetRelationType(types: KnownTypes, id: RelationTypeId, context: ChangeContext): RelationTypeResult {
  const type = types.get(id);
  if (type === undefined || !type.isBuiltIn) return err({ code: 'missing-type', id });
  const edits = type.record === null ? [] : [relationTypeEdit(type.record, null)];
  return ok(relationChange('rename-relation-type', context, edits));
}

/** Removes a kind of the reader's own. `relations` are all relations of the library that are of this kind: they go with it. */
export function removeRelationType(
  types: KnownTypes,
  id: RelationTypeId,
  relations: readonly Relation[],
  context: ChangeContext,
): RelationTypeResult {
  const type = types.get(id);
  if (type === undefined || (type.record === null && !type.isBuiltIn)) return err({ code: 'missing-type', id });
  if (type.isBuiltIn) return err({ code: 'built-in' });
  const going = relations.filter((relation) => relation.typeId === id);
  return ok(relationChange('remove-relation-type', context, [...removalOf(going), relationTypeEdit(type.record, null)]));
}

/** The names as they are stored, when no other kind goes by either of them. */
function checkNames(types: KnownTypes, names: RelationNames, own: RelationTypeId | null): Result<RelationNames, RelationTypeError> {
  const name = tidyName(names.name);
  const inverseName = tidyName(names.inverseName) || name;
  if (name === '') return err({ code: 'no-name' });
  const wanted = new Set([foldName(name), foldName(inverseName)]);
  const twin = [...types.values()].find(
    (type) => type.id !== own && (wanted.has(foldName(type.name)) || wanted.has(foldName(type.inverseName))),
  );
  return twin === undefined ? ok({ name, inverseName }) : err({ code: 'name-taken', by: twin.id });
}
