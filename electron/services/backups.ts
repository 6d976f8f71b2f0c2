import { joinBackupStores } from '../../shared/host/backup-places';
import { type BackupRules, type BackupStore, createBackupStore } from '../../shared/host/backup-store';
import type { BackupPlace } from '../../shared/host/host';
import { createFolderFiles } from './files';

export interface BackupsOptions {
  /** `backups` in the app's data folder. */
  readonly defaultFolder: string;
  /** The folder that the reader chose; null for the default. */
  readonly getChosenFolder: () => string | null;
  readonly rules: BackupRules;
}

export interface Backups extends BackupStore {
  getPlace(): BackupPlace;
}

/** Backups as plain files, outside the folders in which Chromium keeps the library. */
export function createBackups(options: BackupsOptions): Backups {
  const stores = new Map<string, BackupStore>();
  const getStore = (folder: string): BackupStore => {
    const store = stores.get(folder) ?? createBackupStore(createFolderFiles(folder, folder === options.defaultFolder), options.rules);
    stores.set(folder, store);
    return store;
  };
  const getFolder = () => options.getChosenFolder() ?? options.defaultFolder;
  const joined = joinBackupStores(async () => {
    const chosen = options.getChosenFolder();
    return chosen === null ? [getStore(options.defaultFolder)] : [getStore(chosen), getStore(options.defaultFolder)];
  });
  return { ...joined, getPlace: () => ({ kind: 'folder', label: getFolder(), needsPermission: false, canChoose: true }) };
}
