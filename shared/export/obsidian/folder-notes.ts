import type { RootContent } from 'mdast';
import { type Options, toMarkdown } from 'mdast-util-to-markdown';
import { MARKDOWN_STYLE } from '../../richtext/markdown';
import { type ExportAnnotation, type ExportInput, type ExportProgress, nameOfPlaces, quotationOf } from '../export-input';
import { distinctNames, safeFileName } from '../file-name';
import { mapInChunks } from '../in-chunks';
import { idOf, memosToMdast } from '../markdown/entries';
import { passageToMdast } from '../markdown/export-obsidian';
import { OBSIDIAN } from '../markdown/nodes';
import { writeMarkdown } from '../markdown/write-markdown';
import type { FolderOptions } from './folder-options';
import type { Properties } from './front-matter';
import type { FreshNote } from './merge-note';

type Input = ExportInput<FolderOptions>;

/** A note of the folder, by what tells it from all others wherever it lies. */
export interface FolderNote extends FreshNote {
  /** Value of its property `postil_id`. */
  readonly id: string;
  /** Where it goes when it is not there yet: names joined by `/`. */
  readonly path: string;
  /** True when it is about one annotation. */
  readonly isWhole: boolean;
}

const STYLE: Options = { ...MARKDOWN_STYLE, extensions: [MARKDOWN_STYLE, OBSIDIAN] };

/** Of a quotation, so many characters name its note. */
const NAMED_BY = 48;

/** Paths for the notes of a source, by id: those that are there stay where the reader has put them. */
export async function pathsOf(
  input: Input,
  known: ReadonlyMap<string, string>,
  progress: ExportProgress,
): Promise<ReadonlyMap<string, string>> {
  const { source, annotations, options } = input;
  const folder = nameOf(source.provenance.title);
  const ids = [idOfSource(input), ...(options.notes === 'each' ? annotations.map(({ annotation }) => annotation.id) : [])];
  const named = [
    folder,
    ...(await mapInChunks(annotations, progress, { from: 0, to: 0.05 }, (exported) =>
      nameOf(quotationOf(input.text, exported).slice(0, NAMED_BY), shortIdOf(exported)),
    )),
  ];
  // Obsidian finds a note by its name in whatever folder, so that names are distinct over all.
  const taken = [...known.values()].map(fileNameOf);
  const fresh = ids.flatMap((id, index) => (known.has(id) ? [] : [{ id, name: `${named[index] ?? folder}.md` }]));
  const names = distinctNames(
    fresh.map(({ name }) => name),
    taken,
  );
  return new Map([...known, ...fresh.map(({ id, name }, index) => [id, `${folder}/${names[index] ?? name}`] as const)]);
}

/** Every note of the folder, each written when it is asked for: there may be thousands. */
export async function notesOf(
  input: Input,
  paths: ReadonlyMap<string, string>,
  progress: ExportProgress,
): Promise<readonly (() => FolderNote)[]> {
  const { annotations, options } = input;
  const id = idOfSource(input);
  const path = paths.get(id) ?? '';
  const words = await writeMarkdown(overviewOf(input, paths), STYLE, progress, { from: 0.05, to: 0.2 });
  const overview = { key: 'overview', content: words.trim() };
  const properties = { postil_id: id, ...sourceProperties(input) };
  if (options.notes === 'one') {
    const passages = await mapInChunks(annotations, progress, { from: 0.2, to: 0.8 }, (exported) => ({
      key: idOf(exported),
      content: passageOf(input, exported, null),
    }));
    return [() => ({ id, path, isWhole: false, properties, regions: [overview, ...passages] })];
  }
  const each = annotations.map((exported) => (): FolderNote => {
    const { annotation } = exported;
    const regions = [{ key: idOf(exported), content: passageOf(input, exported, paths) }];
    return {
      id: annotation.id,
      path: paths.get(annotation.id) ?? '',
      isWhole: true,
      properties: propertiesOf(input, exported, path),
      regions,
    };
  });
  return [() => ({ id, path, isWhole: false, properties, regions: [overview] }), ...each];
}

