import { createOccurrenceIndex } from '../../anchor/occurrence-index';
import { err, ok, type Result } from '../../base/result';
import type { Codebook } from '../../codebook/codebook';
import type { ExportProgress } from '../../export/export-input';
import { mapInChunks } from '../../export/in-chunks';
import type { ChangeContext } from '../../model/annotation-changes';
import type { Annotation, ColorId, Note, RevisionId, Source } from '../../model/records';
import type { SourceText } from '../../text/source-text';
import { TextAlignment } from './align-text';
import type { DocxLists } from './comment-note';
import { type DocxError, DocxFailure } from './docx-error';
import { type Matching, matchComments } from './match-comments';
import { planNewComment } from './plan-new-comment';
import { planReviewersChange } from './plan-reviewers-change';
import { planSentAnnotation } from './plan-sent-annotation';
import { planSentCorrections } from './plan-sent-correction';
import { type DocxComment, readComments } from './read-comments';
import { type DocxDocument, readDocument } from './read-document';
import { type DocxIdentity, readIdentity, type SentAnnotation } from './read-identity';
import { readNumbering } from './read-numbering';
import { openDocxPackage } from './read-package';
import { restoreAccepted } from './restore-accepted';
import type { ReturnItem, ReturnPlan } from './return-plan';
import { readReviewersChanges } from './reviewers-changes';
import { ownPieces, readSentCorrections } from './sent-corrections';

export interface DocxImportContext {
  readonly source: Source;
  readonly text: SourceText;
  readonly revisionId: RevisionId;
  /** For comments that others made. */
  readonly color: ColorId;
  /** The library's records as they are stored, those in the trash included. */
  readonly annotations: ReadonlyMap<string, Annotation>;
  readonly notes: ReadonlyMap<string, Note>;
  readonly codebook: Codebook;
  readonly change: ChangeContext;
}

/** A Word file as far as it is read. */
export interface DocxFile {
  readonly document: DocxDocument;
  readonly comments: readonly DocxComment[];
  readonly identity: DocxIdentity | null;
  readonly lists: DocxLists;
}

/** What the planning of one comment needs of everything around it. */
export interface PlanningContext extends DocxImportContext {
  readonly file: DocxFile;
  readonly alignment: TextAlignment;
  readonly answers: Matching['answers'];
  /** None of the annotations that went out is here: the file is all there is of them. */
  readonly isFreshLibrary: boolean;
}

/**
 * Plans what a commented Word file would do to the notes of the open text. Our own comments find their notes again, also when a program
 * has dropped their ids; what was altered there is told from what was altered here, and where both were, both versions stand. Answers
 * become further paragraphs of the note, comments of other hands notes of their own, each under the name and date of its writer; tracked
 * changes of other hands become corrections, and what was decided on our own corrections is told. The same file read again alters nothing. Errors are values, and memory is bounded whatever the file says; throws the signal's reason.
 */
export async function planDocxImport(
  bytes: Uint8Array,
  context: DocxImportContext,
  progress: ExportProgress,
): Promise<Result<ReturnPlan, DocxError>> {
  try {
    return ok(await planFile(await readDocxFile(bytes, progress), context, progress));
  } catch (error) {
    if (error instanceof DocxFailure) return err(error.error);
    throw error;
  }
}

async function readDocxFile(bytes: Uint8Array, progress: ExportProgress): Promise<DocxFile> {
  const docx = await openDocxPackage(bytes);
  const part = await docx.load(docx.documentName);
  if (part === null) throw new DocxFailure({ code: 'not-docx' });
  const half = { ...progress, report: (done: number) => progress.report(done / 2) };
  const document = await readDocument(part, half);
  return { document, comments: await readComments(docx), identity: await readIdentity(docx), lists: await readNumbering(docx) };
}

async function planFile(read: DocxFile, context: DocxImportContext, progress: ExportProgress): Promise<ReturnPlan> {
  const { text, revisionId, source, annotations } = context;
  const isOwn = read.identity !== null && read.identity.sha256 === text.sha256;
  const identity = isOwn ? read.identity : null;
  const { document, corrections } = restoreAccepted(
    read.document,
    identity === null ? [] : readSentCorrections(read.document, identity, text),
  );
  const file = { ...read, document };
  const alignment = new TextAlignment(document, { text, revisionId, occurrencesOf: createOccurrenceIndex(text.text) });
  const here = [...annotations.values()].filter((annotation) => annotation.sourceId === source.id);
  const matching = matchComments(
    file.comments,
    document,
    identity,
    alignment,
    here.map(({ id }) => id),
  );
  const sent = identity?.annotations ?? withoutIdentity(matching);
  const isFreshLibrary = !sent.some(({ id }) => annotations.has(id));
  const planning: PlanningContext = { ...context, file, alignment, answers: matching.answers, isFreshLibrary };
  const outcomes = await mapInChunks(sent, progress, { from: 0.5, to: 0.7 }, (annotation) =>
    planSentAnnotation(annotation, matching.own.get(annotation.id) ?? [], planning),
  );
  const seen = new Set<string>();
  const fresh = await mapInChunks(matching.others, progress, { from: 0.7, to: 0.85 }, (comment) => planNewComment(comment, seen, planning));
  const changes = readReviewersChanges(document, corrections, identity === null ? NONE : ownPieces(document, identity));
  const changed = await mapInChunks(changes, progress, { from: 0.85, to: 1 }, (change) => planReviewersChange(change, seen, planning));
  const all = [...outcomes, ...planSentCorrections(corrections, planning), ...fresh, ...changed];
  return {
    origin: isOwn ? 'own' : file.identity === null ? 'foreign' : 'other-text',
    items: all.filter((outcome): outcome is ReturnItem => outcome !== null && typeof outcome === 'object'),
    unchanged: [...outcomes, ...fresh].filter((outcome) => outcome === 'unchanged').length,
    unplaced: fresh.flatMap((outcome, index) => (outcome === 'unplaced' ? [labelOf(matching.others[index])] : [])),
    tracked: changed.filter((outcome) => outcome === 'unplaced').length,
    paragraphs: { all: document.paragraphs.length, paired: alignment.paired },
  };
}

const NONE: ReadonlySet<number> = new Set();

/** Of annotations that only bookmarks name, nothing is known of how they went out: the file is compared with what is here. */
function withoutIdentity({ own }: Matching): readonly SentAnnotation[] {
  return Array.from(own.keys(), (id) => ({
    id,
    color: null,
    check: null,
    correction: null,
    codes: [],
    createdAt: null,
    updatedAt: null,
    noteUpdatedAt: null,
    noteDigest: '',
    places: [],
  }));
}

function labelOf(comment: DocxComment | undefined): string {
  const words = comment?.paragraphs.flatMap(({ content }) => content.map((node) => (node.type === 'text' ? node.text : ' '))) ?? [];
  return words.join('').slice(0, 200);
}
