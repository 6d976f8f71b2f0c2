import { citeEssay } from '../shared/citation/cite-essay';
import { type Codebook, createCodebook } from '../shared/codebook/codebook';
import { collectCommentaries } from '../shared/export/collect-commentaries';
import { collectMemos } from '../shared/export/collect-memos';
import { type CollectedSource, collectSource, relationsAt } from '../shared/export/collect-source';
import { prepareAnnotationsInTurns } from '../shared/export/export-annotations';
import { type ExportUse, optionsOf, takesMemos } from '../shared/export/export-choices';
import type { ExportFile } from '../shared/export/export-input';
import { filterAnchored } from '../shared/export/filter-anchored';
import { type Loss, reportLosses } from '../shared/export/loss-report';
import { type FolderContent, type FolderUpdate, updateObsidianFolder } from '../shared/export/obsidian/export-obsidian-folder';
import { exportAnnotations } from '../shared/export/registry';
import type { EssayBlock } from '../shared/model/essay';
import type { Source } from '../shared/model/records';
import { type KnownType, listTypes } from '../shared/relations/relation-types';
import type { AnnotationFilter } from '../shared/search/filter-annotations';
import type { Catalogue } from './catalogue';
import type { Citing } from './citation-styles';
import { commentariesOn, exportCommentaries } from './export-commentaries';
import type { CliFormat } from './formats';
import type { ExportRequest } from './parse-arguments';
import type { Library } from './read-library';

/** A file that is ready to be written, or what is to become of a folder. */
export interface MadeFile {
  readonly file: ExportFile;
  /** For a folder that is brought up to date; `file` is then empty. */
  readonly folder: FolderUpdate | null;
  readonly format: CliFormat;
  readonly source: Source;
  /** All that the file is of. */
  readonly sources: readonly Source[];
  /** Those that are in scope; 0 for an essay. */
  readonly annotations: number;
  /** All that stand on the source. */
  readonly ofAnnotations: number;
  readonly losses: readonly Loss[];
}

export interface MadeFiles {
  readonly made: readonly MadeFile[];
  /** A sentence for each source that cannot be read. */
  readonly errors: readonly string[];
}

/** How files are to be made. */
export interface Making {
  readonly request: ExportRequest;
  readonly catalogue: Catalogue;
  /** Which annotations go out. */
  readonly filter: AnnotationFilter;
  readonly citing: Citing;
  /** The notes that are in the folder `--out` already; null where no folder is brought up to date. */
  readonly existing: FolderContent | null;
  readonly signal: AbortSignal;
}

interface Shelf extends Making {
  readonly library: Library;
  readonly codebook: Codebook;
  readonly types: readonly KnownType[];
  /** Those that one bibliography holds together; null for one of each. */
  readonly works: readonly Source[] | null;
}

/** Makes the files of these sources in every format that was asked for, as the app would make them. Throws the signal's reason. */
export async function exportLibrary(library: Library, sources: readonly Source[], making: Making): Promise<MadeFiles> {
  const { tables, texts } = library;
  const codebook = createCodebook([...tables.codes.values()]);
  const types = [...listTypes(tables.relationTypes.values(), making.catalogue.relationNames).values()];
  const works = making.request.choices.bibliographyOf === 'library' ? sources : null;
  const shelf: Shelf = { ...making, library, codebook, types, works };
  const made: MadeFile[] = [];
  const errors: string[] = [];
  for (const source of sources) {
    const collected = collectSource(tables, texts, source);
    if (!collected.ok) {
      errors.push(`the text of “${source.provenance.title}” (${source.id}) cannot be read: ${collected.error.code}`);
      continue;
    }
    for (const format of making.request.formats) {
      // There is one codebook for the whole library.
      const isOfAll = format === 'qdc' || (format === 'bibliography' && works !== null);
      if (!isOfAll || !made.some((one) => one.format === format)) made.push(...(await exportFormat(collected.value, format, shelf)));
    }
  }
  return { made, errors };
}

async function exportFormat(collected: CollectedSource, format: CliFormat, shelf: Shelf): Promise<readonly MadeFile[]> {
  if (format !== 'commentary') return await exportSource(collected, format, shelf);
  const { library, request, signal } = shelf;
  const { source, annotations } = collected;
  const stored = commentariesOn(source, library.tables);
  signal.throwIfAborted();
  const files = await exportCommentaries(collected, stored, { ...shelf, createdAt: request.date ?? library.createdAt });
  const common = { format, source, sources: [source], folder: null, annotations: 0, ofAnnotations: annotations.length, losses: [] };
  return files.map((file) => ({ ...common, file }));
}

async function exportSource(collected: CollectedSource, use: Exclude<ExportUse, 'archive'>, shelf: Shelf): Promise<readonly MadeFile[]> {
  const { source, text, original } = collected;
  const { request, catalogue, codebook, types, filter, signal } = shelf;
  const { tables, createdAt } = shelf.library;
  const choices = { ...request.choices, use };
  const options = optionsOf(choices);
  if (options === null) return [];
  const relations = [...tables.relations.values()];
  const annotations = filterAnchored(text, codebook, collected.annotations, filter);
  const prepared = await prepareAnnotationsInTurns({ text, codebook }, annotations, choices.order, { relations, types }, signal);
  const labels = catalogue.labels(tables.colors);
  const stored = commentariesOn(source, tables);
  const cite = async (blocks: readonly EssayBlock[]) => await citeIn(collected, shelf.citing, blocks);
  const takesEssays = options.format === 'tei' && options.commentary;
  const input = {
    source,
    text,
    ...(original === undefined ? {} : { original }),
    ...(shelf.works === null ? {} : { works: shelf.works }),
    annotations: prepared,
    memos: choices.memos && takesMemos(use) ? collectMemos(source.id, tables.memos, codebook, catalogue.memoNames) : [],
    commentaries: takesEssays ? await collectCommentaries(stored, text, collected.annotations, labels, cite) : [],
    codebook,
    labels,
    ...(options.format === 'report' && shelf.citing.style !== null ? { citing: shelf.citing.style } : {}),
    createdAt: request.date ?? createdAt,
  };
  const progress = { report: () => undefined, signal };
  const losses = reportLosses(options, annotations, relationsAt(relations, annotations), stored.length);
  const counted = { annotations: prepared.length, ofAnnotations: collected.annotations.length };
  const sources = use === 'bibliography' ? (shelf.works ?? [source]) : [source];
  const common = { format: use, source, sources, ...counted, losses };
  if (options.format === 'obsidian-folder' && shelf.existing !== null) {
    const folder = await updateObsidianFolder({ ...input, options }, shelf.existing, progress);
    return [{ ...common, folder, file: { fileName: '', mime: '', bytes: new Uint8Array() } }];
  }
  return [{ ...common, folder: null, file: await exportAnnotations({ ...input, options }, progress) }];
}

async function citeIn({ source, text }: CollectedSource, { language, format }: Citing, blocks: readonly EssayBlock[]) {
  const cited = { text, revisionId: source.revisionId, work: source, language };
  return (await citeEssay(cited, format, blocks)).formatted;
}
