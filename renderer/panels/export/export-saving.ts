import type { TFunction } from 'i18next';
import { POSTIL_FILE } from '../../../shared/archive/file-type';
import type { Result } from '../../../shared/base/result';
import { type ExportChoices, storeChoices, updatesFolder } from '../../../shared/export/export-choices';
import type { ExportFile } from '../../../shared/export/export-input';
import { safeFileName } from '../../../shared/export/file-name';
import type { FolderUpdate } from '../../../shared/export/obsidian/export-obsidian-folder';
import type { FileType, HostError, SavedFile } from '../../../shared/host/host';
import type { DeskActions } from '../../state/desk-state';
import type { JobFailure } from '../../workers/job-client';
import { readFolder, writeIntoFolder } from './chosen-folder';
import type { Exporting } from './use-export';
import type { Print } from './use-printing';

export type SavingState =
  | { readonly name: 'idle' }
  /** `done`: share of all that is written, 0 to 1, null while nothing can be said; `nth` of `count` files. */
  | { readonly name: 'writing'; readonly done: number | null; readonly nth: number; readonly count: number }
  | { readonly name: 'stopped' }
  | { readonly name: 'failed'; readonly message: string };

export interface SavingPorts {
  readonly t: TFunction<'export'>;
  readonly actions: DeskActions;
  readonly exporting: Exporting;
  readonly print: Print;
  /** Of the text: names the file that holds several. */
  readonly title: string;
  readonly show: (state: SavingState) => void;
}

/** One saving: writes what was chosen, lets the reader say where it goes, and says where it went or why it did not. */
export class ExportSaving {
  readonly #ports: SavingPorts;
  readonly #running = new AbortController();

  constructor(ports: SavingPorts) {
    this.#ports = ports;
  }

  cancel(): void {
    const { exporting, actions } = this.#ports;
    this.#running.abort();
    exporting.cancel();
    actions.stopPrinting();
  }

  async save(choices: ExportChoices): Promise<void> {
    if (choices.several && choices.target === 'folder') return await this.#saveIntoFolder(choices);
    if (updatesFolder(choices) && this.#ports.actions.choosesFolders()) return await this.#updateFolder(choices);
    if (!choices.several && choices.use === 'archive') return await this.#saveArchive(choices);
    const files = await this.#writeAll(choices);
    if (files === null) return;
    const [only] = files;
    // A browser has printed by its own dialog what there was to print.
    if (only === undefined) return this.#finish(choices, null);
    const file = files.length === 1 ? only : await this.#pack(files);
    if (file === null) return;
    this.#tellSaved(choices, await this.#ports.actions.saveFile(file.fileName, typeOf(file), file.bytes));
  }

  async #saveArchive(choices: ExportChoices): Promise<void> {
    const { actions, exporting, show } = this.#ports;
    show({ name: 'writing', done: 0, nth: 1, count: 1 });
    const written = await exporting.writeArchive((done) => show({ name: 'writing', done, nth: 1, count: 1 }));
    if (!written.ok) return this.#fail(written.error);
    this.#tellSaved(choices, await actions.saveBlob(written.value.fileName, POSTIL_FILE, written.value.blob));
  }

