import { appendFile, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Scratch } from '../../shared/host/part-files';
import { openFileSource } from './files';

/** Files in the making, in a folder of their own: what a crash has left there goes when it is used for the first time. */
export function createScratchFiles(folder: string, newName: () => string): () => Promise<Scratch> {
  let cleared: Promise<void> | null = null;
  const clear = async (): Promise<void> => {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
  };
  return async () => {
    cleared ??= clear();
    await cleared;
    const file = path.join(folder, newName());
    await writeFile(file, '');
    return {
      append: (bytes) => appendFile(file, bytes),
      finish: () => openFileSource(file),
      remove: () => rm(file, { force: true }),
    };
  };
}
