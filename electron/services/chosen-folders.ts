import { randomUUID } from 'node:crypto';
import { mkdir, readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { err, ok } from '../../shared/base/result';
import type { ChosenFolder, FolderFile, HostResult } from '../../shared/host/host';
import { attempt, describeSystemError, writeFileAtomic } from './files';

/** The folders that the reader has chosen since the app was started. The page knows each by an id that it cannot guess or make up. */
export interface ChosenFolders {
  readonly remember: (folder: string) => ChosenFolder;
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
    read: (id, paths) => within(id, (folder) => attempt(async () => ok(await Promise.all(paths.map((file) => readOne(folder, file)))))),
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
  return real === root || real.startsWith(root + path.sep);
}