  #tellSaved(choices: ExportChoices, saved: Result<SavedFile | null, HostError>): void {
    if (!saved.ok) this.#refuse(saved.error);
    else {
      this.#ports.show({ name: 'idle' });
      if (saved.value !== null) this.#finish(choices, saved.value.location);
    }
  }

  /** The folder is chosen first: a browser lets a page ask only right after a click. */
  async #saveIntoFolder(choices: ExportChoices): Promise<void> {
    const folder = await this.#ports.actions.chooseFolder();
    if (!folder.ok) return this.#refuse(folder.error);
    if (folder.value === null) return;
    const files = await this.#writeAll(choices);
    if (files === null) return;
    const written = await writeIntoFolder(this.#ports.actions, folder.value, files);
    if (!written.ok) return this.#refuse(written.error);
    this.#finish(choices, folder.value.label);
  }

  async #updateFolder(choices: ExportChoices): Promise<void> {
    const folder = await this.#ports.actions.chooseFolder();
    if (!folder.ok) return this.#refuse(folder.error);
    if (folder.value === null) return;
    const existing = await readFolder(this.#ports.actions, folder.value);
    if (!existing.ok) return this.#refuse(existing.error);
    const report = (done: number) => this.#ports.show({ name: 'writing', done, nth: 1, count: 1 });
    const updated = await this.#ports.exporting.update(choices, existing.value, report);
    if (!updated.ok) return this.#fail(updated.error);
    const { files, outcomes } = updated.value;
    const written = await this.#ports.actions.writeFolderFiles(folder.value.id, files);
    if (!written.ok) return this.#refuse(written.error);
    this.#ports.show({ name: 'idle' });
    this.#ports.actions.setPreferences({ lastExport: storeChoices(choices) });
    this.#tellUpdate(folder.value.label, files.length, outcomes);
    this.#ports.actions.openDialog(null);
  }

  #tellUpdate(location: string, written: number, outcomes: FolderUpdate['outcomes']): void {
    const count = (...wanted: readonly string[]) => outcomes.filter(({ outcome }) => wanted.includes(outcome)).length;
    const kept = outcomes.filter(({ outcome }) => outcome === 'kept-beside').map(({ path }) => path);
    const same = { location, written, same: count('same'), alone: count('left-alone', 'taken-out', 'gone') };
    if (kept.length === 0) this.#ports.actions.notify({ kind: 'info', key: 'folder-updated', values: same, canUndo: false });
    else {
      const values = { location, written, kept: kept.length, notes: kept.join(', ') };
      this.#ports.actions.notify({ kind: 'info', key: 'folder-updated-kept', values, canUndo: false });
    }
  }

  /** Every file that was asked for; null when it came to nothing, which has been said. */
  async #writeAll(choices: ExportChoices): Promise<readonly ExportFile[] | null> {
    const uses = choices.several ? choices.uses : [choices.use];
    const count = uses.length;
    const files: ExportFile[] = [];
    for (const [index, use] of uses.entries()) {
      const report = (done: number | null) =>
        this.#ports.show({ name: 'writing', done: done === null ? null : (index + done) / count, nth: index + 1, count });
      report(0);
      const written = await this.#writeOne({ ...choices, use }, report);
      if (!written.ok) {
        this.#fail(written.error);
        return null;
      }
      if (written.value !== 'printed') files.push(written.value);
    }
    return files;
  }

  async #writeOne(choices: ExportChoices, report: (done: number | null) => void): ReturnType<Print> {
    const { signal } = this.#running;
    const isPrinted = choices.use === 'print';
    const written = await this.#ports.exporting.write(choices, (done) => report(isPrinted ? done / 10 : done));
    return written.ok && isPrinted ? await this.#ports.print(written.value, choices, { report, signal }) : written;
  }

  async #pack(files: readonly ExportFile[]): Promise<ExportFile | null> {
    const packed = await this.#ports.exporting.pack(files, safeFileName(this.#ports.title, '', 'zip'));
    if (packed.ok) return packed.value;
    this.#fail(packed.error);
    return null;
  }

  #fail(error: JobFailure): void {
    const { t, show } = this.#ports;
    show(error.code === 'cancelled' ? { name: 'stopped' } : { name: 'failed', message: t('write-failed', { detail: error.detail }) });
  }

  #finish(choices: ExportChoices, location: string | null): void {
    this.#ports.show({ name: 'idle' });
    this.#ports.actions.setPreferences({ lastExport: storeChoices(choices) });
    if (location !== null) this.#ports.actions.notify({ kind: 'info', key: 'export-saved', values: { location }, canUndo: false });
    this.#ports.actions.openDialog(null);
  }

  #refuse({ code, detail }: HostError): void {
    const { t, show } = this.#ports;
    const key = code === 'no-space' || code === 'no-permission' ? (`save-${code}` as const) : 'save-failed';
    show({ name: 'failed', message: t(key, { detail }) });
  }
}

function typeOf(file: ExportFile): FileType {
  const extension = file.fileName.slice(file.fileName.lastIndexOf('.') + 1);
  return { name: extension.toUpperCase(), mime: file.mime, extensions: [extension] };
}
