import type { AnnotationId, RelationId, RelationTypeId } from '../../shared/model/records';
import type { RelationTypeResult } from '../../shared/relations/edit-relation-types';
import type { BuiltInNames, RelationNames } from '../../shared/relations/relation-types';
import type { Span } from '../../shared/text/offset';
import type { AnnotationEntry } from './annotation-entries';
import type { ReadingPlace } from './reading-trail';

/** One end of a relation that is being made: an annotation, or a passage that becomes one on the way. */
export type RelationEnd = { readonly kind: 'annotation'; readonly id: AnnotationId } | { readonly kind: 'passage'; readonly where: Span };

/** How a relation reads from the end where it was begun. */
export interface RelationChoice {
  readonly typeId: RelationTypeId;
  /** Read the other way round: "is translated by". */
  readonly isInverse: boolean;
}

/** A relation of which one end is known and the other is being picked. */
export interface Relating {
  readonly from: RelationEnd;
  /** Where one was when it was begun: to come back to. */
  readonly begunAt: ReadingPlace | null;
}

/** The reason why it cannot be, or null when it was done. */
export type RelationTypeOutcome = Extract<RelationTypeResult, { readonly ok: false }>['error'] | null;

/** What the reader can do with relations. Each is one step for undo. */
export interface RelationActions {
  /** Begins a relation: from this annotation, else from the selection, else from the active annotation. The other end is picked next. */
  startRelating(id?: AnnotationId): void;
  endRelating(): void;
  /** How the relation that is being made reads, and those made after it. */
  chooseRelation(choice: RelationChoice): void;
  /** Makes the relation, to this annotation, else to the selection, else to the active annotation. Bare passages are highlighted on the way. */
  relateTo(id?: AnnotationId): void;
  changeRelation(id: RelationId, changed: { readonly typeId: RelationTypeId; readonly isTurned: boolean }): void;
  removeRelation(id: RelationId): void;
  /** Goes to an annotation at the other end, opening the text that it is on; on one text back leads here again. */
  followRelation(id: AnnotationId): void;
  /** Those of these annotations that lie on other texts of the library, none from the trash. */
  findElsewhere(ids: readonly AnnotationId[]): Promise<readonly AnnotationEntry[]>;
  createRelationType(names: RelationNames): RelationTypeOutcome;
  renameRelationType(id: RelationTypeId, names: RelationNames): RelationTypeOutcome;
  /** A built-in kind is called again as in the catalogue. */
  resetRelationType(id: RelationTypeId): void;
  /** Removes a kind of the reader's own with all its relations, in every source. */
  removeRelationType(id: RelationTypeId): void;
  /** What the built-in kinds are called in the interface language. */
  nameRelationTypes(names: BuiltInNames): void;
}
