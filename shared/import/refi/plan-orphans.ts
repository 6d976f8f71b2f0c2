import { noteGuid } from '../../export/refi/guid';
import { annotationId } from '../../model/ids';
import type { AnnotationId } from '../../model/records';
import { markdownBlocks, plainBlocks } from './note-shelf';
import { checkIn, correctionIn } from './own-words';
import type { SourceRoom } from './place-selection';
import { planAnnotation } from './plan-annotation';
import { codesOf, type PassagePlanning } from './plan-passages';
import type { RefiPassage } from './refi-plan';
import type { RefiGuid, RefiSource } from './refi-project';

/** How we write what was marked once and is not found any more: its words, and below them what was said of them. */
const WRITTEN = /^“([\s\S]+?)”(?:\n\n([\s\S]*))?$/;

/** The annotations without a place that we exported as notes on the source: those that are here stay, others come back as such. */
export function planOrphans(source: RefiSource, room: SourceRoom, planning: PassagePlanning): readonly RefiPassage[] {
  const { notes, context, taken } = planning;
  const memos = [noteGuid(['memo', 'source'], 'plain'), noteGuid(['memo', 'source'], 'markdown')];
  const written = source.noteRefs.filter((guid) => !memos.includes(guid) && WRITTEN.test(notes.find(guid)?.words ?? ''));
  if (written.length === 0) return [];
  const here = idsByGuid(context.annotations.keys());
  return written.flatMap((guid): readonly RefiPassage[] => {
    const shelved = notes.find(guid);
    const [, words = '', said = ''] = WRITTEN.exec(shelved?.words ?? '') ?? [];
    if (shelved === undefined) return [];
    notes.settle(guid);
    const { createdAt, modifiedAt, description, codings, noteRefs } = shelved.note;
    const correction = correctionIn(guid, noteRefs, notes);
    const { codes, color } = codesOf(codings, planning);
    const known = here.get(guid);
    const labels = codes.map((code) => planning.codes.labelOf.get(code) ?? '');
    const shown = { source: source.guid, label: words, rival: '', codes: labels, isSure: true };
    if (known !== undefined) return [{ ...shown, id: known, outcome: 'unchanged', edits: [] }];
    const planned = planAnnotation(
      {
        guid,
        places: [{ target: lostTarget(words, room), state: 'orphaned', rival: '' }],
        codes,
        color,
        check: checkIn(description, context.labels),
        correction,
        blocks: looksLikeMarkdown(said) ? markdownBlocks(said) : plainBlocks(said),
        createdAt,
        modifiedAt,
      },
      true,
      taken,
      room,
      context,
    );
    return planned === null
      ? []
      : [{ ...shown, id: planned.id, outcome: planned.outcome === 'new' ? 'orphaned' : 'unchanged', edits: planned.edits }];
  });
}

/** Of an annotation that is not here nothing tells which form its note has. */
function looksLikeMarkdown(words: string): boolean {
  return /^(?:[-*>] |```|\d+\. )|\*\*|\]\(/m.test(words);
}

function lostTarget(exact: string, { revisionId }: SourceRoom) {
  const quote = { exact, prefix: '', suffix: '' };
  return { revisionId, start: 0, end: exact.length, quote, paragraph: null, occurrence: [1, 1] } as const;
}

function idsByGuid(ids: Iterable<string>): ReadonlyMap<RefiGuid, AnnotationId> {
  const found = new Map<RefiGuid, AnnotationId>();
  for (const id of ids) for (const form of ['plain', 'markdown'] as const) found.set(noteGuid(['orphan', id], form), annotationId(id));
  return found;
}
