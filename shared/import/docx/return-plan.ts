import type { AnchorState } from '../../anchor/anchor';
import { deepEqual } from '../../base/deep-equal';
import type { ChangeContext } from '../../model/annotation-changes';
import type { Change, Edit } from '../../model/change';
import type { Annotation } from '../../model/records';

/** What a comment of a Word file would do to the notes here. */
export type ReturnKind =
  /** Its words were altered there and not here. */
  | 'edited'
  /** Altered there and here: both versions would stand in the note. */
  | 'edited-twice'
  | 'replied'
  /** Marked as resolved there, or opened again. */
  | 'resolved'
  /** Made there. */
  | 'new'
  /** Taken out there: the note would go, the highlight stay. */
  | 'deleted'
  /** It stands on other words now. */
  | 'moved'
  /** It is no longer in this library and would come back. */
  | 'restored'
  /** A tracked change of the text that was made there, as a correction. */
  | 'correction-new'
  /** Our own correction was accepted there: it would be settled. */
  | 'correction-accepted'
  /** Rejected there: it would be withdrawn. */
  | 'correction-rejected'
  /** Says something else there. */
  | 'correction-edited'
  /** Its places came back in different ways, which one correction cannot hold. */
  | 'correction-mixed';

/** One note or correction that would be made or altered. */
export interface ReturnItem {
  /** Each has its own; an annotation has one for its note and one for its correction at most. */
  readonly id: string;
  readonly kind: ReturnKind;
  /** The words of the passage. */
  readonly quote: string;
  /** Who wrote last there; '' where the file does not say. */
  readonly author: string;
  /**
   * The words of the note as they are and as they would be; '' for none. Of a correction what stands, or what it said, and what it would
   * say.
   */
  readonly before: string;
  readonly after: string;
  /** Where the passage is found to be. */
  readonly state: AnchorState;
  /** Whether it is taken over unless the reader says otherwise. */
  readonly isSure: boolean;
  /** None where it is only told. */
  readonly edits: readonly Edit[];
}

/** What a Word file says about the open text, item by item; nothing is altered until the reader has chosen. */
export interface ReturnPlan {
  /** `own`: this text as we wrote it; `other-text`: another text as we wrote it; `foreign`: not from here. */
  readonly origin: 'own' | 'other-text' | 'foreign';
  readonly items: readonly ReturnItem[];
  /** Comments that say what the notes say already. */
  readonly unchanged: number;
  /** The words of comments that stand nowhere in the text. */
  readonly unplaced: readonly string[];
  /** Tracked changes of the text itself that others made and that have no place in it. */
  readonly tracked: number;
  /** Paragraphs of the file, and how many of them stand in the text word for word. */
  readonly paragraphs: { readonly all: number; readonly paired: number };
}

/** One change for the items with these ids; null when nothing is chosen. */
export function changeOfReturn(plan: ReturnPlan, chosen: ReadonlySet<string>, context: ChangeContext): Change | null {
  const edits = joinEdits(plan.items.filter(({ id }) => chosen.has(id)).flatMap((item) => item.edits));
  const tables = ['annotations', 'notes'];
  const ordered = edits.toSorted((a, b) => tables.indexOf(a.table) - tables.indexOf(b.table));
  return edits.length === 0 ? null : { label: 'take-comments', at: context.at, group: context.group, edits: ordered };
}

/** Edits of the same annotation, for its note and for its correction, as one. */
function joinEdits(edits: readonly Edit[]): readonly Edit[] {
  const joined = new Map<string, Edit>();
  for (const edit of edits) {
    const key = `${edit.table} ${edit.key}`;
    const other = joined.get(key);
    joined.set(key, other === undefined ? edit : joinTwo(other, edit));
  }
  return [...joined.values()];
}

function joinTwo(one: Edit, other: Edit): Edit {
  if (one.table !== 'annotations' || other.table !== 'annotations') return other;
  const { before } = one;
  if (before === null || one.after === null || other.after === null) return other;
  return { ...one, after: joinAfter(before, one.after, other.after) };
}

function joinAfter(before: Annotation, one: Annotation, other: Annotation): Annotation {
  const altered = <K extends keyof Annotation>(field: K) => (deepEqual(other[field], before[field]) ? one[field] : other[field]);
  return {
    ...one,
    targets: altered('targets'),
    check: altered('check'),
    correction: altered('correction'),
    trashedAt: altered('trashedAt'),
    updatedAt: Math.max(one.updatedAt, other.updatedAt),
  };
}
