import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { mapInParts } from '../../shared/base/in-parts';
import { err, ok } from '../../shared/base/result';
import type { ChosenFolder, FolderFile, HostResult } from '../../shared/host/host';
import { attempt, describeSystemError, writeFileAtomic } from './files';

/** The folders that the reader has chosen since the app was started. The page knows each by an id that it cannot guess or make up. */
export interface ChosenFolders {
  readonly remember: (folder: string) => ChosenFolder;
  readonly list: (id: string, extension: string) => HostResult<readonly string[]>;
  readonly read: (id: string, paths: readonly string[]) => HostResult<readonly (Uint8Array | null)[]>;
  readonly write: (id: string, files: readonly FolderFile[]) => HostResult<null>;
}

/** `paths` are names joined by `/`, checked at the border; a link inside the folder that leads out of it is refused here. */
export function createChosenFolders(): ChosenFolders {
  const folders = new Map<string, string>();
  const within = <T>(id: string, work: (folder: string) => HostResult<T>): HostResult<T> => {
    const folder = folders.get(id);
    return folder === undefined ? Promise.resolve(err({ code: 'not-found', detail: 'no such folder was chosen' })) : work(folder);
  };
  return {
    remember(folder) {
      const id = randomUUID();
      folders.set(id, folder);
      return { id, label: folder };
    },
    list: (id, extension) => within(id, (folder) => attempt(async () => ok(await listFolder(folder, extension)))),
    read: (id, paths) =>
      within(id, (folder) => attempt(async () => ok(await mapInParts(paths, READ_AT_ONCE, (file) => readOne(folder, file))))),
    write: (id, files) =>
      within(id, (folder) =>
        attempt(async () => {
          for (const { path: file, bytes } of files) {
            const target = path.join(folder, ...file.split('/'));
            if (!(await isInside(folder, await findStanding(path.dirname(target)))))
              return err({ code: 'no-permission', detail: `${target} leads out of the folder` });
            await mkdir(path.dirname(target), { recursive: true });
            await writeFileAtomic(target, bytes);
          }
          return ok(null);
        }),
      ),
  };
}

/** Paths joined by `/` of the files with this extension in a folder and below it, in order; what is hidden, and links, are left out. */
export async function listFolder(folder: string, extension: string, prefix = ''): Promise<readonly string[]> {
  const entries = (await readdir(folder, { withFileTypes: true })).filter(({ name }) => !name.startsWith('.'));
  const found: string[] = [];
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.isDirectory()) found.push(...(await listFolder(path.join(folder, entry.name), extension, `${prefix}${entry.name}/`)));
    else if (entry.isFile() && entry.name.endsWith(`.${extension}`)) found.push(prefix + entry.name);
  }
  return found;
}

/** So many are open at once: a system allows a process only so many. */
const READ_AT_ONCE = 64;

async function readOne(folder: string, file: string): Promise<Uint8Array | null> {
  const target = path.join(folder, ...file.split('/'));
  try {
    return (await isInside(folder, target)) ? new Uint8Array(await readFile(target)) : null;
  } catch (error) {
    if (describeSystemError(error).code === 'not-found') return null;
    throw error;
  }
}

/** The nearest folder on the way up that is there: what is made below it lies where it lies. */
async function findStanding(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch (error) {
    if (describeSystemError(error).code !== 'not-found') throw error;
    return await findStanding(path.dirname(folder));
  }
}

async function isInside(folder: string, target: string): Promise<boolean> {
  const [root, real] = await Promise.all([realpath(folder), realpath(target)]);
  const way = path.relative(root, real);
  return way.split(path.sep)[0] !== '..' && !path.isAbsolute(way);
}
