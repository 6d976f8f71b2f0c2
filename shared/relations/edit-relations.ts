import { err, ok, type Result } from '../base/result';
import type { ChangeContext } from '../model/annotation-changes';
import type { Change, ChangeLabel, Edit } from '../model/change';
import type { Annotation, AnnotationId, Relation, RelationId, RelationTypeId } from '../model/records';
import { isMutual, type KnownTypes } from './relation-types';

/** Why two annotations cannot be related so. Nothing is altered. */
export type RelationError =
  /** An annotation is not related to itself. */
  | { readonly code: 'self' }
  /** The two are related so already, by `by`. */
  | { readonly code: 'duplicate'; readonly by: RelationId }
  /** An end is not there, or lies in the trash. */
  | { readonly code: 'missing-end'; readonly id: AnnotationId }
  /** The kind of relation is no longer there. */
  | { readonly code: 'missing-type'; readonly id: RelationTypeId };

export type RelationResult = Result<Change, RelationError>;

export function relationChange(label: ChangeLabel, context: ChangeContext, edits: readonly Edit[]): Change {
  return { label, at: context.at, group: context.group, edits };
}

function relationEdit(before: Relation | null, after: Relation | null): Edit {
  const key = after?.id ?? before?.id;
  if (key === undefined) throw new Error('an edit needs a record before or after');
  return { table: 'relations', key, before, after };
}

/** From which annotation to which, and how. */
export interface Link {
  readonly typeId: RelationTypeId;
  readonly fromId: AnnotationId;
  readonly toId: AnnotationId;
}

/** The kinds there are, and what has to do with either end as far as it is related already. */
export interface RelationRoom {
  readonly types: KnownTypes;
  /** At least those that have one of the two ends. */
  readonly relations: readonly Relation[];
}

/** The relation that says the same: of the same kind between the same ends; where both ends are alike, in either direction. */
export function findTwin(link: Link, { types, relations }: RelationRoom): Relation | undefined {
  const type = types.get(link.typeId);
  const mutual = type !== undefined && isMutual(type);
  return relations.find(
    ({ typeId, fromId, toId }) =>
      typeId === link.typeId &&
      ((fromId === link.fromId && toId === link.toId) || (mutual && fromId === link.toId && toId === link.fromId)),
  );
}

/** Ties one annotation to another. `ends` are the annotations as they are now. */
export function relate(
  wanted: Link & { readonly id: RelationId },
  ends: readonly Annotation[],
  room: RelationRoom,
  context: ChangeContext,
): RelationResult {
  const { id, typeId, fromId, toId } = wanted;
  for (const end of [fromId, toId]) {
    const annotation = ends.find((one) => one.id === end);
    if (annotation === undefined || annotation.trashedAt !== null) return err({ code: 'missing-end', id: end });
  }
  const wrong = checkLink(wanted, room, null);
  if (wrong !== null) return err(wrong);
  const after: Relation = { id, typeId, fromId, toId, createdAt: context.at, updatedAt: context.at };
  return ok(relationChange('relate', context, [relationEdit(null, after)]));
}

/** Another kind of relation between the same ends, or the same read the other way round. Without edits when it is so already. */
export function changeRelation(
  relation: Relation,
  changed: { readonly typeId: RelationTypeId; readonly isTurned: boolean },
  room: RelationRoom,
  context: ChangeContext,
): RelationResult {
  const { fromId, toId } = relation;
  const link = changed.isTurned ? { fromId: toId, toId: fromId } : { fromId, toId };
  if (!changed.isTurned && changed.typeId === relation.typeId) return ok(relationChange('change-relation', context, []));
  const after: Relation = { ...relation, ...link, typeId: changed.typeId, updatedAt: context.at };
  const wrong = checkLink(after, room, relation.id);
  return wrong === null ? ok(relationChange('change-relation', context, [relationEdit(relation, after)])) : err(wrong);
}

export function removeRelations(relations: readonly Relation[], context: ChangeContext): Change {
  return relationChange('remove-relation', context, removalOf(relations));
}

/** What takes relations away with their ends, or with their kind. */
export function removalOf(relations: readonly Relation[]): readonly Edit[] {
  return relations.map((relation) => relationEdit(relation, null));
}

function checkLink(link: Link, room: RelationRoom, own: RelationId | null): RelationError | null {
  if (link.fromId === link.toId) return { code: 'self' };
  if (!room.types.has(link.typeId)) return { code: 'missing-type', id: link.typeId };
  const twin = findTwin(link, { ...room, relations: room.relations.filter((relation) => relation.id !== own) });
  return twin === undefined ? null : { code: 'duplicate', by: twin.id };
}
