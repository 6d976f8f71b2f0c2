import * as v from 'valibot';
import { foldName } from '../../codebook/codebook';
import type { ChangeContext } from '../../model/annotation-changes';
import type { Edit } from '../../model/change';
import { relationId, relationTypeId } from '../../model/ids';
import type { AnnotationId, Relation, RelationType, RelationTypeId } from '../../model/records';
import { relationTypeEdit } from '../../relations/edit-relation-types';
import { isBuiltInType } from '../../relations/relation-types';
import type { FoundAnnotation } from './found-annotation';

const name = v.pipe(v.string(), v.trim(), v.nonEmpty());
/** Within what a record can hold (ECMA-262, Time Values). */
const time = v.pipe(v.number(), v.minValue(-8.64e15), v.maxValue(8.64e15));

/** A relation as we export it with an annotation. */
export const linkSchema = v.object({
  id: name,
  typeId: name,
  name,
  inverseName: name,
  createdAt: time,
  updatedAt: time,
});
type Link = v.InferOutput<typeof linkSchema>;

/** A relation of an annotation of a file. */
export interface FoundLink {
  /** The address of the annotation at the other end, as the file has it. */
  readonly to: string;
  readonly link: Link;
}

/** What an import knows of the library's relations. */
export interface RelationShelf {
  readonly relations: ReadonlyMap<string, Relation>;
  readonly relationTypes: ReadonlyMap<string, RelationType>;
}

/**
 * The relations that a file brings: of the kind that they had here where it is there, else of the one of that name, else of one that
 * is made. A relation comes when both of its ends are there and nothing says the same yet.
 */
export class RelationIntake {
  readonly #shelf: RelationShelf;
  readonly #context: ChangeContext;
  readonly #found: (FoundLink & { readonly fromId: AnnotationId })[] = [];
  readonly #types: Map<string, RelationType>;
  readonly #edits: Edit[] = [];

  constructor(shelf: RelationShelf, context: ChangeContext) {
    this.#shelf = shelf;
    this.#context = context;
    this.#types = new Map(shelf.relationTypes);
  }

  /** Remembers the links that we once exported with an annotation; they are tied when all annotations are known. */
  take({ links }: FoundAnnotation, fromId: AnnotationId): void {
    for (const link of links) this.#found.push({ ...link, fromId });
  }

  /** What has to be done for the relations found. `idOf` gives the annotation that an address of the file stands for, as it is called here. */
  tie(idOf: (iri: string) => AnnotationId | null): readonly Edit[] {
    const taken = new Set([...this.#shelf.relations.values()].map(keyOf));
    for (const { fromId, to, link } of this.#found) {
      const toId = idOf(to);
      if (toId === null || toId === fromId || this.#shelf.relations.has(link.id)) continue;
      const wanted = { fromId, toId, typeId: this.#typeOf(link) };
      if (taken.has(keyOf(wanted))) continue;
      taken.add(keyOf(wanted));
      const { createdAt, updatedAt } = link;
      const after: Relation = { id: relationId(link.id), ...wanted, createdAt, updatedAt: Math.max(createdAt, updatedAt) };
      this.#edits.push({ table: 'relations', key: after.id, before: null, after });
    }
    return this.#edits;
  }

  #typeOf(link: Link): RelationTypeId {
    const id = relationTypeId(link.typeId);
    if (isBuiltInType(id) || this.#types.has(id)) return id;
    const twin = [...this.#types.values()].find((type) => foldName(type.name) === foldName(link.name));
    if (twin !== undefined) return twin.id;
    const { at } = this.#context;
    const after: RelationType = { id, name: link.name, inverseName: link.inverseName, createdAt: at, updatedAt: at };
    this.#types.set(id, after);
    this.#edits.push(relationTypeEdit(null, after));
    return id;
  }
}

function keyOf({ typeId, fromId, toId }: Pick<Relation, 'typeId' | 'fromId' | 'toId'>): string {
  return JSON.stringify([typeId, fromId, toId]);
}
