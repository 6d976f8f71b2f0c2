import type { BlockContent, Paragraph, RootContent } from 'mdast';
import { frontmatterToMarkdown } from 'mdast-util-frontmatter';
import { stringify } from 'yaml';
import { MARKDOWN_STYLE } from '../../richtext/markdown';
import { richTextToMdast } from '../../richtext/to-mdast';
import {
  type ExportAnnotation,
  type ExportFile,
  type ExportInput,
  type ExportOptions,
  type ExportProgress,
  nameOfPlaces,
} from '../export-input';
import { safeFileName } from '../file-name';
import { mapInChunks } from '../in-chunks';
import { captionWithCodes, heading, idOf, memosToMdast, paragraph, quotedParagraphs, relationList } from './entries';
import { markedTextToMdast } from './marked-text';
import { PANDOC } from './nodes';
import { citationKeyOf, escapeForPandoc, referenceOf } from './pandoc-reference';
import { writeMarkdown } from './write-markdown';

type Input = ExportInput<Extract<ExportOptions, { readonly format: 'pandoc' }>>;

/**
 * Markdown for Pandoc: metadata with the source as a citable reference, quotations as block quotations with a citation that
 * names the place, notes as paragraphs or footnotes; or the whole text with the notes as footnotes.
 */
export async function exportPandoc(input: Input, progress: ExportProgress): Promise<ExportFile> {
  const { labels, source, options } = input;
  const body = options.content === 'text' ? await wholeText(input, progress) : await quotations(input, progress);
  const children: RootContent[] = [{ type: 'yaml', value: metadata(input) }, ...body, ...memosToMdast(input)];
  const style = { ...MARKDOWN_STYLE, extensions: [MARKDOWN_STYLE, frontmatterToMarkdown(['yaml']), PANDOC] };
  const markdown = await writeMarkdown(children, style, progress, { from: 0.8, to: 1 });
  return {
    fileName: safeFileName(source.provenance.title, labels.notes, 'md'),
    mime: 'text/markdown',
    bytes: new TextEncoder().encode(markdown),
  };
}

/** The key that the source is cited by. */
export function citationKey({ source }: ExportInput): string {
  return citationKeyOf(source.provenance);
}

function metadata(input: Input): string {
  const { source, createdAt, labels, options } = input;
  const { provenance } = source;
  const fields = {
    title: escapeForPandoc(options.content === 'text' ? provenance.title : `${provenance.title}: ${labels.notes}`),
    ...(provenance.author === null || options.content === 'annotations' ? {} : { author: escapeForPandoc(provenance.author) }),
    date: new Date(createdAt).toISOString().slice(0, 10),
    lang: options.content === 'text' ? provenance.language : labels.language,
    references: [referenceOf(source)],
  };
  return stringify(fields, { lineWidth: 0, version: '1.1' }).trimEnd();
}

async function quotations(input: Input, progress: ExportProgress): Promise<readonly RootContent[]> {
  const { annotations, labels } = input;
  const placed = annotations.filter((exported) => exported.span !== null);
  const entries = await mapInChunks(placed, progress, { from: 0, to: 0.7 }, (exported) => entryOf(input, exported));
  const lost = orphanEntries(input);
  const body = annotations.length === 0 ? [paragraph({ type: 'text', value: labels.noAnnotations })] : [...entries.flat(), ...lost];
  return input.options.notes === 'footnotes' ? [...body, ...annotations.flatMap((exported) => footnoteOf(exported, []))] : body;
}

function entryOf(input: Input, exported: ExportAnnotation): RootContent[] {
  const { note } = exported;
  const asFootnote = note !== null && input.options.notes === 'footnotes';
  const caption = paragraph(
    { type: 'strong', children: [{ type: 'text', value: captionWithCodes(input, exported) }] },
    ...(asFootnote ? [{ type: 'footnoteReference', identifier: idOf(exported), label: idOf(exported) } as const] : []),
  );
  return [
    caption,
    {
      type: 'blockquote',
      children: withCitation(quotedParagraphs(input, exported), citePlaces(input, exported)),
    },
    ...(note === null || asFootnote ? [] : richTextToMdast(note.body)),
    ...relationList(input, exported, (place) => ({ type: 'text', value: place })),
  ];
}

/** The citation stands behind the last words. */
function withCitation(quoted: readonly Paragraph[], citation: string): Paragraph[] {
  return quoted.map((one, index) =>
    index < quoted.length - 1
      ? one
      : { ...one, children: [...one.children, { type: 'text', value: ' ' }, { type: 'citation', value: citation }] },
  );
}

function citePlaces(input: Input, exported: ExportAnnotation): string {
  return `[@${citationKey(input)}, ${nameOfPlaces(input, exported).replace(/[[\]@;]/g, '')}]`;
}

function orphanEntries(input: Input): RootContent[] {
  const { labels, annotations } = input;
  const lost = annotations.filter((exported) => exported.span === null).flatMap((exported) => entryOf(input, exported));
  return lost.length === 0 ? [] : [heading(2, labels.orphans), paragraph({ type: 'text', value: labels.orphansExplained }), ...lost];
}

function footnoteOf(exported: ExportAnnotation, caption: readonly BlockContent[], relations: readonly BlockContent[] = []): RootContent[] {
  const children = [...caption, ...(exported.note === null ? [] : richTextToMdast(exported.note.body)), ...relations];
  return children.length === 0 ? [] : [{ type: 'footnoteDefinition', identifier: idOf(exported), label: idOf(exported), children }];
}

async function wholeText(input: Input, progress: ExportProgress): Promise<readonly RootContent[]> {
  const { annotations } = input;
  const text = await markedTextToMdast(input, 'single', progress);
  const placed = annotations.filter((exported) => exported.span !== null);
  const footnotes = await mapInChunks(placed, progress, { from: 0.65, to: 0.8 }, (exported) =>
    footnoteOf(
      exported,
      [{ type: 'paragraph', children: [{ type: 'text', value: captionWithCodes(input, exported) }] }],
      relationList(input, exported, (place) => ({ type: 'text', value: place })),
    ),
  );
  const lost = orphanEntries(input);
  const lostNotes = input.options.notes === 'footnotes' ? annotations.filter((exported) => exported.span === null) : [];
  return [...text, ...lost, ...footnotes.flat(), ...lostNotes.flatMap((exported) => footnoteOf(exported, []))];
}
