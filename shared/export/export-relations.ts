import type { AnnotationId, Relation } from '../model/records';
import { readRelation } from '../relations/read-relation';
import type { KnownType, KnownTypes } from '../relations/relation-types';
import { type ExportAnnotation, type ExportInput, nameOfPlaces, quotationOf } from './export-input';

/** The relations of a library as an export takes them. */
export interface RelationsToExport {
  readonly relations: readonly Relation[];
  readonly types: readonly KnownType[];
}

export const NO_RELATIONS: RelationsToExport = { relations: [], types: [] };

/**
 * Every annotation with its relations to others that go out with it, oldest first: a link that leads to something the file does not
 * hold would lead nowhere.
 */
export function attachRelations(
  annotations: readonly ExportAnnotation[],
  { relations, types }: RelationsToExport,
): readonly ExportAnnotation[] {
  if (relations.length === 0) return annotations;
  const known: KnownTypes = new Map(types.map((type) => [type.id, type]));
  const byId = new Map(annotations.map((exported) => [exported.annotation.id, exported]));
  const byEnd = new Map<AnnotationId, Relation[]>();
  for (const relation of [...relations].sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))) {
    if (!byId.has(relation.fromId) || !byId.has(relation.toId)) continue;
    for (const end of new Set([relation.fromId, relation.toId])) byEnd.set(end, [...(byEnd.get(end) ?? []), relation]);
  }
  return annotations.map((exported) => {
    const { id } = exported.annotation;
    const own = (byEnd.get(id) ?? []).flatMap((relation) => {
      const { label, otherId, isInverse } = readRelation(relation, id, known);
      const other = byId.get(otherId);
      const type = known.get(relation.typeId);
      return other === undefined || type === undefined ? [] : [{ relation, type, label, isInverse, other }];
    });
    return own.length === 0 ? exported : { ...exported, relations: own };
  });
}

/** One relation in words: "translates", "¶7 s1", "Building a cyber power". */
export interface RelationWords {
  readonly label: string;
  readonly place: string;
  readonly words: string;
  /** The annotation at the other end. */
  readonly other: ExportAnnotation;
}

/** As many characters as name a passage. */
const SHOWN = 80;

/** How an annotation's relations read from its end. */
export function relationWords(input: ExportInput, exported: ExportAnnotation): readonly RelationWords[] {
  return exported.relations.map(({ label, other }) => {
    const words = quotationOf(input.text, other).replace(/\s+/gu, ' ').trim();
    const shown = words.length > SHOWN ? `${words.slice(0, SHOWN).toWellFormed().trimEnd()}…` : words;
    return { label, place: nameOfPlaces(input, other), words: shown, other };
  });
}
