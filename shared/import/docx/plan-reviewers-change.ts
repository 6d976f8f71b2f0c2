import { annotationId } from '../../model/ids';
import type { Annotation, Note, Target } from '../../model/records';
import { validateRecord } from '../../model/validate-records';
import { normalizeRichText } from '../../richtext/normalize-rich-text';
import { seededId } from '../seeded-id';
import { separatorOf } from './align-text';
import type { PlanningContext } from './plan-docx-import';
import type { ReturnItem } from './return-plan';
import type { ReviewersChange } from './reviewers-changes';
import { signedBlocks } from './signed-paragraphs';
import { PARAGRAPH_END } from './tracked-pieces';

/**
 * A tracked change of another hand as a correction on exactly its words, signed in its note. Its id is made from what it says and where,
 * so that the same file read again finds it; a correction that says the same of the same words is not made again. `unplaced` when the
 * words that it stands on are nowhere in the text.
 */
export function planReviewersChange(
  change: ReviewersChange,
  seen: Set<string>,
  context: PlanningContext,
): ReturnItem | 'unchanged' | 'unplaced' {
  const placed = change.where === null ? null : context.alignment.placeWhole(change.where);
  if (placed === null) return 'unplaced';
  const { target, state } = placed;
  const author = change.authors.filter((name) => name.trim() !== '').join(', ');
  const replacement = change.says.replaceAll(PARAGRAPH_END, separatorOf(context.text));
  const seed = ['correction', context.source.id, author, change.date, target.start, target.quote.exact, replacement].join('\n');
  const id = annotationId(seededId('word', seed));
  if (seen.has(id) || isHere(id, target, replacement, context)) return 'unchanged';
  seen.add(id);
  const { at } = context.change;
  const date = Date.parse(change.date);
  const madeAt = Number.isFinite(date) ? date : at;
  const annotation: Annotation = {
    id,
    sourceId: context.source.id,
    color: context.color,
    targets: [target],
    codes: [],
    check: null,
    correction: { replacement, slip: 'other' },
    passId: null,
    createdAt: madeAt,
    updatedAt: at,
    trashedAt: null,
  };
  const signature = signedBlocks({ author, date: Number.isFinite(date) ? date : null, paragraphs: [] }, context.file.lists);
  const note: Note = {
    annotationId: id,
    body: normalizeRichText({ type: 'doc', content: signature }),
    createdAt: madeAt,
    updatedAt: at,
  };
  if (!validateRecord('annotations', annotation).ok || !validateRecord('notes', note).ok) return 'unplaced';
  return {
    id,
    kind: 'correction-new',
    quote: target.quote.exact,
    author,
    before: target.quote.exact,
    after: replacement,
    state,
    isSure: state === 'anchored',
    edits: [
      { table: 'annotations', key: id, before: null, after: annotation },
      { table: 'notes', key: id, before: null, after: note },
    ],
  };
}

function isHere(id: string, target: Target, replacement: string, { annotations }: PlanningContext): boolean {
  if (annotations.has(id)) return true;
  const isSame = ({ revisionId, start, end }: Target) => revisionId === target.revisionId && start === target.start && end === target.end;
  return [...annotations.values()].some(
    ({ correction, targets, trashedAt }) => trashedAt === null && correction?.replacement === replacement && targets.some(isSame),
  );
}
