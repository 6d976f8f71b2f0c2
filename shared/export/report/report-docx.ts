import { plainTextOfRuns } from '../../citation/cited-runs';
import { joinLines } from '../../text/line-ends';
import { citedRuns } from '../docx/cited-runs';
import { Footnotes } from '../docx/footnotes';
import { Headings } from '../docx/headings';
import { bookmarkName } from '../docx/identity';
import { Links } from '../docx/links';
import { Lists } from '../docx/lists';
import { NAMESPACES } from '../docx/namespaces';
import { bidiOf, type NoteContext, noteParagraphs, paragraphElement, plainParagraph } from '../docx/note-paragraphs';
import { runsOf, startsRightToLeft } from '../docx/runs';
import { stylesXml } from '../docx/styles';
import { COMMON_PARTS, FOOTNOTES, packageParts, sectionProperties } from '../docx/word-package';
import { element, valued, wrapped } from '../docx/xml';
import { captionOf, type ExportAnnotation, type ExportInput, type ExportProgress, furtherWordings, quotationOf } from '../export-input';
import { relationWords } from '../export-relations';
import { mapInChunks } from '../in-chunks';
import { INKS } from '../inks';
import { type PackagePart, packParts } from '../pack';
import type { ReportChapter, ReportEntry } from './build-report';
import type { QuotationNote } from './cite-entries';
import type { ReportOptions } from './report-options';

type Input = ExportInput<ReportOptions>;

interface ReportContext {
  readonly input: Input;
  readonly notes: NoteContext;
  readonly footnotes: Footnotes;
  /** Footnotes have links of their own; so far none. */
  readonly footnoteLinks: Links;
  /** What the notes to quotations say, in their order. */
  readonly cited: readonly QuotationNote[];
  bookmarks: number;
  quotations: number;
}

/** The report as a Word file: table of contents, headings, quotations with a footnote that says where they stand, notes, relations as links. */
export async function writeReportDocx(
  input: Input,
  chapters: readonly ReportChapter[],
  cited: readonly QuotationNote[],
  progress: ExportProgress,
): Promise<Uint8Array> {
  const { options, source, labels, createdAt } = input;
  const { typeface } = options;
  const notes: NoteContext = { typeface, links: new Links(), lists: new Lists() };
  const context: ReportContext = {
    input,
    notes,
    cited,
    footnotes: new Footnotes(),
    footnoteLinks: new Links(),
    bookmarks: 0,
    quotations: 0,
  };
  const headings = new Headings(typeface, input.annotations.length);
  const steps = chapters.flatMap((chapter) => [
    () => chapterHead(chapter, headings, context),
    ...chapter.entries.map((entry) => () => entryXml(entry, context)),
  ]);
  const body = await mapInChunks(steps, progress, { from: 0.1, to: 0.7 }, (write) => write());
  const title = plainParagraph('Title', source.provenance.title, typeface);
  const by = [source.provenance.author, source.provenance.authorNote].filter((part) => part !== null).join(', ');
  const document = [
    '<w:body>',
    paragraphElement(title),
    ...(by === '' ? [] : [paragraphElement(plainParagraph('PostilCredit', by, typeface))]),
    headings.toContents(labels.contents),
    ...(input.annotations.length === 0 ? [paragraphElement(plainParagraph('CommentText', labels.noAnnotations, typeface))] : body),
    sectionProperties(options.page),
    '</w:body>',
  ];
  const fixed = packageParts({
    parts: [...COMMON_PARTS, FOOTNOTES],
    links: notes.links,
    title: source.provenance.title,
    creator: source.provenance.author ?? '',
    lastModifiedBy: '',
    createdAt,
    custom: null,
  });
  const parts: readonly PackagePart[] = [
    ...fixed.map(([name, xml]) => ({ name, pieces: [xml] })),
    { name: 'word/styles.xml', pieces: [stylesXml(typeface, source.provenance.language, 'running')] },
    { name: 'word/numbering.xml', pieces: [notes.lists.toXml()] },
    ...context.footnotes.toParts(context.footnoteLinks),
    { name: 'word/document.xml', pieces: wrapped('w:document', NAMESPACES, document) },
  ];
  return await packParts(parts, progress.signal);
}

