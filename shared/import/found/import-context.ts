import type { Codebook } from '../../codebook/codebook';
import type { ChangeContext } from '../../model/annotation-changes';
import type { Annotation, ColorId, Memo, Note, RevisionId, Source } from '../../model/records';
import type { SourceText } from '../../text/source-text';
import type { RelationShelf } from './relation-intake';

/** What an import needs to know of the library and of the open source. */
export interface ImportContext extends RelationShelf {
  readonly source: Source;
  readonly text: SourceText;
  readonly revisionId: RevisionId;
  /** For annotations that do not say theirs. */
  readonly color: ColorId;
  /** What the reader calls the colours. */
  readonly colorNames: Readonly<Record<ColorId, string>>;
  /** The library's records as they are stored, those in the trash included: edits are made from them. */
  readonly annotations: ReadonlyMap<string, Annotation>;
  readonly notes: ReadonlyMap<string, Note>;
  readonly codebook: Codebook;
  /** The memo on the open source; null while there is none. */
  readonly memo: Memo | null;
  /** Ids for codes that the codebook does not have yet. */
  readonly newId: () => string;
  readonly change: ChangeContext;
}
