import { createOccurrenceIndex } from '../../anchor/occurrence-index';
import { err, ok, type Result } from '../../base/result';
import type { ExportProgress } from '../../export/export-input';
import type { Provenance } from '../../model/records';
import { mainLanguageOf } from '../../text/main-language';
import type { SourceText } from '../../text/source-text';
import { type PreparedSource, prepareSource } from '../add-sources';
import { type DocxError, DocxFailure } from '../docx/docx-error';
import { readComments } from '../docx/read-comments';
import { readNumbering } from '../docx/read-numbering';
import { type DocxPackage, openDocxPackage } from '../docx/read-package';
import type { SourceCounts, SourcePlan } from '../source-plan';
import { titleOfFile } from '../title-of-file';
import { type ComposedText, composeText } from './compose-text';
import type { Flow, FlowCounts } from './flow';
import { readListNumbers } from './list-numbers';
import { planComments } from './plan-comments';
import { planHighlights } from './plan-highlights';
import type { ReadFile, SourceContext } from './read-file';
import { readFlows } from './read-flow';
import { type DocxProperties, readProperties } from './read-properties';
import { readStyles } from './read-styles';

/** A file without words is none to read. */
export type SourceError = DocxError | { readonly code: 'no-words' };

/**
 * Plans a foreign Word file as a source: its text with all tracked changes accepted, its comments as annotations on the very passages,
 * its highlights in the nearest colours, and the file itself kept beside. The same file gives the same records, but for `at`. Errors are
 * values, memory is bounded whatever the file says; throws the signal's reason.
 */
export async function planDocxSource(
  bytes: Uint8Array,
  context: SourceContext,
  progress: ExportProgress,
): Promise<Result<SourcePlan, SourceError>> {
  try {
    const docx = await openDocxPackage(bytes);
    const document = await docx.load(docx.documentName);
    if (document === null) return err({ code: 'not-docx' });
    const half = { ...progress, report: (done: number) => progress.report(done / 2) };
    const flows = await readFlows(docx, document, half);
    const shapeOf = await readStyles(docx);
    const composed = composeText(flows, shapeOf, await readListNumbers(docx, shapeOf));
    const prepared = prepare(composed, bytes, await readProperties(docx), context);
    if (prepared === null) return err({ code: 'no-words' });
    return ok(await planAround(docx, { flows, composed, prepared }, context, progress));
  } catch (error) {
    if (error instanceof DocxFailure) return err(error.error);
    throw error;
  }
}

function prepare(composed: ComposedText, original: Uint8Array, properties: DocxProperties, context: SourceContext): PreparedSource | null {
  if (composed.structure.length === 0) return null;
  const { text, structure } = composed;
  const bytes = new TextEncoder().encode(text);
  const provenance: Omit<Provenance, 'sha256'> = {
    fileName: context.fileName,
    title: titleOf(composed) || properties.title || titleOfFile(context.fileName),
    author: properties.author === '' ? null : properties.author,
    authorNote: null,
    language: mainLanguageOf(text, structure),
    translationOf: null,
    obtained: context.obtained,
  };
  const prepared = prepareSource({ provenance, bytes, structure, original }, context.at);
  if (!prepared.ok) throw new Error(`the composed text is not one: ${prepared.error.code}`);
  return prepared.value;
}

/** A title is short; a whole paragraph in its style is none. */
const LONGEST_TITLE = 200;

function titleOf({ text, structure }: ComposedText): string {
  const title = structure.find(({ kind }) => kind === 'title') ?? (structure[0]?.kind === 'heading' ? structure[0] : undefined);
  if (title === undefined || title.end - title.start > LONGEST_TITLE) return '';
  return text.slice(title.start, title.end).replace(/\s+/gu, ' ');
}

async function planAround(docx: DocxPackage, file: ReadFile, context: SourceContext, progress: ExportProgress): Promise<SourcePlan> {
  const { flows, composed, prepared } = file;
  const comments = await readComments(docx);
  const lists = await readNumbering(docx);
  const describing = { occurrencesOf: createOccurrenceIndex(composed.text), lists, context };
  const planned = await planComments(comments, file, describing, progress);
  const highlights = planHighlights(composed, planned.spans, prepared, describing);
  const { source, revision, texts, text } = prepared;
  return {
    prepared: { source, revision, texts },
    beside: [...planned.edits, ...highlights],
    comments: planned.items,
    counts: countsOf([flows.body, ...flows.notes], text, highlights.length),
    beginning: text.text.slice(0, BEGINNING).toWellFormed(),
    encoding: null,
  };
}

/** As much of the text as is shown before it is added, in UTF-16 units. */
const BEGINNING = 1200;

function countsOf(flows: readonly Flow[], { blocks }: SourceText, highlights: number): SourceCounts {
  const sum = (name: keyof FlowCounts) => flows.reduce((total, { counts }) => total + counts[name], 0);
  const { tables, tracked, pictures, hidden, readings, foreign, symbols } = {
    tables: sum('tables'),
    tracked: sum('tracked'),
    pictures: sum('pictures'),
    hidden: sum('hidden'),
    readings: sum('readings'),
    foreign: sum('foreign'),
    symbols: sum('symbols'),
  };
  return {
    paragraphs: blocks.filter(({ paragraph }) => paragraph !== null).length,
    headings: blocks.filter(({ kind }) => kind === 'heading' || kind === 'title').length,
    notes: flows.reduce((total, { notes }) => total + notes.length, 0),
    highlights,
    tables,
    tracked,
    pictures,
    hidden,
    readings,
    foreign,
    symbols,
  };
}
