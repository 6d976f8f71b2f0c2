import { ok } from '../../shared/base/result';
import { joinBackupStores } from '../../shared/host/backup-places';
import { type BackupRules, type BackupStore, createBackupStore } from '../../shared/host/backup-store';
import type { BackupPlace, Host } from '../../shared/host/host';
import type { PartFiles } from '../../shared/host/part-files';
import { createDirectoryFiles } from './directory-files';
import { attempt, isCancelled } from './dom-errors';
import { loadFolderHandle, saveFolderHandle } from './folder-handle';

export type BrowserBackups = Pick<Host, 'writeBackup' | 'listBackups' | 'openBackup' | 'getBackupPlace' | 'chooseBackupPlace'>;

const WRITE = { mode: 'readwrite' } as const;

async function findPrivateDirectory(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle('backups', { create: true });
}

async function describePlace(): Promise<BackupPlace> {
  const canChoose = window.showDirectoryPicker !== undefined;
  const folder = canChoose ? await loadFolderHandle() : undefined;
  if (folder === undefined) return { kind: 'private', label: location.host, needsPermission: false, canChoose };
  const needsPermission = (await folder.queryPermission(WRITE)) !== 'granted';
  return { kind: 'folder', label: folder.name, needsPermission, canChoose };
}

/** Asks again for a folder that was chosen before; otherwise, or when that is refused, lets the reader pick one. */
async function chooseFolder(): Promise<FileSystemDirectoryHandle> {
  const folder = await loadFolderHandle();
  if (folder !== undefined && (await folder.queryPermission(WRITE)) === 'prompt') {
    if ((await folder.requestPermission(WRITE)) === 'granted') return folder;
  }
  return window.showDirectoryPicker({ ...WRITE, id: 'postil-backups' });
}

/**
 * Backups in a browser: in the folder that the reader granted while the grant lasts, else in OPFS. Both places are listed
 * and read, so that nothing written before a grant, or after it lapsed, is out of reach.
 */
export function createBrowserBackups(rules: BackupRules, parts: PartFiles): BrowserBackups {
  const hidden = createBackupStore(createDirectoryFiles(findPrivateDirectory), rules);
  const findStores = async (): Promise<readonly [BackupStore, ...BackupStore[]]> => {
    const folder = window.showDirectoryPicker === undefined ? undefined : await loadFolderHandle();
    if (folder === undefined || (await folder.queryPermission(WRITE)) !== 'granted') return [hidden];
    return [
      createBackupStore(
        createDirectoryFiles(async () => folder),
        rules,
      ),
      hidden,
    ];
  };
  const joined = joinBackupStores(findStores);
  return {
    writeBackup: (reason, archive) => parts.take(archive, (source) => attempt(() => joined.writeBackup(reason, source))),
    listBackups: () => attempt(joined.listBackups),
    openBackup: (name) =>
      attempt(async () => {
        const opened = await joined.openBackup(name);
        return opened.ok ? ok(parts.hold(name, opened.value)) : opened;
      }),
    getBackupPlace: () => attempt(async () => ok(await describePlace())),
    chooseBackupPlace: () =>
      attempt(async () => {
        if (window.showDirectoryPicker === undefined) return ok(null);
        try {
          await saveFolderHandle(await chooseFolder());
        } catch (error) {
          if (isCancelled(error)) return ok(null);
          throw error;
        }
        return ok(await describePlace());
      }),
  };
}
