import { err, ok } from '../../shared/base/result';
import type { Host, HostResult } from '../../shared/host/host';
import { toBlob } from './blob-sources';
import { attempt, describeDomError, isCancelled } from './dom-errors';

type FolderMethods = Pick<Host, 'choosesFolders' | 'chooseFolder' | 'listFolderFiles' | 'readFolderFiles' | 'writeFolderFiles'>;

/** Folders by the File System Access picker, where the browser has one. */
export function createBrowserFolders(): FolderMethods {
  const folders = new Map<string, FileSystemDirectoryHandle>();
  const within = <T>(id: string, work: (folder: FileSystemDirectoryHandle) => Promise<T>): HostResult<T> => {
    const folder = folders.get(id);
    if (folder === undefined) return Promise.resolve(err({ code: 'not-found', detail: 'no such folder was chosen' }));
    return attempt(async () => ok(await work(folder)));
  };
  return {
    choosesFolders: window.showDirectoryPicker !== undefined,
    async chooseFolder() {
      if (window.showDirectoryPicker === undefined) return err({ code: 'unsupported', detail: 'this browser has no picker for folders' });
      try {
        const handle = await window.showDirectoryPicker({ id: 'postil-export', mode: 'readwrite' });
        const id = crypto.randomUUID();
        folders.set(id, handle);
        return ok({ id, label: handle.name });
      } catch (error) {
        return isCancelled(error) ? ok(null) : err(describeDomError(error));
      }
    },
    listFolderFiles: (id, extension) => within(id, (folder) => listFolder(folder, extension, '')),
    readFolderFiles: (id, paths) => within(id, (folder) => Promise.all(paths.map((path) => readOne(folder, path)))),
    writeFolderFiles: (id, files) =>
      within(id, async (folder) => {
        for (const { path, bytes } of files) {
          const { parent, name } = await findParent(folder, path, true);
          // The stream writes to a file of its own that takes the name when it closes.
          const stream = await (await parent.getFileHandle(name, { create: true })).createWritable();
          await stream.write(toBlob(bytes, 'application/octet-stream'));
          await stream.close();
        }
        return null;
      }),
  };
}

async function listFolder(folder: FileSystemDirectoryHandle, extension: string, prefix: string): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const handle of folder.values()) {
    if (handle.name.startsWith('.')) continue;
    if (handle.kind === 'directory') found.push(...(await listFolder(handle, extension, `${prefix}${handle.name}/`)));
    else if (handle.name.endsWith(`.${extension}`)) found.push(prefix + handle.name);
  }
  return found.sort();
}

async function readOne(folder: FileSystemDirectoryHandle, path: string): Promise<Uint8Array | null> {
  try {
    const { parent, name } = await findParent(folder, path, false);
    const file = await (await parent.getFileHandle(name)).getFile();
    return new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    if (describeDomError(error).code === 'not-found') return null;
    throw error;
  }
}

async function findParent(folder: FileSystemDirectoryHandle, path: string, create: boolean) {
  const names = path.split('/');
  let parent = folder;
  for (const name of names.slice(0, -1)) parent = await parent.getDirectoryHandle(name, { create });
  return { parent, name: names.at(-1) ?? path };
}
