import { existsSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { attempt, writeFileAtomic } from '../electron/services/files';
import { ok } from '../shared/base/result';
import { distinctNames } from '../shared/export/file-name';
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
