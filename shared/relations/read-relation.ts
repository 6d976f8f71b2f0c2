import type { AnnotationId, Relation } from '../model/records';
import type { KnownTypes } from './relation-types';

/** A relation as it reads from one of its ends. */
export interface RelationReading {
  readonly relation: Relation;
  /** "translates" from the one end, "is translated by" from the other; '' for a kind that is not known. */
  readonly label: string;
  readonly otherId: AnnotationId;
  /** True where the end it is read from is the one that it leads to. */
  readonly isInverse: boolean;
}

export function readRelation(relation: Relation, from: AnnotationId, types: KnownTypes): RelationReading {
  const isInverse = relation.fromId !== from;
  const type = types.get(relation.typeId);
  const label = type === undefined ? '' : isInverse ? type.inverseName : type.name;
  return { relation, label, otherId: isInverse ? relation.fromId : relation.toId, isInverse };
}
