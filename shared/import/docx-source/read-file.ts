import type { OccurrencesOf } from '../../anchor/occurrence-index';
import type { ColorId, Timestamp } from '../../model/records';
import type { PreparedSource } from '../add-sources';
import type { DocxLists } from '../docx/comment-note';
import type { ComposedText } from './compose-text';
import type { DocxFlows } from './read-flow';

/** What a file does not say and its records need. */
export interface SourceContext {
  readonly fileName: string;
  /** How the file was obtained, in a sentence for its provenance. */
  readonly obtained: string;
  /** For comments on what nobody has coloured. */
  readonly color: ColorId;
  readonly at: Timestamp;
}

/** A file that became a text. */
export interface ReadFile {
  readonly flows: DocxFlows;
  readonly composed: ComposedText;
  readonly prepared: PreparedSource;
}

/** What annotations are described by. */
export interface Describing {
  readonly occurrencesOf: OccurrencesOf;
  /** The lists of the file, for those in comments. */
  readonly lists: DocxLists;
  readonly context: SourceContext;
}
