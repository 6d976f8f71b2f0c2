import type { DeskParts } from './desk-parts';
import type { DeskActions } from './desk-state';

type FileActions = Pick<DeskActions, 'receiveFile' | 'openFile' | 'saveFile' | 'takeSnapshot' | 'applyChange'>;

/** What goes out of the library and comes into it. */
export function createFileActions({ host, library, records, store }: DeskParts): FileActions {
  return {
    receiveFile: (file) => store.setState({ dialog: /\.postil$/i.test(file.name) ? 'backups' : 'import', receivedFile: file }),
    openFile: (types) => host.openFile(types),
    saveFile: (suggestedName, type, bytes) => host.saveFile(suggestedName, type, bytes),
    takeSnapshot: async () => {
      await records.flush();
      return await library.snapshot();
    },
    applyChange: async (change) => {
      records.commit(change);
      await records.flush();
    },
  };
}
