import { createOccurrenceIndex } from '../../anchor/occurrence-index';
import type { ExportProgress } from '../../export/export-input';
import { mapInChunks } from '../../export/in-chunks';
import type { Edit } from '../../model/change';
import type { AnnotationId } from '../../model/records';
import type { RichBlock, RichInline, RichListItem } from '../../model/rich-text';
import { createCodePointIndex } from '../../text/code-points';
import type { TableLook } from '../csv/table-look';
import type { ImportItem, ImportPlan } from '../import-report';
import { chooseDocuments } from './choose-documents';
import { CodeIntake } from './code-intake';
import type { FoundAnnotation, FoundFile, NotFound } from './found-annotation';
import { FOUND_LIMITS } from './found-limits';
import type { ImportContext } from './import-context';
import { createLooseText } from './loose-text';
import { MemoIntake } from './memo-intake';
import { idOf } from './own-id';
import { type ItemContext, labelOf, type Planned, planItem, skipped } from './plan-item';
import { RelationIntake } from './relation-intake';
import { gatherThreads, type Threads } from './threads';
import { createTwins } from './twins';

/**
 * Plans the import of annotations into the open source: what becomes of every item, and one change for all of them. Annotations that we
 * exported keep their ids, others get one made from theirs, so that the same file imported twice alters nothing the second time. What
 * the library has in a newer state stays. Tags are codes, answers stand in the note that they answer, what is about the whole in its
 * memo, and the relations that we exported come back when both of their ends do. Of a file about several works those that are not
 * `documents` stay out; null: those that seem to be about another text. Throws the signal's reason and nothing else.
 */
export async function planAnnotations(
  file: FoundFile,
  table: TableLook | null,
  documents: readonly string[] | null,
  context: ImportContext,
  progress: ExportProgress,
): Promise<ImportPlan> {
  const room = { pieces: FOUND_LIMITS.pieces };
  const read = await mapInChunks(file.items, progress, { from: 0, to: 0.3 }, (item, index) => withinRoom(file.read(item, index), room));
  const found = read.filter(isAnnotation);
  const occurrencesOf = createOccurrenceIndex(context.text.text);
  const offered = chooseDocuments(found, context.source.provenance.title, occurrencesOf, documents);
  const taken = new Set(offered.filter(({ isTaken }) => isTaken).map(({ name }) => name));
  const item: ItemContext = {
    ...context,
    place: {
      text: context.text,
      codePoints: createCodePointIndex(context.text.text),
      revisionId: context.revisionId,
      occurrencesOf,
      loose: createLooseText(context.text.text),
    },
    codes: new CodeIntake(context.codebook, context.newId, context.change),
    links: new RelationIntake(context, context.change),
    intoMemo: new MemoIntake(context),
    threads: gatherThreads(found.filter(({ document }) => taken.has(document))),
    twins: createTwins(context),
    seen: new Set(),
    asked: { count: 0 },
  };
  const planned = await mapInChunks(read, progress, { from: 0.3, to: 1 }, (one) => planOne(one, taken, item));
  const edits = editsOf(planned, item);
  const { at, group } = context.change;
  return {
    items: withAnswers(planned, read, item.threads),
    documents: offered,
    table,
    change: edits.length === 0 ? null : { label: 'import', at, group, edits },
  };
}

/** All notes of a file together have so many pieces and no more: what goes beyond is refused before it is kept. */
function withinRoom(one: FoundAnnotation | NotFound, room: { pieces: number }): FoundAnnotation | NotFound {
  if (!isAnnotation(one) || one.note === null) return one;
  const pieces = countPieces(one.note.content);
  if (pieces > room.pieces) return { reason: 'too-long', label: labelOf(one) };
  room.pieces -= pieces;
  return one;
}

function countPieces(blocks: readonly (RichBlock | RichListItem | RichInline)[]): number {
  return blocks.reduce((sum, block) => sum + 1 + ('content' in block ? countPieces(block.content ?? []) : 0), 0);
}

function planOne(one: FoundAnnotation | NotFound, taken: ReadonlySet<string>, context: ItemContext): Planned {
  if (!isAnnotation(one)) return skipped(one.reason, one.label);
  return taken.has(one.document) ? planItem(one, context) : skipped('other-document', labelOf(one));
}

function isAnnotation(one: FoundAnnotation | NotFound): one is FoundAnnotation {
  return 'targets' in one;
}

/** Those first that others refer to. */
function editsOf(planned: readonly Planned[], context: ItemContext): readonly Edit[] {
  const own = planned.flatMap(({ edits }) => edits);
  const brought = new Set(own.map((edit) => (edit.table === 'annotations' ? edit.key : '')));
  const isThere = (id: AnnotationId) => brought.has(id) || context.annotations.has(id);
  const idAt = (iri: string) => {
    const id = iri === '' ? null : idOf({ address: iri }, context);
    return id !== null && isThere(id) ? id : null;
  };
  return [...context.codes.edits, ...own, ...context.intoMemo.edits, ...context.links.tie(idAt)];
}

/** An answer is as much taken over as the annotation that it answers. */
function withAnswers(planned: readonly Planned[], read: readonly (FoundAnnotation | NotFound)[], threads: Threads): readonly ImportItem[] {
  const outcomes = new Map<FoundAnnotation, ImportItem>();
  read.forEach((one, index) => {
    const item = planned[index]?.item;
    if (isAnnotation(one) && item !== undefined) outcomes.set(one, item);
  });
  return planned.map(({ item }, index) => {
    const one = read[index];
    const root = one !== undefined && isAnnotation(one) ? threads.rootOf(one) : undefined;
    const outcome = root === undefined ? undefined : outcomes.get(root)?.outcome;
    if (outcome === undefined || item.outcome !== 'answer') return item;
    if (outcome === 'skipped') return { ...item, outcome, reason: 'reply' };
    return outcome === 'unchanged' || outcome === 'duplicate' ? { ...item, outcome: 'unchanged' } : item;
  });
}
