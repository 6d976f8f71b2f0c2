import type { OpenedFile } from '../../../shared/host/host';
import type { ColumnRole, ColumnRoles, TableChoices, TableLook } from '../../../shared/import/csv/table-look';
import type { ReturnPlan } from '../../../shared/import/docx/return-plan';
import type { ImportPlan } from '../../../shared/import/import-report';
import type { ImportChoices } from '../../../shared/import/plan-import';
import type { KnownText, WordContext } from '../../../shared/import/plan-word-file';
import type { SourcePlan } from '../../../shared/import/source-plan';
import type { EncodingLook, TextEncoding } from '../../../shared/import/text-source/text-encodings';

/** A file that is being imported, and what the reader has decided about it so far. */
export interface ImportAttempt {
  readonly file: OpenedFile;
  readonly choices: ImportChoices;
  /** What it is to be read as, after it was taken for something else. */
  readonly wish: WordContext['wish'];
  /** In which encoding a plain text is to be read; null leaves it to the file. */
  readonly encoding: TextEncoding | null;
}

/** What a new text is to be called, as the reader has it now. */
export interface SourceNames {
  readonly title: string;
  /** '' where none is known. */
  readonly author: string;
}

export type ImportState =
  | { readonly name: 'choosing' }
  /** `done` from 0 to 1; null while the library is read. */
  | { readonly name: 'reading'; readonly done: number | null }
  | { readonly name: 'stopped' }
  /** The reader says what the columns of a table are. */
  | { readonly name: 'columns'; readonly attempt: ImportAttempt; readonly look: TableLook; readonly roles: ColumnRoles }
  | {
      readonly name: 'planned';
      readonly attempt: ImportAttempt;
      readonly plan: ImportPlan;
      /** Which of the places that were asked about were chosen, by annotation. */
      readonly answers: ReadonlyMap<string, number>;
    }
  | { readonly name: 'returned'; readonly fileName: string; readonly plan: ReturnPlan; readonly chosen: ReadonlySet<string> }
  | {
      readonly name: 'source';
      readonly fileName: string;
      readonly plan: SourcePlan;
      /** The text of the library that it is already. */
      readonly known: KnownText | null;
      readonly names: SourceNames;
    }
  /** The reader says in which encoding a plain text is. */
  | { readonly name: 'encoding'; readonly fileName: string; readonly look: EncodingLook; readonly chosen: TextEncoding }
  /** Written here from another text, which can be opened. */
  | { readonly name: 'elsewhere'; readonly fileName: string; readonly text: KnownText }
  /** What was planned is carried out. */
  | { readonly name: 'storing' }
  | { readonly name: 'failed'; readonly message: string };

export interface Importing {
  readonly state: ImportState;
  readonly choose: () => void;
  readonly drop: (file: File) => void;
  readonly reset: () => void;
  /** Gives up the file that is being read, or what is being stored. */
  readonly stop: () => void;
  readonly carryOut: () => void;
  /** Takes a note of a Word file over, or leaves it. */
  readonly toggle: (id: string) => void;
  /** Says at which of the places asked about an annotation stands; null leaves it open. */
  readonly answer: (id: string, candidate: number | null) => void;
  /** Plans again with these works. */
  readonly takeDocuments: (names: readonly string[]) => void;
  /** Shows the columns again, read in this way. */
  readonly readColumns: (table: TableChoices) => void;
  /** Says what a column is; a column that was the same before is no longer. */
  readonly giveRole: (role: ColumnRole | null, column: number) => void;
  /** Plans with the columns as they were given, and remembers them. */
  readonly takeColumns: () => void;
  /** Gives a new text other names. */
  readonly name: (names: Partial<SourceNames>) => void;
  /** Reads the file once more as something else than it was taken for. */
  readonly readAs: (wish: 'comments' | 'source') => void;
  /** Shows the encodings in which a plain text may be. */
  readonly askEncoding: (look: EncodingLook) => void;
  readonly chooseEncoding: (encoding: TextEncoding) => void;
  /** Reads the file in the encoding that was chosen. */
  readonly takeEncoding: () => void;
  /** Opens a text of the library; one from which the file was written is what the file is read for then. */
  readonly openText: (text: KnownText) => void;
}
