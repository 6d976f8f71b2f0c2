import { foldName } from '../codebook/codebook';
import { relationTypeId } from '../model/ids';
import type { RelationType, RelationTypeId } from '../model/records';

/** The kinds of relation that Postil brings, in the order in which they are offered. Their names come from the catalogue. */
export const BUILT_IN_TYPES = ['translates', 'echoes', 'contradicts', 'explains', 'quotes'] as const;
export type BuiltInType = (typeof BUILT_IN_TYPES)[number];

/** What a kind of relation is called, read from either end. */
export interface RelationNames {
  /** From the one end to the other: "translates". */
  readonly name: string;
  /** The other way round: "is translated by". Equal to the name where both ends are alike. */
  readonly inverseName: string;
}

/** The names of the built-in kinds in one language. */
export type BuiltInNames = Readonly<Record<BuiltInType, RelationNames>>;

/** The catalogue's words for the built-in kinds, by their key without `type-`. */
export type RelationWord = BuiltInType | `${Exclude<BuiltInType, 'contradicts'>}-inverse`;

/** The names of the built-in kinds, from a catalogue. */
export function builtInNames(word: (key: RelationWord) => string): BuiltInNames {
  return {
    translates: { name: word('translates'), inverseName: word('translates-inverse') },
    echoes: { name: word('echoes'), inverseName: word('echoes-inverse') },
    contradicts: { name: word('contradicts'), inverseName: word('contradicts') },
    explains: { name: word('explains'), inverseName: word('explains-inverse') },
    quotes: { name: word('quotes'), inverseName: word('quotes-inverse') },
  };
}

/** A kind of relation as the reader sees it. */
export interface KnownType extends RelationNames {
  readonly id: RelationTypeId;
  readonly isBuiltIn: boolean;
  /** The reader's own names for it; null for a built-in kind that is called as the catalogue calls it. */
  readonly record: RelationType | null;
}

/** Every kind of relation there is, by id: the built-in ones first, then the reader's own in the order in which they were made. */
export type KnownTypes = ReadonlyMap<RelationTypeId, KnownType>;

/** The kinds that Postil brings, as renamed by the reader, and the reader's own. */
export function listTypes(records: Iterable<RelationType>, names: BuiltInNames): KnownTypes {
  const own = new Map(
    [...records].sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)).map((record) => [record.id, record]),
  );
  const known = new Map<RelationTypeId, KnownType>();
  for (const type of BUILT_IN_TYPES) {
    const id = relationTypeId(type);
    const record = own.get(id) ?? null;
    const { name, inverseName } = record ?? names[type];
    known.set(id, { id, name, inverseName, isBuiltIn: true, record });
  }
  for (const record of own.values()) {
    const { id, name, inverseName } = record;
    if (!known.has(id)) known.set(id, { id, name, inverseName, isBuiltIn: false, record });
  }
  return known;
}

/** True for a kind that Postil brings, renamed or not. */
export function isBuiltInType(id: string): boolean {
  return BUILT_IN_TYPES.some((type) => type === id);
}

/** True where both ends are alike: such a relation reads the same from either. */
export function isMutual({ name, inverseName }: RelationNames): boolean {
  return foldName(name) === foldName(inverseName);
}

/** The kind that goes by this name, read from the one end or the other. Names are the same in whatever case and width. */
export function findTypeByName(types: KnownTypes, name: string): KnownType | undefined {
  const folded = foldName(name);
  return [...types.values()].find((type) => foldName(type.name) === folded || foldName(type.inverseName) === folded);
}
