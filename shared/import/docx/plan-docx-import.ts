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
import { planSentAnnotation } from './plan-sent-annotation';
import { type DocxComment, readComments } from './read-comments';
import { type DocxDocument, readDocument } from './read-document';
import { type DocxIdentity, readIdentity, type SentAnnotation } from './read-identity';
import { readNumbering } from './read-numbering';
import { openDocxPackage } from './read-package';
import type { ReturnItem, ReturnPlan } from './return-plan';

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
 * become further paragraphs of the note, comments of other hands notes of their own, each under the name and date of its writer. The
 * same file read again alters nothing. Errors are values, and memory is bounded whatever the file says; throws the signal's reason.
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

async function planFile(file: DocxFile, context: DocxImportContext, progress: ExportProgress): Promise<ReturnPlan> {
  const { text, revisionId, source, annotations } = context;
  const alignment = new TextAlignment(file.document, { text, revisionId, occurrencesOf: createOccurrenceIndex(text.text) });
  const isOwn = file.identity !== null && file.identity.sha256 === text.sha256;
  const identity = isOwn ? file.identity : null;
  const here = [...annotations.values()].filter((annotation) => annotation.sourceId === source.id);
  const matching = matchComments(
    file.comments,
    file.document,
    identity,
    alignment,
    here.map(({ id }) => id),
  );
  const sent = identity?.annotations ?? withoutIdentity(matching);
  const corrections = timesOfCorrections(identity);
  const isFreshLibrary = !sent.some(({ id }) => annotations.has(id));
  const planning: PlanningContext = { ...context, file, alignment, answers: matching.answers, isFreshLibrary };
  const outcomes = await mapInChunks(sent, progress, { from: 0.5, to: 0.75 }, (annotation) =>
    planSentAnnotation(annotation, matching.own.get(annotation.id) ?? [], planning),
  );
  const seen = new Set<string>();
  const fresh = await mapInChunks(matching.others, progress, { from: 0.75, to: 1 }, (comment) => planNewComment(comment, seen, planning));
  const items = [...outcomes, ...fresh].filter((outcome): outcome is ReturnItem => typeof outcome === 'object');
  return {
    origin: isOwn ? 'own' : file.identity === null ? 'foreign' : 'other-text',
    items,
    unchanged: [...outcomes, ...fresh].filter((outcome) => outcome === 'unchanged').length,
    unplaced: fresh.flatMap((outcome, index) => (outcome === 'unplaced' ? [labelOf(matching.others[index])] : [])),
    tracked: file.document.tracked.filter(({ author, date }) => author !== identity?.author || !corrections.has(Date.parse(date))).length,
    paragraphs: { all: file.document.paragraphs.length, paired: alignment.paired },
  };
}

/** When our own corrections were made, which went out as tracked changes: those are no news. */
function timesOfCorrections(identity: DocxIdentity | null): ReadonlySet<number | null> {
  return new Set(identity?.annotations.flatMap(({ correction, updatedAt }) => (correction === null ? [] : [updatedAt])));
}

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
