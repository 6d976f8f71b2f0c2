import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ExportChoices, storeChoices, updatesFolder } from '../../../shared/export/export-choices';
import type { ExportFile } from '../../../shared/export/export-input';
import { safeFileName } from '../../../shared/export/file-name';
import type { FolderUpdate } from '../../../shared/export/obsidian/export-obsidian-folder';
import type { FileType, HostError } from '../../../shared/host/host';
import { useDesk, useDeskActions } from '../../state/desk-context';
import type { JobFailure } from '../../workers/job-client';
import { readFolder, writeIntoFolder } from './chosen-folder';
import type { Exporting } from './use-export';
import { usePrinting } from './use-printing';

export type SavingState =
  | { readonly name: 'idle' }
  /** `done`: share of all that is written, 0 to 1, null while nothing can be said; `nth` of `count` files. */
  | { readonly name: 'writing'; readonly done: number | null; readonly nth: number; readonly count: number }
  | { readonly name: 'stopped' }
  | { readonly name: 'failed'; readonly message: string };

export interface Saving {
  readonly state: SavingState;
  readonly save: (choices: ExportChoices) => void;
  readonly cancel: () => void;
}

/** Writes the file or the files, lets the reader say where they go, and says where they went or why they did not. */
export function useSaving(exporting: Exporting): Saving {
  const { t } = useTranslation('export');
  const actions = useDeskActions();
  const title = useDesk((state) => state.source?.source.provenance.title ?? '');
  const [state, setState] = useState<SavingState>({ name: 'idle' });
  const print = usePrinting();
  const running = useRef(new AbortController());

  async function run(choices: ExportChoices): Promise<void> {
    running.current = new AbortController();
    if (choices.several && choices.target === 'folder') return await saveIntoFolder(choices);
    if (updatesFolder(choices) && actions.choosesFolders()) return await updateFolder(choices);
    const files = await writeAll(choices);
    if (files === null) return;
    const [only] = files;
    // A browser has printed by its own dialog what there was to print.
    if (only === undefined) return finish(choices, null);
    const file = files.length === 1 ? only : await pack(files);
    if (file === null) return;
    const saved = await actions.saveFile(file.fileName, typeOf(file), file.bytes);
    if (!saved.ok) return setState({ name: 'failed', message: messageOf(saved.error) });
    setState({ name: 'idle' });
    if (saved.value !== null) finish(choices, saved.value.location);
  }

  /** The folder is chosen first: a browser lets a page ask only right after a click. */
  async function saveIntoFolder(choices: ExportChoices): Promise<void> {
    const folder = await actions.chooseFolder();
    if (!folder.ok) return setState({ name: 'failed', message: messageOf(folder.error) });
    if (folder.value === null) return;
    const files = await writeAll(choices);
    if (files === null) return;
    const written = await writeIntoFolder(actions, folder.value, files);
    if (!written.ok) return setState({ name: 'failed', message: messageOf(written.error) });
    finish(choices, folder.value.label);
  }

  async function updateFolder(choices: ExportChoices): Promise<void> {
    const folder = await actions.chooseFolder();
    if (!folder.ok) return setState({ name: 'failed', message: messageOf(folder.error) });
    if (folder.value === null) return;
    const existing = await readFolder(actions, folder.value);
    if (!existing.ok) return setState({ name: 'failed', message: messageOf(existing.error) });
    const report = (done: number) => setState({ name: 'writing', done, nth: 1, count: 1 });
    const updated = await exporting.update(choices, existing.value, report);
    if (!updated.ok) return fail(updated.error);
    const { files, outcomes } = updated.value;
    const written = await actions.writeFolderFiles(folder.value.id, files);
    if (!written.ok) return setState({ name: 'failed', message: messageOf(written.error) });
    setState({ name: 'idle' });
    actions.setPreferences({ lastExport: storeChoices(choices) });
    tellUpdate(folder.value.label, files.length, outcomes);
    actions.openDialog(null);
  }

  function tellUpdate(location: string, written: number, outcomes: FolderUpdate['outcomes']): void {
    const count = (...wanted: readonly string[]) => outcomes.filter(({ outcome }) => wanted.includes(outcome)).length;
    const kept = outcomes.filter(({ outcome }) => outcome === 'kept-beside').map(({ path }) => path);
    const same = { location, written, same: count('same'), alone: count('left-alone', 'taken-out', 'gone') };
    if (kept.length === 0) actions.notify({ kind: 'info', key: 'folder-updated', values: same, canUndo: false });
    else {
      const values = { location, written, kept: kept.length, notes: kept.join(', ') };
      actions.notify({ kind: 'info', key: 'folder-updated-kept', values, canUndo: false });
    }
  }

  /** Every file that was asked for; null when it came to nothing, which has been said. */
  async function writeAll(choices: ExportChoices): Promise<readonly ExportFile[] | null> {
    const uses = choices.several ? choices.uses : [choices.use];
    const count = uses.length;
    const files: ExportFile[] = [];
    for (const [index, use] of uses.entries()) {
      const report = (done: number | null) =>
        setState({ name: 'writing', done: done === null ? null : (index + done) / count, nth: index + 1, count });
      report(0);
      const written = await writeOne({ ...choices, use }, report);
      if (!written.ok) {
        fail(written.error);
        return null;
      }
      if (written.value !== 'printed') files.push(written.value);
    }
    return files;
  }

  async function writeOne(choices: ExportChoices, report: (done: number | null) => void): ReturnType<typeof print> {
    const { signal } = running.current;
    const isPrinted = choices.use === 'print';
    const written = await exporting.write(choices, (done) => report(isPrinted ? done / 10 : done));
    return written.ok && isPrinted ? await print(written.value, choices, { report, signal }) : written;
  }

  async function pack(files: readonly ExportFile[]): Promise<ExportFile | null> {
    const packed = await exporting.pack(files, safeFileName(title, '', 'zip'));
    if (packed.ok) return packed.value;
    fail(packed.error);
    return null;
  }

  function fail(error: JobFailure): void {
    setState(error.code === 'cancelled' ? { name: 'stopped' } : { name: 'failed', message: t('write-failed', { detail: error.detail }) });
  }

  function finish(choices: ExportChoices, location: string | null): void {
    setState({ name: 'idle' });
    actions.setPreferences({ lastExport: storeChoices(choices) });
    if (location !== null) actions.notify({ kind: 'info', key: 'export-saved', values: { location }, canUndo: false });
    actions.openDialog(null);
  }

  function messageOf({ code, detail }: HostError): string {
    if (code === 'no-space') return t('save-no-space');
    if (code === 'no-permission') return t('save-no-permission');
    return t('save-failed', { detail });
  }

  function cancel(): void {
    running.current.abort();
    exporting.cancel();
    actions.stopPrinting();
  }

  return { state, save: (choices) => void run(choices), cancel };
}

function typeOf(file: ExportFile): FileType {
  const extension = file.fileName.slice(file.fileName.lastIndexOf('.') + 1);
  return { name: extension.toUpperCase(), mime: file.mime, extensions: [extension] };
}
