import type { PhrasingContent, RootContent } from 'mdast';
import { frontmatterToMarkdown } from 'mdast-util-frontmatter';
import { stringify } from 'yaml';
import { MARKDOWN_STYLE } from '../../richtext/markdown';
import { richTextToMdast } from '../../richtext/to-mdast';
import {
  captionOf,
  type ExportAnnotation,
  type ExportFile,
  type ExportInput,
  type ExportOptions,
  type ExportProgress,
} from '../export-input';
import { safeFileName } from '../file-name';
import { mapInChunks } from '../in-chunks';
import { captionWithCodes, heading, idOf, memosToMdast, paragraph, quotedParagraphs, relationList } from './entries';
import { markedTextToMdast } from './marked-text';
import { OBSIDIAN } from './nodes';
import { writeMarkdown } from './write-markdown';

type Input = ExportInput<Extract<ExportOptions, { readonly format: 'obsidian' }>>;

/**
 * A note for Obsidian: properties, then every passage as a quotation callout with its place, its block id on a line of its own,
 * its codes as nested tags and the note below; or the whole text with `==passages==` and the notes as footnotes.
 */
export async function exportObsidian(input: Input, progress: ExportProgress): Promise<ExportFile> {
  const { labels, source, options } = input;
  const body = options.content === 'text' ? await wholeText(input, progress) : await quotations(input, progress);
  const children: RootContent[] = [{ type: 'yaml', value: properties(input) }, ...body, ...memosToMdast(input)];
  const style = { ...MARKDOWN_STYLE, extensions: [MARKDOWN_STYLE, frontmatterToMarkdown(['yaml']), OBSIDIAN] };
  const markdown = await writeMarkdown(children, style, progress, { from: 0.8, to: 1 });
  return {
    fileName: safeFileName(source.provenance.title, labels.notes, 'md'),
    mime: 'text/markdown',
    bytes: new TextEncoder().encode(markdown),
  };
}

function properties({ source, createdAt, annotations, labels }: Input): string {
  const { provenance } = source;
  const fields = {
    title: provenance.title,
    author: provenance.author,
    language: provenance.language,
    source: provenance.fileName,
    sha256: provenance.sha256,
    obtained: provenance.obtained,
    translation_of: provenance.translationOf,
    exported: new Date(createdAt).toISOString(),
    annotations: annotations.length,
    colors: Object.values(labels.colors),
  };
  const known = Object.entries(fields).filter(([, value]) => value !== null);
  return stringify(Object.fromEntries(known), { lineWidth: 0, version: '1.1' }).trimEnd();
}

async function quotations(input: Input, progress: ExportProgress): Promise<readonly RootContent[]> {
  const { annotations, labels, source } = input;
  const placed = annotations.filter((exported) => exported.span !== null);
  const orphans = annotations.filter((exported) => exported.span === null);
  const entries = await mapInChunks(placed, progress, { from: 0, to: 0.8 }, (exported) => entryOf(input, exported));
  const lost = orphans.flatMap((exported) => entryOf(input, exported));
  return [
    heading(1, source.provenance.title),
    ...(annotations.length === 0 ? [paragraph({ type: 'text', value: labels.noAnnotations })] : entries.flat()),
    ...(lost.length === 0 ? [] : [heading(2, labels.orphans), paragraph({ type: 'text', value: labels.orphansExplained }), ...lost]),
  ];
}

function entryOf(input: Input, exported: ExportAnnotation): RootContent[] {
  const link = (place: string, other: ExportAnnotation): PhrasingContent => ({ type: 'blockLink', value: `[[#^${idOf(other)}|${place}]]` });
  return passageToMdast(input, exported, { dates: input.options.dates, link });
}

/** A passage as a quotation callout with its block id, codes as nested tags, the note and the relations, whose other ends `link` leads to. */
export function passageToMdast(
  input: ExportInput,
  exported: ExportAnnotation,
  { dates, link }: { readonly dates: boolean; readonly link: (place: string, other: ExportAnnotation) => PhrasingContent },
): RootContent[] {
  const { annotation, note, codes } = exported;
  return [
    {
      type: 'blockquote',
      children: [
        {
          type: 'paragraph',
          children: [
            { type: 'calloutMark', value: '[!quote] ' },
            { type: 'text', value: captionOf(input, exported) },
          ],
        },
        ...quotedParagraphs(input, exported),
      ],
    },
    { type: 'blockId', value: `^${idOf(exported)}` },
    ...(codes.length === 0 ? [] : [paragraph({ type: 'tags', value: codes.map((code) => tagOf(code.path)).join(' ') })]),
    ...(note === null ? [] : richTextToMdast(note.body)),
    ...relationList(input, exported, link),
    ...(dates ? [datesOf(input, annotation.createdAt, annotation.updatedAt)] : []),
  ];
}

/** A nested tag as Obsidian reads it: letters, digits, dashes and underscores of each name, and never digits alone. */
function tagOf(path: readonly string[]): string {
  const parts = path.map((name) => name.replace(/[^\p{L}\p{M}\p{N}_-]+/gu, '-').replace(/^-+|-+$/g, '') || '_');
  const tag = parts.join('/');
  return /^\p{N}+$/u.test(tag) ? `#_${tag}` : `#${tag}`;
}

function datesOf({ labels }: ExportInput, createdAt: number, updatedAt: number): RootContent {
  const dates = [`${labels.created} ${new Date(createdAt).toISOString()}`];
  if (updatedAt !== createdAt) dates.push(`${labels.updated} ${new Date(updatedAt).toISOString()}`);
  return { type: 'paragraph', children: [{ type: 'emphasis', children: [{ type: 'text', value: dates.join(' · ') }] }] };
}

async function wholeText(input: Input, progress: ExportProgress): Promise<readonly RootContent[]> {
  const { annotations, labels } = input;
  const text = await markedTextToMdast(input, 'joined', progress);
  const orphans = annotations.filter((exported) => exported.span === null).flatMap((exported) => entryOf(input, exported));
  const footnotes = await mapInChunks(
    annotations.filter((exported) => exported.span !== null),
    progress,
    { from: 0.65, to: 0.8 },
    (exported): RootContent => ({
      type: 'footnoteDefinition',
      identifier: idOf(exported),
      label: idOf(exported),
      children: [
        { type: 'paragraph', children: [{ type: 'text', value: captionWithCodes(input, exported) }] },
        ...(exported.note === null ? [] : richTextToMdast(exported.note.body)),
        ...relationList(input, exported, (place) => ({ type: 'text', value: place })),
      ],
    }),
  );
  return [
    ...text,
    ...(orphans.length === 0 ? [] : [heading(2, labels.orphans), paragraph({ type: 'text', value: labels.orphansExplained }), ...orphans]),
    ...footnotes,
  ];
}
