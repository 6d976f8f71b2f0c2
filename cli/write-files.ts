import { existsSync, statSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { listFolder } from '../electron/services/chosen-folders';
import { attempt, writeFileAtomic } from '../electron/services/files';
import { ok } from '../shared/base/result';
import { distinctNames } from '../shared/export/file-name';
import type { FolderContent } from '../shared/export/obsidian/export-obsidian-folder';
import type { HostResult } from '../shared/host/host';

/**
 * Where files of these names go: into the folder `out`, or, when it is the only one and `out` looks like the name of a file, to `out`
 * itself.
 */
export function placeFiles(out: string, names: readonly string[]): readonly string[] {
  const [only] = names;
  const isFolder = /[\\/]$/.test(out) || statSync(out, { throwIfNoEntry: false })?.isDirectory() === true;
  if (only !== undefined && names.length === 1 && !isFolder && path.extname(out) !== '') return [out];
  return distinctNames(names).map((name) => path.join(out, name));
}

/** Whether notes for Obsidian are brought up to date in the folder `out`, or go into a zip of that name. */
export function isFolderOfNotes(out: string): boolean {
  return path.extname(out).toLowerCase() !== '.zip';
}

/** The notes in a folder, by path; none where the folder is not there yet. */
export async function readNotes(folder: string): Promise<FolderContent> {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return new Map();
  const paths = await listFolder(folder, 'md');
  return new Map(await Promise.all(paths.map(async (note) => [note, await readFile(path.join(folder, note), 'utf8')] as const)));
}

/** Those of the paths that are taken. */
export function findTaken(paths: readonly string[]): readonly string[] {
  return paths.filter((file) => existsSync(file));
}

/** Writes one file whole or not at all, with the folders that lead to it. */
export function writeFileWhole(file: string, bytes: Uint8Array): HostResult<null> {
  return attempt(async () => {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFileAtomic(file, bytes);
    return ok(null);
  });
}
