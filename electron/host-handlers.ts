import path from 'node:path';
import { ok } from '../shared/base/result';
import type { HostHandlers } from '../shared/host/channels';
import { isExternalUrl } from '../shared/host/external-url';
import type { PartFiles } from '../shared/host/part-files';
import type { Desktop } from './desktop';
import type { Printer } from './printer';
import type { Backups } from './services/backups';
import { createChosenFolders } from './services/chosen-folders';
import { attempt, openFileSource, readChosenFile, writeFileAtomic } from './services/files';
import type { SettingsFile } from './services/settings';
import { loadBundledTexts } from './services/texts';

export interface HostHandlersOptions {
  readonly desktop: Desktop;
  readonly backups: Backups;
  readonly settings: SettingsFile;
  readonly printer: Pick<Printer, 'print' | 'stop'>;
  readonly parts: PartFiles;
  /** Folder of the bundled texts. */
  readonly textsFolder: string;
}

/** The host on Electron's side of the bridge. Arguments were validated at the border. */
export function createHostHandlers({ desktop, backups, settings, printer, parts, textsFolder }: HostHandlersOptions): HostHandlers {
  const folders = createChosenFolders();
  return {
    loadBundledTexts: () => loadBundledTexts(textsFolder),
    async openFile(types) {
      const file = await desktop.pickFileToOpen(types);
      if (file === null) return ok(null);
      const opened = await readChosenFile(file);
      if (opened.ok) desktop.rememberFile(file);
      return opened;
    },
    async choosePartFile(types) {
      const file = await desktop.pickFileToOpen(types);
      if (file === null) return ok(null);
      const opened = await attempt(async () => ok(parts.hold(path.basename(file), await openFileSource(file))));
      if (opened.ok) desktop.rememberFile(file);
      return opened;
    },
    readPart: parts.readPart,
    startFile: parts.startFile,
    appendPart: parts.appendPart,
    dropFile: parts.dropFile,
    async saveFile(suggestedName, type, content) {
      const file = await desktop.pickFileToSave(suggestedName, type);
      if (file === null) return ok(null);
      return parts.take(content, (source) =>
        attempt(async () => {
          await writeFileAtomic(file, source);
          desktop.rememberFile(file);
          return ok({ location: file });
        }),
      );
    },
    printToPdf: printer.print,
    async stopPrinting() {
      printer.stop();
      return ok(null);
    },
    async chooseFolder() {
      const folder = await desktop.pickFolder('');
      return ok(folder === null ? null : folders.remember(folder));
    },
    listFolderFiles: folders.list,
    readFolderFiles: folders.read,
    writeFolderFiles: folders.write,
    writeBackup: (reason, archive) => parts.take(archive, (source) => backups.writeBackup(reason, source)),
    listBackups: backups.listBackups,
    async openBackup(name) {
      const opened = await backups.openBackup(name);
      return opened.ok ? ok(parts.hold(name, opened.value)) : opened;
    },
    getBackupPlace: async () => ok(backups.getPlace()),
    async chooseBackupPlace() {
      const folder = await desktop.pickFolder(backups.getPlace().label);
      if (folder === null) return ok(null);
      await settings.update({ backupFolder: folder });
      return ok(backups.getPlace());
    },
    async openExternal(url) {
      if (!isExternalUrl(url)) return ok(false);
      await desktop.openExternal(url);
      return ok(true);
    },
    async describeWindow(description) {
      desktop.describeWindow(description);
      return ok(null);
    },
  };
}
