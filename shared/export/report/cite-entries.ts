import { authorsOf } from '../../citation/author-names';
import { citationOf } from '../../citation/citation-of';
import { type CitedRun, plainTextOfRuns } from '../../citation/cited-runs';
import { citesPlaces } from '../../citation/essay-citations';
import type { CitationRequest, FormattedCitations } from '../../citation/format-citations';
import { locatorOf } from '../../citation/locator';
import { workEntry } from '../../citation/short-citations';
import type { CitationLanguage } from '../../model/preferences';
import type { Source } from '../../model/records';
import type { ExportAnnotation, ExportCiting, ExportInput, ExportProgress } from '../export-input';
import { mapInChunks } from '../in-chunks';
import type { ReportChapter } from './build-report';
import type { ReportOptions } from './report-options';

/** What the note to a quotation says. */
export type QuotationNote = readonly CitedRun[];

/** The key that the report names its work by. */
const WORK = 'work';

/** So many citations are formatted at once: the time that it takes grows with their square. */
const CHUNK = 200;

/**
 * What the notes say to all quotations of a report that have a place, in the order in which they stand: in the reader's style, else in a
 * plain form. One may be short for the one before it ("Ibid."), and all for the first. Throws where the style cannot be used, and the
 * signal's reason.
 */
export async function citeEntries(
  input: ExportInput<ReportOptions>,
  chapters: readonly ReportChapter[],
  progress: ExportProgress,
): Promise<readonly QuotationNote[]> {
  const quoted = chapters.flatMap(({ entries }) => entries.map(({ exported }) => exported)).filter(({ span: where }) => where !== null);
  const { citing, source } = input;
  if (citing === undefined) return quoted.map(({ placeLabel }, index) => plainNote(source, placeLabel, index === 0));
  const request = requestOf(input, quoted, citing.language);
  const starts = Array.from({ length: Math.ceil(quoted.length / CHUNK) }, (_, index) => index * CHUNK);
  const chunks = await mapInChunks(starts, progress, { from: 0, to: 0.1 }, (start) => formatChunk(citing, request, start));
  const [first] = chunks;
  if (first === undefined) return [];
  const formatted = { ...first, citations: chunks.flatMap(({ citations }) => citations) };
  const tellsPlaces = citesPlaces(formatted, request);
  return quoted.map(({ placeLabel }, index) => styledNote(formatted, index, tellsPlaces ? '' : placeLabel));
}

function requestOf({ text, source }: ExportInput, quoted: readonly ExportAnnotation[], language: CitationLanguage): CitationRequest {
  const locators = quoted.map(({ span: where }) => (where === null ? null : locatorOf(text, where, language)));
  return {
    works: [{ id: WORK, item: citationOf(source) }],
    citations: locators.map((locator) => [{ id: WORK, locator }]),
  };
}

/** Some of the citations, behind those that they may refer to: the first of all, and the last one before them. */
function formatChunk(citing: ExportCiting, { works, citations }: CitationRequest, start: number): FormattedCitations {
  const before = start === 0 ? [] : [...new Set([0, start - 1])];
  const own = citations.slice(start, start + CHUNK).map((_, index) => start + index);
  const indices = [...before, ...own];
  const formatted = citing.format({
    works,
    citations: indices.map((index) => citations[index] ?? []),
    notes: indices.map((index) => index + 1),
  });
  if (!formatted.ok) throw new Error(`the citation style cannot be used: ${formatted.error.detail}`);
  return { ...formatted.value, citations: formatted.value.citations.slice(before.length) };
}

/** A style that cites in the text has no word on the work in its citations: the first note has the entry of the bibliography as well. */
function styledNote({ citations, bibliography, isInNotes }: FormattedCitations, index: number, place: string): QuotationNote {
  const said = citations[index] ?? [];
  const at: QuotationNote = place === '' ? [] : [{ text: ` (${place})`, marks: [] }];
  const entry = index === 0 && !isInNotes ? bibliography.flatMap((runs): QuotationNote => [{ text: ' ', marks: [] }, ...runs]) : [];
  // A number of the bibliography, "[1]", which in the text stands raised.
  const isNumber = /^\[?\d/u.test(plainTextOfRuns(said)) && !isInNotes;
  const cited = isNumber ? said.map(({ text, marks }) => ({ text, marks: marks.filter((mark) => mark !== 'superscript') })) : said;
  return [...cited, ...at, ...entry];
}

/** The work in full at its first mention, then author, title and place, so that each note stands by itself. `place` as "¶7 s2" or ''. */
function plainNote(source: Source, place: string, isFirst: boolean): QuotationNote {
  const item = citationOf(source);
  const at = place === '' ? '' : isFirst ? ` ${place}.` : `, ${place}.`;
  if (isFirst) return [...workEntry(item), { text: at, marks: [] }];
  const author = authorsOf(item);
  return [
    { text: author === '' ? '' : `${author}, `, marks: [] as const },
    { text: item.title ?? '', marks: ['italic'] as const },
    { text: at === '' ? '.' : at, marks: [] as const },
  ].filter(({ text }) => text !== '');
}
