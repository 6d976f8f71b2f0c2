import { useMemo } from 'react';
import type { AnnotationId, Relation } from '../../../shared/model/records';
import { readRelation } from '../../../shared/relations/read-relation';
import type { RelationRow } from '../../../shared/relations/relation-rows';
import { type AnnotationEntry, findEntry } from '../../state/annotation-entries';
import { useDesk, useDeskLater } from '../../state/desk-context';
import type { OpenSource } from '../../state/desk-state';
import { useElsewhere } from '../../state/use-elsewhere';

export type DeskRow = RelationRow<AnnotationEntry>;

/**
 * The relations of which an end stands on the desk and the other there or on another text. Proportional to their number: for a view that
 * is open.
 */
export function useRelationRows(source: OpenSource): readonly DeskRow[] {
  const relations = useDesk((state) => state.relations);
  const types = useDesk((state) => state.relationTypes);
  const version = useDeskLater((state) => `${state.relationsVersion} ${state.annotationsVersion}`);
  const missing = useMemo(() => {
    const all = version === '' ? [] : relations.all();
    return [...new Set(all.flatMap((relation) => missingEnd(source, relation) ?? []))];
  }, [relations, version, source]);
  const elsewhere = useElsewhere(missing);
  return useMemo(() => {
    const known = new Map<string, AnnotationEntry | undefined>();
    const endOf = (id: AnnotationId) => {
      if (!known.has(id)) known.set(id, findEntry(source, id) ?? elsewhere.get(id));
      return known.get(id);
    };
    const all = version === '' ? [] : relations.all();
    return all.flatMap((relation): readonly DeskRow[] => {
      const [from, to] = [endOf(relation.fromId), endOf(relation.toId)];
      if (from === undefined || to === undefined || (from.elsewhere !== '' && to.elsewhere !== '')) return [];
      return [{ relation, from, to, how: readRelation(relation, relation.fromId, types).label }];
    });
  }, [relations, types, version, source, elsewhere]);
}

/** The end that is not on the desk, while the other is. */
function missingEnd({ annotations }: OpenSource, { fromId, toId }: Relation): AnnotationId | null {
  const [hasFrom, hasTo] = [annotations.findMark(fromId) !== undefined, annotations.findMark(toId) !== undefined];
  if (hasFrom === hasTo) return null;
  return hasFrom ? toId : fromId;
}
