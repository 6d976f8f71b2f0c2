import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';

/** A folder that the app is given when it asks for one. Files are named by their path below it, with `/`. */
export interface OfferedFolder {
  /** Every file, folders below included. */
  list(): Promise<readonly string[]>;
  read(file: string): Promise<string>;
  write(file: string, words: string): Promise<void>;
}

/** On disk, for a host that is given paths. */
export async function offerFolderOnDisk(folder: string): Promise<OfferedFolder> {
  await mkdir(folder, { recursive: true });
  return {
    async list() {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile());
      return files.map((file) => path.relative(folder, path.join(file.parentPath, file.name)).split(path.sep).join('/')).sort();
    },
    read: (file) => readFile(path.join(folder, file), 'utf8'),
    write: (file, words) => writeFile(path.join(folder, file), words),
  };
}

/** A test cannot answer the browser's picker: from the next page on it gives a folder of the origin's own. */
export async function offerFolderInPage(page: Page): Promise<OfferedFolder> {
  await page.addInitScript(() => {
    window.showDirectoryPicker = async () => (await navigator.storage.getDirectory()).getDirectoryHandle('offered', { create: true });
  });
  return {
    list: () =>
      page.evaluate(async () => {
        const files: string[] = [];
        const walk = async (folder: FileSystemDirectoryHandle, above: string): Promise<void> => {
          for await (const [name, handle] of folder.entries()) {
            if (handle instanceof FileSystemDirectoryHandle) await walk(handle, `${above}${name}/`);
            else files.push(above + name);
          }
        };
        await walk(await (await navigator.storage.getDirectory()).getDirectoryHandle('offered'), '');
        return files.sort();
      }),
    read: async (file) => (await exchange(page, file, null)) ?? '',
    write: async (file, words) => void (await exchange(page, file, words)),
  };
}

/** Writes `words` into the file, or gives what stands in it. */
function exchange(page: Page, file: string, words: string | null): Promise<string | null> {
  return page.evaluate(
    async ([steps, written]) => {
      let folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('offered');
      for (const step of steps.slice(0, -1)) folder = await folder.getDirectoryHandle(step);
      const handle = await folder.getFileHandle(steps.at(-1) ?? '');
      if (written === null) return (await handle.getFile()).text();
      const writing = await handle.createWritable();
      await writing.write(written);
      await writing.close();
      return null;
    },
    [file.split('/'), words] as const,
  );
}
