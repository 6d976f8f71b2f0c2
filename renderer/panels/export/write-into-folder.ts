import type { ExportFile } from '../../../shared/export/export-input';
import { distinctNames } from '../../../shared/export/file-name';
import type { ChosenFolder, HostResult } from '../../../shared/host/host';
import type { DeskActions } from '../../state/desk-state';

type FolderActions = Pick<DeskActions, 'readFolderFiles' | 'writeFolderFiles'>;

/** Writes the files beside what is in the folder: where a name is taken, the new file gets a number. */
export async function writeIntoFolder(actions: FolderActions, folder: ChosenFolder, files: readonly ExportFile[]): HostResult<null> {
  const wanted = files.map(({ fileName }) => fileName);
  const taken: string[] = [];
  for (;;) {
    const names = distinctNames(wanted, taken);
    const there = await actions.readFolderFiles(folder.id, names);
    if (!there.ok) return there;
    const found = names.filter((_, index) => there.value[index] != null);
    if (found.length === 0) {
      const written = files.map(({ bytes }, index) => ({ path: names[index] ?? '', bytes }));
      return await actions.writeFolderFiles(folder.id, written);
    }
    taken.push(...found);
  }
}
