import type { ExportFile, ExportInput, ExportProgress } from '../export-input';
import { safeFileName } from '../file-name';
import { mapInChunks } from '../in-chunks';
import { packSmallFiles } from '../pack';
import { idOfSource, notesOf, pathsOf } from './folder-notes';
import type { FolderOptions } from './folder-options';
import { readProperty } from './front-matter';
import { mergeNote, type RegionOutcome } from './merge-note';

type Input = ExportInput<FolderOptions>;

/** The Markdown files of a folder: their words by path, names joined by `/`. */
export type FolderContent = ReadonlyMap<string, string>;

/** What an update of a folder comes to. Nothing is ever removed from it. */
export interface FolderUpdate {
  /** The notes that say something else now, or are new. */
  readonly files: readonly { readonly path: string; readonly bytes: Uint8Array }[];
  readonly outcomes: readonly { readonly path: string; readonly outcome: RegionOutcome | 'gone' }[];
}

/**
 * Brings a folder of Obsidian's up to date: a note per annotation, or one with all, each found again by its property `postil_id`
 * wherever the reader has put it and whatever it is called now. `mergeNote` says what becomes of what the reader wrote; a note whose
 * annotation is no longer there stays, and is told of as `gone`.
 */
export async function updateObsidianFolder(input: Input, existing: FolderContent, progress: ExportProgress): Promise<FolderUpdate> {
  const known = await findNotes(existing, progress);
  const wanted = new Set<string>([idOfSource(input), ...input.annotations.map(({ annotation }) => annotation.id)]);
  const paths = await pathsOf(input, new Map([...known].filter(([id]) => wanted.has(id))), progress);
  const notes = await notesOf(input, paths, progress);
  const merged = await mapInChunks(notes, progress, { from: 0.2, to: 0.9 }, (write) => {
    const note = write();
    const before = existing.get(note.path) ?? null;
    return { note, before, ...mergeNote(note, before, input.labels.keptVersion, note.isWhole) };
  });
  const files = merged
    .filter(({ before, text }) => before?.replaceAll('\r\n', '\n') !== text)
    .map(({ note, text }) => ({ path: note.path, bytes: new TextEncoder().encode(text) }));
  const outcomes = merged.flatMap(({ note: { path }, outcomes: found }) => found.map(({ outcome }) => ({ path, outcome })));
  return { files, outcomes: [...outcomes, ...goneOf(input, existing, known, wanted)] };
}

/** Where the notes are that Postil has written, by their property; the first of those that say the same. */
async function findNotes(existing: FolderContent, progress: ExportProgress): Promise<ReadonlyMap<string, string>> {
  const ids = await mapInChunks([...existing], progress, { from: 0, to: 0 }, ([path, text]) => {
    const id = readProperty(text.replaceAll('\r\n', '\n'), 'postil_id');
    return id === null ? [] : [[id, path] as const];
  });
  return new Map(ids.flat().reverse());
}

/** Notes of this source whose annotation is not among those that go out. */
function goneOf(
  input: Input,
  existing: FolderContent,
  known: ReadonlyMap<string, string>,
  wanted: ReadonlySet<string>,
): FolderUpdate['outcomes'] {
  const overview = known.get(idOfSource(input));
  const link = overview === undefined ? '' : `[[${overview.slice(overview.lastIndexOf('/') + 1).replace(/\.md$/, '')}]]`;
  return [...known].flatMap(([id, path]) => {
    const isOurs = !wanted.has(id) && readProperty((existing.get(path) ?? '').replaceAll('\r\n', '\n'), 'postil_source') === link;
    return isOurs ? [{ path, outcome: 'gone' as const }] : [];
  });
}

/** The folder as it is at first, in a zip. */
export async function exportObsidianFolder(input: Input, progress: ExportProgress): Promise<ExportFile> {
  const { files } = await updateObsidianFolder(input, new Map(), progress);
  const decoder = new TextDecoder();
  const bytes = packSmallFiles(files.map(({ path, bytes: content }) => ({ name: path, bytes: content })));
  progress.report(1);
  return {
    fileName: safeFileName(input.source.provenance.title, input.labels.notes, 'zip'),
    mime: 'application/zip',
    bytes,
    preview: files
      .slice(0, 20)
      .map(({ path, bytes: content }) => `${path}\n\n${decoder.decode(content)}`)
      .join('\n\n'),
  };
}
