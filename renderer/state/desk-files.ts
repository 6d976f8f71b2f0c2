import type { DeskParts } from './desk-parts';
import type { DeskActions } from './desk-state';

type FileActions = Pick<
  DeskActions,
  | 'receiveFile'
  | 'openFile'
  | 'saveFile'
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

/** What goes out of the library and comes into it. */
export function createFileActions({ host, library, notify, records, store, actions }: DeskParts): FileActions {
  return {
    receiveFile: (file) => {
      actions().returnToNow();
      const isArchive = /\.postil$/i.test(file.name);
      // An archive would take the place of the sample, and be gone with it.
      if (isArchive && store.getState().libraryKind === 'sample')
        notify({ kind: 'error', key: 'sample-no-archive', values: {}, canUndo: false });
      else store.setState({ dialog: isArchive ? 'backups' : 'import', receivedFile: file });
    },
    openFile: (types) => host.openFile(types),
    saveFile: (suggestedName, type, bytes) => host.saveFile(suggestedName, type, bytes),
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
