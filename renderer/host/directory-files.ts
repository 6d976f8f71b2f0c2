import { ok } from '../../shared/base/result';
import type { BackupFiles } from '../../shared/host/backup-store';
import { toSource, writeAll } from './blob-sources';
import { attempt } from './dom-errors';

/** Backup files in a directory handle: a folder that the reader granted, or OPFS. */
export function createDirectoryFiles(findDirectory: () => Promise<FileSystemDirectoryHandle>): BackupFiles {
  return {
    list: () =>
      attempt(async () => {
        const files: { readonly name: string; readonly size: number }[] = [];
        for await (const handle of (await findDirectory()).values()) {
          if (handle.kind === 'file') files.push({ name: handle.name, size: (await handle.getFile()).size });
        }
        return ok(files);
      }),
    open: (name) =>
      attempt(async () => {
        const handle = await (await findDirectory()).getFileHandle(name);
        return ok(toSource(await handle.getFile()));
      }),
    writeAtomic: (name, content) =>
      attempt(async () => {
        const directory = await findDirectory();
        const handle = await directory.getFileHandle(name, { create: true });
        try {
          // The stream writes to a file of its own that takes the name when it closes; until then the file is empty.
          const stream = await handle.createWritable();
          await writeAll(stream, content);
        } catch (error) {
          await directory.removeEntry(name);
          throw error;
        }
        return ok(null);
      }),
    remove: (name) =>
      attempt(async () => {
        await (await findDirectory()).removeEntry(name);
        return ok(null);
      }),
  };
}
