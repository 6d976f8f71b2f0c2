import { foldName } from '../../codebook/codebook';
import type { Edit } from '../../model/change';
import { relationId, relationTypeId } from '../../model/ids';
import type { AnnotationId, Relation, RelationType, RelationTypeId } from '../../model/records';
import { relationTypeEdit } from '../../relations/edit-relation-types';
import { findTwin } from '../../relations/edit-relations';
import { findTypeByName, type KnownTypes, listTypes } from '../../relations/relation-types';
import type { RefiContext } from './import-context';
import type { PlannedAnnotation } from './plan-annotation';
import type { RefiRelation } from './refi-plan';
import type { RefiGuid, RefiLink } from './refi-project';

export interface PlannedRelations {
  readonly relations: readonly RefiRelation[];
  /** Links that lead from or to something else than a passage. */
  readonly left: number;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Links between passages as relations: of the kind of that name, read from the right end, or of one that is made. A link that points
 * nowhere in particular is one whose ends are alike. `annotationOf` gives what a selection has become.
 */
export function planRelations(
  links: readonly RefiLink[],
  annotationOf: (guid: RefiGuid) => PlannedAnnotation | undefined,
  context: RefiContext,
): PlannedRelations {
  const types = new TypeIntake(context);
  const known = [...context.relations.values()];
  const made: Relation[] = [];
  const relations: RefiRelation[] = [];
  let left = 0;
  for (const link of links) {
    const [from, to] = [annotationOf(link.origin), annotationOf(link.target)];
    if (from === undefined || to === undefined || from.id === to.id) {
      left += 1;
      continue;
    }
    const kind = types.take(link);
    const ends = kind.isTurned ? { fromId: to.id, toId: from.id } : { fromId: from.id, toId: to.id };
    const wanted = { typeId: kind.id, ...ends };
    const isThere =
      context.relations.has(link.guid) || findTwin(wanted, { types: types.all, relations: [...known, ...made] }) !== undefined;
    const needs = [from, to].filter(({ id }) => !context.annotations.has(id)).map(({ id }) => id);
    if (isThere) {
      relations.push({ outcome: 'known', from: ends.fromId, to: ends.toId, needs: [], edits: [] });
      continue;
    }
    const { at } = context.change;
    const id = relationId(UUID.test(link.guid) ? link.guid : context.newId());
    const relation: Relation = { id, ...wanted, createdAt: at, updatedAt: at };
    made.push(relation);
    const edits: readonly Edit[] = [...kind.edits, { table: 'relations', key: id, before: null, after: relation }];
    relations.push({ outcome: 'new', from: ends.fromId, to: ends.toId, needs: needsOf(needs), edits });
  }
  return { relations, left };
}

function needsOf(ids: readonly AnnotationId[]): readonly AnnotationId[] {
  return [...new Set(ids)];
}

/** The kinds of relation there are, and those that links bring. */
class TypeIntake {
  all: KnownTypes;
  readonly #context: RefiContext;
  readonly #records: RelationType[];
  readonly #edits = new Map<RelationTypeId, Edit>();

  constructor(context: RefiContext) {
    this.#context = context;
    this.#records = [...context.relationTypes.values()];
    this.all = listTypes(this.#records, context.labels.builtInNames);
  }

  /** The kind of a link; of one that is made, every relation of it brings it along. `isTurned`: it is named from its other end. */
  take({ name, isOneWay }: RefiLink): { readonly id: RelationTypeId; readonly isTurned: boolean; readonly edits: readonly Edit[] } {
    const { labels, newId, change } = this.#context;
    const wanted = name === '' ? labels.linked : name;
    const known = findTypeByName(this.all, wanted);
    if (known !== undefined) {
      const isTurned = foldName(known.name) !== foldName(wanted);
      const edit = this.#edits.get(known.id);
      return { id: known.id, isTurned, edits: edit === undefined ? [] : [edit] };
    }
    const id = relationTypeId(newId());
    const inverseName = isOneWay ? labels.inverse.replace('{{name}}', () => wanted) : wanted;
    const record: RelationType = { id, name: wanted, inverseName, createdAt: change.at, updatedAt: change.at };
    const edit = relationTypeEdit(null, record);
    this.#records.push(record);
    this.#edits.set(id, edit);
    this.all = listTypes(this.#records, labels.builtInNames);
    return { id, isTurned: false, edits: [edit] };
  }
}
