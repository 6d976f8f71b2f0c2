import { ok } from '../../../shared/base/result';
import type { ExportFile } from '../../../shared/export/export-input';
import { distinctNames } from '../../../shared/export/file-name';
import type { FolderContent } from '../../../shared/export/obsidian/export-obsidian-folder';
import type { ChosenFolder, HostResult } from '../../../shared/host/host';
import type { DeskActions } from '../../state/desk-state';

type FolderActions = Pick<DeskActions, 'listFolderFiles' | 'readFolderFiles' | 'writeFolderFiles'>;

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

/** The Markdown files of a folder, as words. */
export async function readFolder(actions: FolderActions, folder: ChosenFolder): HostResult<FolderContent> {
  const paths = await actions.listFolderFiles(folder.id, 'md');
  if (!paths.ok) return paths;
  const files = await actions.readFolderFiles(folder.id, paths.value);
  if (!files.ok) return files;
  const decoder = new TextDecoder();
  return ok(
    new Map(
      paths.value.flatMap((path, index) => {
        const bytes = files.value[index] ?? null;
        return bytes === null ? [] : [[path, decoder.decode(bytes)] as const];
      }),
    ),
  );
}
