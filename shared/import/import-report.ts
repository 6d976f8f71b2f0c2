import type { ChangeContext } from '../model/annotation-changes';
import type { Change, Edit } from '../model/change';
import type { AnnotationId, Target } from '../model/records';
import type { TableLook } from './csv/table-look';

/** Why an item of a file is not taken over. */
export type SkipReason =
  /** Not an annotation at all, or not one that can be read. */
  | 'unreadable'
  /** An answer to an annotation that is not taken over. */
  | 'reply'
  /** About the page as a whole, and without words. */
  | 'page-note'
  /** Only a position, whose unit and text cannot be checked without the words. */
  | 'no-quotation'
  /** The same annotation stands in the file twice. */
  | 'duplicate'
  /** About another work than the open one. */
  | 'other-document'
  /** Thrown away in the tool it comes from. */
  | 'discarded'
  /** Its note is longer than any note. */
  | 'too-long';

/** What becomes of one item of a file. */
export type ImportOutcome =
  | 'placed'
  /** Its place is asked about. */
  | 'doubtful'
  /** Its words are not in the text: kept and listed. */
  | 'orphaned'
  /** An answer: it stands in the note of the annotation that it answers. */
  | 'answer'
  /** About the whole: it stands in the memo of the text. */
  | 'memo'
  /** The same annotation is here and says the same, or was altered here since. */
  | 'unchanged'
  /** Another annotation here has the same place and the same words. */
  | 'duplicate'
  | 'skipped';

/** A place that a doubtful passage may mean. */
export interface ImportCandidate {
  readonly target: Target;
  /** "¶7 s2"; '' outside the numbered paragraphs. */
  readonly place: string;
  /** Some words before it, its own, and some behind it. */
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

export interface ImportItem {
  readonly outcome: ImportOutcome;
  readonly reason: SkipReason | null;
  /** The words of the passage, or whatever names the item. */
  readonly label: string;
  /** The annotation that it is or would be; null for what is none. */
  readonly id: AnnotationId | null;
  /** Where the passage number `index` may be; null when that is not asked, and for all but the first `MOST_ASKED` that are doubtful. */
  readonly asked: { readonly index: number; readonly candidates: readonly ImportCandidate[] } | null;
}

/** The reader is asked about so many places at once; the others are asked about where they stand. */
export const MOST_ASKED = 200;

/** A work that the file has annotations on. */
export interface ImportDocument {
  /** Its title or address; '' for those that do not say. */
  readonly name: string;
  readonly count: number;
  /** Whether its annotations are taken over. */
  readonly isTaken: boolean;
}

/** What an import would do: one change for everything, and one line for each item. */
export interface ImportPlan {
  readonly items: readonly ImportItem[];
  /** In the order of the file. The reader chooses among them when there are several. */
  readonly documents: readonly ImportDocument[];
  /** How the columns were read, where the file is a table. */
  readonly table: TableLook | null;
  /** Null when nothing would be altered. */
  readonly change: Change | null;
}

export type ImportError =
  | { readonly code: 'empty' }
  | { readonly code: 'not-utf8' }
  /** Some other kind of file: a PDF, a picture, a program. */
  | { readonly code: 'not-text' }
  | { readonly code: 'not-json'; readonly detail: string }
  /** JSON or HTML, but none of the shapes that annotations come in. */
  | { readonly code: 'no-annotations' }
  /** A table without a row that could be an annotation. */
  | { readonly code: 'no-rows' }
  /** A table that ends in the middle of a row. */
  | { readonly code: 'cut-short' }
  | { readonly code: 'too-large'; readonly limit: number }
  /** Holds more values than any file of annotations. */
  | { readonly code: 'too-many'; readonly limit: number }
  /** Nests deeper than any tool writes. */
  | { readonly code: 'json-too-deep' };

/**
 * The change with the reader's answers taken in: of the doubtful annotations in `answers` the passage asked about stands at the
 * candidate of that number. All others stay doubtful. Null when nothing would be altered.
 */
export function changeOfImport(plan: ImportPlan, answers: ReadonlyMap<string, number>, context: ChangeContext): Change | null {
  if (plan.change === null) return null;
  const chosen = new Map<string, { readonly index: number; readonly target: Target }>();
  for (const { id, asked } of plan.items) {
    const candidate = id === null || asked === null ? undefined : asked.candidates[answers.get(id) ?? -1];
    if (id !== null && asked !== null && candidate !== undefined) chosen.set(id, { index: asked.index, target: candidate.target });
  }
  return { ...plan.change, at: context.at, group: context.group, edits: plan.change.edits.map((edit) => placed(edit, chosen)) };
}

function placed(edit: Edit, chosen: ReadonlyMap<string, { readonly index: number; readonly target: Target }>): Edit {
  if (edit.table !== 'annotations' || edit.after === null) return edit;
  const answer = chosen.get(edit.key);
  if (answer === undefined) return edit;
  const [first, ...others] = edit.after.targets;
  const targets: readonly [Target, ...Target[]] =
    answer.index === 0
      ? [answer.target, ...others]
      : [first, ...others.map((target, index) => (index + 1 === answer.index ? answer.target : target))];
  return { ...edit, after: { ...edit.after, targets } };
}
