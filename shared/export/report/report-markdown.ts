import type { FootnoteDefinition, PhrasingContent, RootContent } from 'mdast';
import { MARKDOWN_STYLE } from '../../richtext/markdown';
import { richTextToMdast } from '../../richtext/to-mdast';
import { runsToMdast } from '../commentary/runs-to-mdast';
import type { ExportInput, ExportProgress } from '../export-input';
import { mapInChunks } from '../in-chunks';
import { captionWithCodes, paragraph, quotedParagraphs, relationList } from '../markdown/entries';
import { writeMarkdown } from '../markdown/write-markdown';
import type { ReportChapter, ReportEntry } from './build-report';
import type { QuotationNote } from './cite-entries';
import type { ReportOptions } from './report-options';

type Input = ExportInput<ReportOptions>;
type Depth = 1 | 2 | 3 | 4 | 5 | 6;

/** The report in CommonMark with footnotes (as GitHub and Pandoc have them): the title above, chapters below it, citations as footnotes. */
export async function writeReportMarkdown(
  input: Input,
  chapters: readonly ReportChapter[],
  cited: readonly QuotationNote[],
  progress: ExportProgress,
): Promise<string> {
  const { source, labels, annotations } = input;
  const footnotes: FootnoteDefinition[] = [];
  const steps = chapters.flatMap((chapter) => [
    () => chapterHead(input, chapter),
    ...chapter.entries.map((entry) => () => entryToMdast(input, entry, cited, footnotes)),
  ]);
  const body = await mapInChunks(steps, progress, { from: 0.1, to: 0.5 }, (write) => write());
  const children: RootContent[] = [
    heading(1, source.provenance.title),
    ...(annotations.length === 0 ? [paragraph({ type: 'text', value: labels.noAnnotations })] : body.flat()),
    ...footnotes,
  ];
  return await writeMarkdown(children, MARKDOWN_STYLE, progress, { from: 0.5, to: 0.9 });
}

function heading(depth: number, words: string): RootContent {
  const deepest: Depth = 6;
  const known: readonly Depth[] = [1, 2, 3, 4, 5, 6];
  return { type: 'heading', depth: known[depth - 1] ?? deepest, children: [{ type: 'text', value: words }] };
}

function chapterHead(input: Input, chapter: ReportChapter): readonly RootContent[] {
  return [
    heading(chapter.level + 1, chapter.heading),
    ...(chapter.definition === '' ? [] : [paragraph({ type: 'emphasis', children: [{ type: 'text', value: chapter.definition }] })]),
    ...chapter.memos.flatMap(({ about, body }) => [
      paragraph({
        type: 'strong',
        children: [{ type: 'text', value: chapter.heading === input.labels.memos ? about : input.labels.memos }],
      }),
      ...richTextToMdast(body),
    ]),
  ];
}

function entryToMdast(
  input: Input,
  { exported }: ReportEntry,
  cited: readonly QuotationNote[],
  footnotes: FootnoteDefinition[],
): readonly RootContent[] {
  const { note } = exported;
  const quoted = quotedParagraphs(input, exported);
  const [first, ...others] = quoted;
  const reference = exported.span === null ? [] : [refer(cited, footnotes)];
  return [
    paragraph({ type: 'strong', children: [{ type: 'text', value: captionWithCodes(input, exported) }] }),
    {
      type: 'blockquote',
      children: first === undefined ? [] : [{ ...first, children: [...first.children, ...reference] }, ...others],
    },
    ...(note === null ? [] : richTextToMdast(note.body)),
    ...relationList(input, exported, (place) => ({ type: 'text', value: place })),
  ];
}

function refer(cited: readonly QuotationNote[], footnotes: FootnoteDefinition[]): PhrasingContent {
  const label = String(footnotes.length + 1);
  const children = runsToMdast(cited[footnotes.length] ?? []);
  footnotes.push({ type: 'footnoteDefinition', identifier: label, label, children: [{ type: 'paragraph', children }] });
  return { type: 'footnoteReference', identifier: label, label };
}
