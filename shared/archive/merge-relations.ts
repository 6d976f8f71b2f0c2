import { foldName } from '../codebook/codebook';
import type { Edit } from '../model/change';
import type { Relation, RelationType, RelationTypeId } from '../model/records';
import { relationTypeEdit } from '../relations/edit-relation-types';
import { isBuiltInType } from '../relations/relation-types';
import type { ValidTables } from './valid-tables';

/**
 * Takes the relations of an archive into a library, with their kinds. A kind that is not here joins the one of the same name, or is
 * added; of one that is in both, the later names stand, unless another kind here has them. A relation comes when its kind and the
 * annotations at its ends are in one of the two, and nothing here says the same. A second merge finds nothing more to do.
 */
export function mergeRelations(here: ValidTables, there: ValidTables): readonly Edit[] {
  const types = mergeTypes(here.relationTypes, there.relationTypes);
  const isThere = (id: string) => here.annotations.has(id) || there.annotations.has(id);
  const taken = new Map([...here.relations.values()].map((relation) => [linkOf(relation), String(relation.id)]));
  const edits: Edit[] = [];
  for (const [key, archived] of there.relations) {
    const typeId = types.nameHere(archived.typeId);
    if (typeId === null || !isThere(archived.fromId) || !isThere(archived.toId)) continue;
    const before = here.relations.get(key) ?? null;
    const after: Relation = { ...archived, typeId };
    const twin = taken.get(linkOf(after));
    const isNews = before === null || before.updatedAt < after.updatedAt;
    if (!isNews || (twin !== undefined && twin !== key)) continue;
    if (before !== null) taken.delete(linkOf(before));
    taken.set(linkOf(after), key);
    edits.push({ table: 'relations', key, before, after });
  }
  return [...types.edits, ...edits];
}

function linkOf({ typeId, fromId, toId }: Relation): string {
  return JSON.stringify([typeId, fromId, toId]);
}

interface MergedTypes {
  readonly edits: readonly Edit[];
  /** What a kind of the archive is called here; null for one that neither has. */
  readonly nameHere: (id: RelationTypeId) => RelationTypeId | null;
}

function mergeTypes(here: ReadonlyMap<string, RelationType>, there: ReadonlyMap<string, RelationType>): MergedTypes {
  const merged = new Map(here);
  const joined = new Map<string, RelationTypeId>();
  const edits: Edit[] = [];
  const take = (before: RelationType | null, after: RelationType) => {
    merged.set(after.id, after);
    edits.push(relationTypeEdit(before, after));
  };
  for (const [key, type] of there) {
    const own = here.get(key) ?? null;
    if (own === null && !isBuiltInType(key)) continue;
    const isNews = own === null || own.updatedAt < type.updatedAt;
    if (isNews && findClash(merged, type) === undefined) take(own, type);
  }
  for (const [key, type] of there) {
    if (merged.has(key) || isBuiltInType(key)) continue;
    const twin = [...merged.values()].find((one) => foldName(one.name) === foldName(type.name));
    if (twin !== undefined) joined.set(key, twin.id);
    else take(null, findClash(merged, type) === undefined ? type : withFreeNames(merged, type));
  }
  return {
    edits,
    nameHere: (id) => joined.get(id) ?? (isBuiltInType(id) || merged.has(id) ? id : null),
  };
}

/** Another kind that goes by one of the names of this one. */
function findClash(types: ReadonlyMap<string, RelationType>, type: RelationType): RelationType | undefined {
  const names = new Set([foldName(type.name), foldName(type.inverseName)]);
  return [...types.values()].find((one) => one.id !== type.id && (names.has(foldName(one.name)) || names.has(foldName(one.inverseName))));
}

/** The same kind under names that no other has: "answers (2)". */
function withFreeNames(types: ReadonlyMap<string, RelationType>, type: RelationType): RelationType {
  for (let number = 2; ; number++) {
    const named = { ...type, name: `${type.name} (${number})`, inverseName: `${type.inverseName} (${number})` };
    if (findClash(types, named) === undefined) return named;
  }
}
