import { useMemo } from 'react';
import { readRelation } from '../../../shared/relations/read-relation';
import type { RelationRow } from '../../../shared/relations/relation-rows';
import { type AnnotationEntry, findEntry } from '../../state/annotation-entries';
import { useDesk, useDeskLater } from '../../state/desk-context';
import type { OpenSource } from '../../state/desk-state';

export type DeskRow = RelationRow<AnnotationEntry>;

/** The relations of which both ends stand on the desk. Proportional to their number: for a view that is open. */
export function useRelationRows(source: OpenSource): readonly DeskRow[] {
  const relations = useDesk((state) => state.relations);
  const types = useDesk((state) => state.relationTypes);
  const version = useDeskLater((state) => `${state.relationsVersion} ${state.annotationsVersion}`);
  return useMemo(() => {
    const known = new Map<string, AnnotationEntry | undefined>();
    const endOf = (id: AnnotationEntry['id']) => {
      if (!known.has(id)) known.set(id, findEntry(source, id));
      return known.get(id);
    };
    const all = version === '' ? [] : relations.all();
    return all.flatMap((relation): readonly DeskRow[] => {
      const [from, to] = [endOf(relation.fromId), endOf(relation.toId)];
      if (from === undefined || to === undefined) return [];
      return [{ relation, from, to, how: readRelation(relation, relation.fromId, types).label }];
    });
  }, [relations, types, version, source]);
}
