import { toByteSource } from '../../shared/base/byte-source';
import { err, ok } from '../../shared/base/result';
import { giveBlob, readBytes, readingFrom } from '../storage/archive-files';
import type { DeskParts } from './desk-parts';
import type { DeskActions } from './desk-state';

type FileActions = Pick<
  DeskActions,
  | 'receiveFile'
  | 'receiveArchive'
  | 'receivePartFile'
  | 'chooseFile'
  | 'openFile'
  | 'saveFile'
  | 'saveBlob'
  | 'choosesFolders'
  | 'chooseFolder'
  | 'listFolderFiles'
  | 'readFolderFiles'
  | 'writeFolderFiles'
  | 'makesPdf'
  | 'printToPdf'
  | 'stopPrinting'
  | 'settleLibrary'
  | 'writeArchive'
  | 'applyChange'
>;

/** What is imported is read at once. */
const MOST_BYTES = 512 * 1024 * 1024;

function isArchive(name: string): boolean {
  return /\.postil$/i.test(name);
}

/** What goes out of the library and comes into it. */
export function createFileActions({ host, library, notify, records, store, actions }: DeskParts): FileActions {
  return {
    receiveFile: (file) => {
      if (isArchive(file.name)) return actions().receiveArchive({ name: file.name, source: toByteSource(file.bytes) });
      actions().returnToNow();
      store.setState({ dialog: 'import', receivedFile: file, receivedArchive: null });
    },
    receiveArchive: (archive) => {
      actions().returnToNow();
      // An archive would take the place of the sample, and be gone with it.
      if (store.getState().libraryKind === 'sample') notify({ kind: 'error', key: 'sample-no-archive', values: {}, canUndo: false });
      else store.setState({ dialog: 'backups', receivedFile: null, receivedArchive: archive });
    },
    receivePartFile: async (file) => {
      if (isArchive(file.name)) {
        actions().receiveArchive({ name: file.name, source: readingFrom(host, file) });
        return ok(null);
      }
      if (file.size > MOST_BYTES) return err({ code: 'too-large', detail: `${file.name}: ${file.size} bytes` });
      const bytes = await readBytes(host, file, 0, file.size);
      if (!bytes.ok) return bytes;
      actions().receiveFile({ name: file.name, bytes: bytes.value });
      return ok(null);
    },
    chooseFile: async (types) => {
      const chosen = await host.choosePartFile(types);
      if (!chosen.ok || chosen.value === null) return chosen.ok ? ok(null) : chosen;
      return await actions().receivePartFile(chosen.value);
    },
    openFile: (types) => host.openFile(types),
    saveFile: (suggestedName, type, bytes) => host.saveFile(suggestedName, type, bytes),
    saveBlob: async (suggestedName, type, blob) => {
      const given = await giveBlob(host, blob);
      return given.ok ? await host.saveFile(suggestedName, type, given.value) : given;
    },
    makesPdf: () => host.kind === 'electron',
    printToPdf: (html) => host.printToPdf(html),
    stopPrinting: () => void host.stopPrinting(),
    choosesFolders: () => host.choosesFolders,
    chooseFolder: () => host.chooseFolder(),
    listFolderFiles: (folderId, extension) => host.listFolderFiles(folderId, extension),
    readFolderFiles: (folderId, paths) => host.readFolderFiles(folderId, paths),
    writeFolderFiles: (folderId, files) => host.writeFolderFiles(folderId, files),
    settleLibrary: async () => {
      await records.flush();
      return library.name;
    },
    writeArchive: async (createdAt, watch) => {
      await records.flush();
      return await library.writeArchive(createdAt, watch);
    },
    applyChange: async (change, signal) => {
      const done = await records.carryOut(change, signal);
      if (done.ok) return 'stored';
      const { code } = done.error;
      if (code === 'stopped') return 'stopped';
      if (code !== 'past') notify({ kind: 'error', key: 'import-not-stored', values: { code }, canUndo: false });
      return 'refused';
    },
  };
}
