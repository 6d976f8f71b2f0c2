import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { type ByteSource, partsOf, toByteSource } from '../../shared/base/byte-source';
import { err, ok, type Result } from '../../shared/base/result';
import type { BackupFiles } from '../../shared/host/backup-store';
import type { HostError, HostErrorCode, HostResult, OpenedFile } from '../../shared/host/host';

const MAX_FILE_BYTES = 512 * 1024 * 1024;

const CODES: Readonly<Record<string, HostErrorCode>> = {
  ENOENT: 'not-found',
  ENOTDIR: 'not-found',
  ENOSPC: 'no-space',
  EDQUOT: 'no-space',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EROFS: 'no-permission',
  EFBIG: 'too-large',
};

/** A system error as a HostError; anything else is a bug and is thrown again. */
export function describeSystemError(error: unknown): HostError {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string' || !/^E[A-Z0-9]+$/.test(error.code)) throw error;
  return { code: CODES[error.code] ?? 'failed', detail: error.message };
}

/** Runs `work`; a system error becomes an error value. */
export async function attempt<T>(work: () => Promise<Result<T, HostError>>): HostResult<T> {
  try {
    return await work();
  } catch (error) {
    return err(describeSystemError(error));
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows has no handle on a folder that could be synced.
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** All or nothing, even when the machine stops half-way: a file beside the target, fsync, rename, fsync of the folder. Throws system errors. */
export async function writeFileAtomic(target: string, content: Uint8Array | ByteSource): Promise<void> {
  const temporary = path.join(path.dirname(target), `.postil-${randomUUID()}.tmp`);
  try {
    const handle = await open(temporary, 'w');
    try {
      for await (const part of partsOf(toByteSource(content))) await handle.writeFile(part);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(path.dirname(target));
}

/** A file as it lies there, read in parts; opened anew for each, so that nothing has to be closed. Throws system errors. */
export async function openFileSource(file: string): Promise<ByteSource> {
  const { size } = await stat(file);
  return { size, read: (start, length) => readFromFile(file, start, Math.min(length, Math.max(0, size - start))) };
}

async function readFromFile(file: string, start: number, length: number): Promise<Uint8Array> {
  const handle = await open(file);
  try {
    const bytes = new Uint8Array(length);
    let filled = 0;
    while (filled < length) {
      const { bytesRead } = await handle.read(bytes, filled, length - filled, start + filled);
      if (bytesRead === 0) return bytes.subarray(0, filled);
      filled += bytesRead;
    }
    return bytes;
  } finally {
    await handle.close();
  }
}

/** Reads a file that the reader chose. */
export function readChosenFile(file: string): HostResult<OpenedFile> {
  return attempt(async () => {
    const { size } = await stat(file);
    if (size > MAX_FILE_BYTES) return err({ code: 'too-large', detail: `${file}: ${size} bytes` });
    return ok({ name: path.basename(file), bytes: new Uint8Array(await readFile(file)) });
  });
}

async function listFiles(folder: string): Promise<{ readonly name: string; readonly size: number }[]> {
  const found = await readdir(folder, { withFileTypes: true });
  const names = found.filter((entry) => entry.isFile()).map((entry) => entry.name);
  return Promise.all(names.map(async (name) => ({ name, size: (await stat(path.join(folder, name))).size })));
}

/**
 * Backup files in one folder. Our own folder is made when it is missing (`isOwn`); one that the reader chose is not: when it is
 * gone, its drive was pulled out, and a new folder in its place would hold backups that nobody finds.
 */
export function createFolderFiles(folder: string, isOwn: boolean): BackupFiles {
  return {
    list: async () => {
      const listed = await attempt(async () => ok(await listFiles(folder)));
      return !listed.ok && listed.error.code === 'not-found' && isOwn ? ok([]) : listed;
    },
    open: (name) => attempt(async () => ok(await openFileSource(path.join(folder, name)))),
    writeAtomic: (name, content) =>
      attempt(async () => {
        if (isOwn) await mkdir(folder, { recursive: true });
        await writeFileAtomic(path.join(folder, name), content);
        return ok(null);
      }),
    remove: (name) =>
      attempt(async () => {
        await rm(path.join(folder, name));
        return ok(null);
      }),
  };
}
