import type { Edit } from '../model/change';
import { relationId } from '../model/ids';
import type { AnnotationId, Relation, RelationId } from '../model/records';

const NONE: readonly Relation[] = [];

/**
 * The relations of a library by the annotations at their ends. Takes edits in at a cost of the relations at those ends alone, however
 * many there are in all. What `at` gives for an annotation is the same list until one of its relations is altered.
 */
export class RelationIndex {
  readonly #relations = new Map<RelationId, Relation>();
  readonly #ends = new Map<AnnotationId, readonly Relation[]>();
  /** Edited before the rows were there: what is read afterwards may be older and is not taken. */
  readonly #edited = new Set<RelationId>();

  get size(): number {
    return this.#relations.size;
  }

  /** Every relation, in no order that means anything. Proportional to their number. */
  all(): readonly Relation[] {
    return [...this.#relations.values()];
  }

  find(id: RelationId): Relation | undefined {
    return this.#relations.get(id);
  }

  /** The relations that an annotation has at either end, oldest first. */
  at(id: AnnotationId): readonly Relation[] {
    return this.#ends.get(id) ?? NONE;
  }

  /** Those that have any of these annotations at an end, each once. */
  atAny(ids: Iterable<AnnotationId>): readonly Relation[] {
    return [...new Set([...ids].flatMap((id) => this.at(id)))];
  }

  /** Takes rows in as they are stored. One that was edited here meanwhile stays as it is. */
  takeRows(relations: readonly Relation[]): void {
    const lists = new Map<AnnotationId, Relation[]>();
    for (const relation of relations) {
      if (this.#edited.has(relation.id) || this.#relations.has(relation.id)) continue;
      this.#relations.set(relation.id, relation);
      for (const end of endsOf(relation)) {
        const list = lists.get(end) ?? [...this.at(end)];
        list.push(relation);
        lists.set(end, list);
      }
    }
    for (const [end, list] of lists) this.#ends.set(end, list.sort(compareAges));
  }

  /** The relations as they are after edits of any tables. True when one of them was about a relation. */
  applyEdits(edits: readonly Edit[]): boolean {
    let touched = false;
    for (const edit of edits) {
      if (edit.table !== 'relations') continue;
      touched = true;
      const id = relationId(edit.key);
      this.#edited.add(id);
      this.#set(id, edit.after);
    }
    return touched;
  }

  #set(id: RelationId, after: Relation | null): void {
    const before = this.#relations.get(id);
    if (before !== undefined) {
      for (const end of endsOf(before)) {
        const left = this.at(end).filter((relation) => relation.id !== id);
        if (left.length === 0) this.#ends.delete(end);
        else this.#ends.set(end, left);
      }
    }
    if (after === null) this.#relations.delete(id);
    else {
      this.#relations.set(id, after);
      for (const end of endsOf(after)) this.#ends.set(end, [...this.at(end), after].sort(compareAges));
    }
  }
}

/** A bad relation may name one annotation twice; it is listed there once. */
function endsOf({ fromId, toId }: Relation): readonly AnnotationId[] {
  return fromId === toId ? [fromId] : [fromId, toId];
}

function compareAges(a: Relation, b: Relation): number {
  return a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1);
}