function chapterHead(chapter: ReportChapter, headings: Headings, context: ReportContext): string {
  const { notes, input } = context;
  const { typeface } = notes;
  return [
    headings.add(chapter.heading, chapter.level),
    ...(chapter.definition === '' ? [] : [paragraphElement(plainParagraph('PostilCredit', chapter.definition, typeface))]),
    ...chapter.memos.flatMap(({ about, body }) => [
      paragraphElement(plainParagraph('PostilCaption', chapter.heading === input.labels.memos ? about : input.labels.memos, typeface)),
      ...noteParagraphs(body, notes).map((one) => paragraphElement(one)),
    ]),
  ].join('');
}

function entryXml({ exported, isFirst }: ReportEntry, context: ReportContext): string {
  const { input, notes } = context;
  const { note, codes } = exported;
  const codesSaid = codes.length === 0 ? '' : ` · ${codes.map(({ label }) => label).join('; ')}`;
  return [
    paragraphElement(plainParagraph('PostilCaption', captionOf(input, exported) + codesSaid, notes.typeface)),
    quotation(quotationOf(input.text, exported), exported, isFirst, context),
    ...furtherWordings(input, exported).map(({ place, words }) =>
      paragraphElement(plainParagraph('PostilAbout', `${place}: “${words}”`, notes.typeface)),
    ),
    ...(note === null ? [] : noteParagraphs(note.body, notes).map((one) => paragraphElement(one))),
    ...relationWords(input, exported).map(({ label, place, words, other }) =>
      relationLine(`→ ${label} `, place, ` “${words}”`, other, notes),
    ),
  ].join('');
}

/** The line at its side has the colour's own line style, which a black-and-white print shows. */
const LINES = { solid: 'single', wavy: 'wave', double: 'double', dashed: 'dashed', dotted: 'dotted' } as const;

function quotation(words: string, exported: ExportAnnotation, isFirst: boolean, context: ReportContext): string {
  const { light, line } = INKS[exported.annotation.color];
  const isRightToLeft = startsRightToLeft(words);
  const side = element(isRightToLeft ? 'w:right' : 'w:left', {
    'w:val': LINES[line],
    'w:sz': line === 'solid' ? 18 : 8,
    'w:space': 8,
    'w:color': light[2].slice(1).toUpperCase(),
  });
  const properties = valued('w:pStyle', 'PostilQuote') + element('w:pBdr', {}, side) + (isRightToLeft ? '<w:bidi/>' : '');
  const runs = runsOf(joinLines(words, '\n'), {}, context.notes.typeface) + footnote(exported, context);
  if (!isFirst) return paragraphElement({ properties, runs });
  const id = context.bookmarks;
  context.bookmarks += 1;
  const name = bookmarkName(exported.annotation.id, 0);
  const start = element('w:bookmarkStart', { 'w:id': id, 'w:name': name });
  return paragraphElement({ properties, runs: start + runs + element('w:bookmarkEnd', { 'w:id': id }) });
}

function footnote(exported: ExportAnnotation, context: ReportContext): string {
  if (exported.span === null) return '';
  const { notes, footnotes } = context;
  const cited = context.cited[context.quotations] ?? [];
  context.quotations += 1;
  const properties = valued('w:pStyle', 'FootnoteText') + bidiOf(plainTextOfRuns(cited));
  return footnotes.add([{ properties, runs: citedRuns(cited, notes.typeface) }]);
}

function relationLine(before: string, place: string, after: string, other: ExportAnnotation, { typeface }: NoteContext): string {
  const link = element(
    'w:hyperlink',
    { 'w:anchor': bookmarkName(other.annotation.id, 0), 'w:history': 1 },
    runsOf(place, { style: 'Hyperlink' }, typeface),
  );
  return paragraphElement({
    properties: valued('w:pStyle', 'PostilAbout'),
    runs: runsOf(before, {}, typeface) + link + runsOf(after, {}, typeface),
  });
}
