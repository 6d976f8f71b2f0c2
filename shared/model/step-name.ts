import { assertNever } from '../base/assert-never';
import { deepEqual } from '../base/deep-equal';
import type { ChangeLabel, Edit } from './change';
import type { Annotation, TableName } from './records';

/** What a step of undo is called: enough to say "highlight “cyber power”" or "highlight 12 passages" in any language. */
export interface StepName {
  readonly label: ChangeLabel;
  /** How many records of the kind that the step is about it touches; at least 1. */
  readonly count: number;
  /** The words of the passage or the name of the code, shortened, on one line; null where there are none. */
  readonly subject: string | null;
}

/** Code points of a subject that are shown. */
const SUBJECT_LENGTH = 48;

/** What a step is about where its first edit does not say it: these make or alter other records on the way. */
const ABOUT: Partial<Readonly<Record<ChangeLabel, TableName>>> = {
  'apply-code': 'annotations',
  'merge-codes': 'codes',
  'remove-code': 'codes',
  'empty-trash': 'annotations',
  relate: 'relations',
  'remove-relation-type': 'relationTypes',
  'remove-commentary': 'commentaries',
  import: 'annotations',
  'import-source': 'sources',
  'remove-source': 'sources',
};

/**
 * The name of a step with these edits. `annotation` is the one that a step about a single note belongs to, if it is known: the
 * passage names the note.
 */
export function nameStep(label: ChangeLabel, edits: readonly Edit[], annotation?: Annotation): StepName {
  const about = editsAbout(label, edits);
  const [first] = about;
  if (first === undefined) return { label, count: 1, subject: null };
  const counted = countOf(about);
  const subject = first.table === 'notes' ? (annotation?.targets[0].quote.exact ?? null) : subjectOf(first);
  return { label, count: counted, subject: subject === null ? null : shorten(subject) };
}

/** The key of the annotation whose passage names the step; null unless it is about a note. */
export function findStepNote(label: ChangeLabel, edits: readonly Edit[]): string | null {
  const [first] = editsAbout(label, edits);
  return first?.table === 'notes' ? first.key : null;
}

/** The edits of the kind of record that the step is about, what it is named after first. */
function editsAbout(label: ChangeLabel, edits: readonly Edit[]): readonly Edit[] {
  const effective = edits.filter((edit) => !deepEqual(edit.before, edit.after));
  const table = ABOUT[label];
  const about = effective.filter((edit) => edit.table === table);
  const [first] = about.length > 0 ? about : effective;
  const own = effective.filter((edit) => edit.table === first?.table);
  // However many blocks of a commentary were written in, it is one burst of writing.
  if (first?.table === 'commentaryBlocks') return [first];
  return first?.table === 'codes' ? principalCodes(own) : own;
}

/** Moving a code may number its siblings anew, and making one may make those above it: what was removed or made counts, else the last. */
function principalCodes(edits: readonly Edit[]): readonly Edit[] {
  const removed = edits.filter((edit) => edit.after === null);
  if (removed.length > 0) return removed;
  const made = edits.filter((edit) => edit.before === null).reverse();
  return made.length > 0 ? made : edits.slice(-1);
}

function countOf(edits: readonly Edit[]): number {
  return new Set(edits.map((edit) => edit.key)).size;
}

function subjectOf(edit: Edit): string | null {
  switch (edit.table) {
    case 'annotations':
      return (edit.after ?? edit.before)?.targets[0].quote.exact ?? null;
    case 'bookmarks': {
      const bookmark = edit.after ?? edit.before;
      return bookmark === null ? null : bookmark.name === '' ? bookmark.target.quote.exact : bookmark.name;
    }
    case 'codes':
    case 'relationTypes':
      return (edit.before ?? edit.after)?.name ?? null;
    case 'passes':
    case 'colors':
      return edit.after?.name ?? edit.before?.name ?? null;
    case 'commentaries':
      return edit.before?.title || edit.after?.title || null;
    case 'citationStyles':
      return (edit.after ?? edit.before)?.title ?? null;
    case 'sources':
      return (edit.after ?? edit.before)?.provenance.title ?? null;
    case 'notes':
    case 'relations':
    case 'memos':
    case 'commentaryBlocks':
    case 'revisions':
    case 'history':
      return null;
    default:
      return assertNever(edit);
  }
}

/** Null for words of nothing but spaces. */
function shorten(words: string): string | null {
  const points = Array.from(words.replace(/\s+/gu, ' ').trim());
  if (points.length === 0) return null;
  return points.length <= SUBJECT_LENGTH ? points.join('') : `${points.slice(0, SUBJECT_LENGTH).join('').trimEnd()}…`;
}