function passageOf(input: Input, exported: ExportAnnotation, paths: ReadonlyMap<string, string> | null): string {
  return markdownOf(
    passageToMdast(input, exported, {
      dates: input.options.dates,
      link: (place, other) => ({ type: 'blockLink', value: `[[${linkTo(other, paths)}#^${idOf(other)}|${place}]]` }),
    }),
  );
}

/** The name that a wikilink calls a note by; nothing within the same note. */
function linkTo({ annotation }: ExportAnnotation, paths: ReadonlyMap<string, string> | null): string {
  return paths === null ? '' : fileNameOf(paths.get(annotation.id) ?? '').replace(/\.md$/, '');
}

/** What the source is, the memos, and in a folder of many notes the way to each. */
function overviewOf(input: Input, paths: ReadonlyMap<string, string>): RootContent[] {
  const { source, annotations, options, labels } = input;
  const { author, authorNote } = source.provenance;
  const by = [author, authorNote].filter((part) => part !== null).join(', ');
  const links: RootContent[] = annotations.map((exported) => ({
    type: 'paragraph',
    children: [
      { type: 'blockLink', value: `[[${linkTo(exported, paths)}#^${idOf(exported)}|${nameOfPlaces(input, exported)}]]` },
      { type: 'text', value: ` ${shortened(quotationOf(input.text, exported))}` },
    ],
  }));
  return [
    { type: 'heading', depth: 1, children: [{ type: 'text', value: source.provenance.title }] },
    ...(by === '' ? [] : [{ type: 'paragraph' as const, children: [{ type: 'text' as const, value: by }] }]),
    ...(annotations.length === 0
      ? [{ type: 'paragraph' as const, children: [{ type: 'text' as const, value: labels.noAnnotations }] }]
      : []),
    ...(options.notes === 'each' ? links : []),
    ...memosToMdast(input),
  ];
}

function shortened(words: string): string {
  const plain = words.replace(/\s+/gu, ' ').trim();
  return plain.length > NAMED_BY ? `${plain.slice(0, NAMED_BY).toWellFormed().trimEnd()}…` : plain;
}

function markdownOf(children: RootContent[]): string {
  return toMarkdown({ type: 'root', children }, STYLE).trim();
}

/** Nothing of the moment of export, so that an update that has nothing to say alters nothing. */
function sourceProperties({ source }: Input): Properties {
  const { title, author, language, fileName, sha256 } = source.provenance;
  return {
    postil_title: title,
    ...(author === null ? {} : { postil_author: author }),
    postil_language: language,
    postil_file: fileName,
    postil_sha256: sha256,
  };
}

function propertiesOf(input: Input, exported: ExportAnnotation, overview: string): Properties {
  const { annotation, codes } = exported;
  const { labels, options } = input;
  return {
    postil_id: annotation.id,
    postil_source: `[[${fileNameOf(overview).replace(/\.md$/, '')}]]`,
    postil_place: nameOfPlaces(input, exported),
    postil_color: labels.colors[annotation.color],
    ...(codes.length === 0 ? {} : { postil_codes: codes.map(({ label }) => label) }),
    ...(annotation.check === null ? {} : { postil_check: annotation.check }),
    ...(options.dates
      ? { postil_created: new Date(annotation.createdAt).toISOString(), postil_updated: new Date(annotation.updatedAt).toISOString() }
      : {}),
  };
}

export function idOfSource({ source }: Input): string {
  return `source ${source.id}`;
}

function shortIdOf({ annotation }: ExportAnnotation): string {
  return annotation.id.replace(/[^A-Za-z0-9]/g, '').slice(0, 8);
}

/** Without its ending. */
function nameOf(words: string, suffix = ''): string {
  return safeFileName(words, suffix, 'md').replace(/\.md$/, '');
}

function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
