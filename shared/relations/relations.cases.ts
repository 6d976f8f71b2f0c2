import { applyEdits, EMPTY_TABLES, type PlainTables } from '../model/apply-edits';
import type { Edit } from '../model/change';
import { relationTypeId } from '../model/ids';
import type { Annotation, Relation, RelationType } from '../model/records';
import { validateRecord } from '../model/validate-records';
import { type BuiltInNames, isBuiltInType, type KnownTypes, listTypes } from './relation-types';

/** The catalogue's names, for tests. */
export const NAMES: BuiltInNames = {
  translates: { name: 'translates', inverseName: 'is translated by' },
  echoes: { name: 'echoes', inverseName: 'is echoed by' },
  contradicts: { name: 'contradicts', inverseName: 'contradicts' },
  explains: { name: 'explains', inverseName: 'is explained by' },
  quotes: { name: 'quotes', inverseName: 'is quoted by' },
};

/** A library of annotations and their relations only, for tests. */
export interface RelatedLibrary {
  readonly annotations: readonly Annotation[];
  readonly relations: readonly Relation[];
  readonly relationTypes: readonly RelationType[];
}

export function typesOf(library: RelatedLibrary): KnownTypes {
  return listTypes(library.relationTypes, NAMES);
}

/** The library with the edits taken in; throws when one of them conflicts. */
export function applyTo(library: RelatedLibrary, edits: readonly Edit[]): RelatedLibrary {
  const tables: PlainTables = {
    ...EMPTY_TABLES,
    annotations: new Map(library.annotations.map((one) => [String(one.id), one])),
    relations: new Map(library.relations.map((one) => [String(one.id), one])),
    relationTypes: new Map(library.relationTypes.map((one) => [String(one.id), one])),
  };
  const applied = applyEdits(tables, edits);
  if (!applied.ok) throw new Error(`conflict in ${applied.error.table} ${applied.error.key}`);
  const { annotations, relations, relationTypes } = applied.value;
  return {
    annotations: valid('annotations', annotations),
    relations: valid('relations', relations),
    relationTypes: valid('relationTypes', relationTypes),
  };
}

function valid<T extends 'annotations' | 'relations' | 'relationTypes'>(table: T, rows: ReadonlyMap<string, unknown>) {
  return [...rows.values()]
    .map((row) => {
      const record = validateRecord(table, row);
      if (!record.ok) throw new Error(record.error);
      return record.value;
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

export function relationType(id: string, name: string, inverseName = name, at = 2000): RelationType {
  return { id: relationTypeId(id), name, inverseName, createdAt: at, updatedAt: at };
}

/** Everything that must never be: each finding in a sentence. */
export function findFaults({ annotations, relations, relationTypes }: RelatedLibrary): readonly string[] {
  const known = new Set(annotations.map((one) => one.id));
  const kinds = new Set(relationTypes.map((type) => type.id));
  const faults = relations.flatMap(({ id, typeId, fromId, toId }) => [
    ...(fromId === toId ? [`${id} leads from an annotation to itself`] : []),
    ...(known.has(fromId) && known.has(toId) ? [] : [`${id} lacks an end`]),
    ...(kinds.has(typeId) || isBuiltInType(typeId) ? [] : [`${id} is of no kind`]),
  ]);
  const links = new Set(relations.map(({ typeId, fromId, toId }) => `${typeId} ${fromId} ${toId}`));
  return links.size === relations.length ? faults : [...faults, 'a relation is there twice'];
}
