import type { Result } from '../../shared/base/result';
import type { SourceError } from '../../shared/import/docx-source/plan-docx-source';
import type { ImportContext } from '../../shared/import/found/import-context';
import type { ImportError } from '../../shared/import/import-report';
import type { AnnotationImport, ImportChoices } from '../../shared/import/plan-import';
import type { WordContext, WordOutcome } from '../../shared/import/plan-word-file';
import type { TextError, TextOutcome } from '../../shared/import/text-source/plan-text-source';
import type { TextEncoding } from '../../shared/import/text-source/text-encodings';

/** One file to be planned, onto the open text or as a text of its own. */
export interface ImportJob {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly choices: ImportChoices;
  /** The text that lies on the desk; null for none. */
  readonly open: Pick<ImportContext, 'source' | 'text' | 'revisionId'> | null;
  readonly context: Pick<ImportContext, 'color' | 'colorNames' | 'change'>;
  /** For the provenance of a new text, in a sentence. */
  readonly obtained: string;
  readonly wish: WordContext['wish'];
  /** What the reader says that a plain text is in; null leaves it to the file. */
  readonly encoding: TextEncoding | null;
  /** The name of the library, in which everything is stored. */
  readonly library: string;
}

/** There is no text for the annotations of the file. */
interface NoText {
  readonly code: 'no-text';
}

/** What the file turned out to be, and what it would do. */
export type ImportOutcome = Result<
  AnnotationImport | WordOutcome | Extract<TextOutcome, { readonly kind: 'encoding' }>,
  ImportError | SourceError | TextError | NoText
>;
