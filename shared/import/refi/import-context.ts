import type { Codebook } from '../../codebook/codebook';
import type { ChangeContext } from '../../model/annotation-changes';
import type { Annotation, CheckState, ColorId, Memo, Note, Relation, RelationType, Revision, Source } from '../../model/records';
import type { BuiltInNames } from '../../relations/relation-types';
import type { PositionUnit } from './position-scale';

/** A source of the library with the text that is read now. */
export interface LibraryText {
  readonly source: Source;
  readonly revision: Revision;
  readonly bytes: Uint8Array;
}

/** What an import from REFI-QDA knows of the library: the records as they are stored, those in the trash included. */
export interface RefiContext {
  readonly texts: readonly LibraryText[];
  readonly annotations: ReadonlyMap<string, Annotation>;
  readonly notes: ReadonlyMap<string, Note>;
  readonly codebook: Codebook;
  readonly relations: ReadonlyMap<string, Relation>;
  readonly relationTypes: ReadonlyMap<string, RelationType>;
  readonly memos: ReadonlyMap<string, Memo>;
  /** For passages, which have no colour of their own in the format. */
  readonly color: ColorId;
  readonly labels: RefiLabels;
  /** What the reader says about the positions of sources, by key; others are found out. */
  readonly units: ReadonlyMap<string, PositionUnit>;
  readonly newId: () => string;
  readonly change: ChangeContext;
}

/** Words of the interface that records need, in the reader's language. */
export interface RefiLabels {
  readonly builtInNames: BuiltInNames;
  /** What we wrote beside passages that were to be checked, or had been. */
  readonly checks: Readonly<Record<CheckState, string>>;
  /** Below it stands what a project has and the library has no place for; `{{name}}` is filled in. */
  readonly project: string;
  readonly sets: string;
  readonly cases: string;
  readonly variables: string;
  /** Before the codes that are given to a source as a whole. */
  readonly codedAsWhole: string;
  /** The kind of a link without a name. */
  readonly linked: string;
  /** A kind of relation read the other way round; `{{name}}` is filled in. */
  readonly inverse: string;
  /** How a text of the project came here, in a sentence. */
  readonly obtained: string;
}
