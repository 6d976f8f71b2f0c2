import { err } from '../shared/base/result';
import { citeEssay } from '../shared/citation/cite-essay';
import type { FormattedCitations } from '../shared/citation/format-citations';
import { type Codebook, createCodebook } from '../shared/codebook/codebook';
import { collectCommentaries, type StoredCommentary } from '../shared/export/collect-commentaries';
import { collectMemos } from '../shared/export/collect-memos';
import { type CollectedSource, collectSource, relationsAt } from '../shared/export/collect-source';
import { prepareAnnotations } from '../shared/export/export-annotations';
import { type ExportUse, optionsOf, takesMemos } from '../shared/export/export-choices';
import type { ExportFile } from '../shared/export/export-input';
import { type Loss, reportLosses } from '../shared/export/loss-report';
import { type FolderContent, type FolderUpdate, updateObsidianFolder } from '../shared/export/obsidian/export-obsidian-folder';
import { exportAnnotations } from '../shared/export/registry';
import type { EssayBlock } from '../shared/model/essay';
import type { Source } from '../shared/model/records';
import { type KnownType, listTypes } from '../shared/relations/relation-types';
import type { Catalogue } from './catalogue';
import type { ExportRequest } from './parse-arguments';
import type { Library } from './read-library';

/** A file that is ready to be written, or what is to become of a folder. */
export interface MadeFile {
  readonly file: ExportFile;
  /** For a folder that is brought up to date; `file` is then empty. */
  readonly folder: FolderUpdate | null;
  readonly format: ExportUse;
  readonly source: Source;
  readonly annotations: number;
  readonly losses: readonly Loss[];
}

export interface MadeFiles {
  readonly made: readonly MadeFile[];
  /** A sentence for each source that cannot be read. */
  readonly errors: readonly string[];
}

interface Shelf {
  readonly library: Library;
  readonly request: ExportRequest;
  readonly catalogue: Catalogue;
  readonly codebook: Codebook;
  readonly types: readonly KnownType[];
  /** The notes that are in the folder `--out` already; null where no folder is brought up to date. */
  readonly existing: FolderContent | null;
  readonly signal: AbortSignal;
}

/** Makes the files of these sources in every format that was asked for, as the app would make them. Throws the signal's reason. */
export async function exportLibrary(
  library: Library,
  sources: readonly Source[],
  request: ExportRequest,
  catalogue: Catalogue,
  existing: FolderContent | null,
  signal: AbortSignal,
): Promise<MadeFiles> {
  const { tables, texts } = library;
  const codebook = createCodebook([...tables.codes.values()]);
  const types = [...listTypes(tables.relationTypes.values(), catalogue.relationNames).values()];
  const shelf: Shelf = { library, request, catalogue, codebook, types, existing, signal };
  const made: MadeFile[] = [];
  const errors: string[] = [];
  for (const source of sources) {
    const collected = collectSource(tables, texts, source);
    if (!collected.ok) {
      errors.push(`the text of “${source.provenance.title}” (${source.id}) cannot be read: ${collected.error.code}`);
      continue;
    }
    for (const format of request.formats) {
      const isWritten = format === 'qdc' && made.some((one) => one.format === 'qdc');
      // There is one codebook for the whole library.
      if (!isWritten) made.push(...(await exportSource(collected.value, format, shelf)));
    }
  }
  return { made, errors };
}

async function exportSource(collected: CollectedSource, use: ExportUse, shelf: Shelf): Promise<readonly MadeFile[]> {
  const { source, text, original, annotations } = collected;
  const { request, catalogue, codebook, types, signal } = shelf;
  const { tables, createdAt } = shelf.library;
  const choices = { ...request.choices, use };
  const options = optionsOf(choices);
  if (options === null) return [];
  const relations = [...tables.relations.values()];
  const prepared = prepareAnnotations(text, annotations, choices.order, codebook, { relations, types });
  const memos = choices.memos && takesMemos(use) ? collectMemos(source.id, tables.memos, codebook, catalogue.memoNames) : [];
  const labels = catalogue.labels(tables.colors);
  const commentaries = commentariesOn(source, tables);
  const goesAlong = options.format === 'tei' && options.commentary;
  const input = {
    source,
    text,
    ...(original === undefined ? {} : { original }),
    annotations: prepared,
    memos,
    codebook,
    commentaries: goesAlong ? await collectCommentaries(commentaries, text, annotations, labels, citerOf(collected)) : [],
    labels,
    createdAt: request.date ?? createdAt,
  };
  const progress = { report: () => undefined, signal };
  const losses = reportLosses(options, annotations, relationsAt(relations, annotations), commentaries.length);
  const common = { format: use, source, annotations: prepared.length, losses };
  if (options.format === 'obsidian-folder' && shelf.existing !== null) {
    const folder = await updateObsidianFolder({ ...input, options }, shelf.existing, progress);
    return [{ ...common, folder, file: { fileName: '', mime: '', bytes: new Uint8Array() } }];
  }
  return [{ ...common, folder: null, file: await exportAnnotations({ ...input, options }, progress) }];
}

/** What the reader has written on the text; the trash is left out. */
function commentariesOn({ id }: Source, { commentaries, commentaryBlocks }: Library['tables']): readonly StoredCommentary[] {
  const written = [...commentaries.values()].filter(({ sourceId, trashedAt }) => sourceId === id && trashedAt === null);
  const blocks = [...commentaryBlocks.values()];
  return written.map((commentary) => ({ commentary, blocks: blocks.filter(({ commentaryId }) => commentaryId === commentary.id) }));
}

/** Citations in the short form: which style the reader has chosen, an archive does not say. */
function citerOf({ source, text }: CollectedSource): (blocks: readonly EssayBlock[]) => Promise<FormattedCitations> {
  const cited = { text, revisionId: source.revisionId, work: source, language: 'en-GB' } as const;
  return async (blocks) => (await citeEssay(cited, async () => err({ code: 'no-style' }), blocks)).formatted;
}
