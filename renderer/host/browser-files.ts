import { err, ok } from '../../shared/base/result';
import type { FileType, Host, HostResult, OpenedFile, SavedFile } from '../../shared/host/host';
import { attempt, describeDomError, isCancelled } from './dom-errors';

const MAX_FILE_BYTES = 512 * 1024 * 1024;
/** Long enough for the browser to have begun the download. */
const BLOB_URL_LIFETIME_MS = 60_000;

/** `Blob` takes no view on shared memory; what comes from a caller may be one, so it is copied. */
export function toBlob(bytes: Uint8Array, mime: string): Blob {
  return new Blob([new Uint8Array(bytes)], { type: mime });
}

async function readFile(file: File): HostResult<OpenedFile> {
  if (file.size > MAX_FILE_BYTES) return err({ code: 'too-large', detail: `${file.name}: ${file.size} bytes` });
  return attempt(async () => ok({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }));
}

function pickWithInput(types: readonly FileType[]): Promise<File | null> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = types.flatMap((type) => type.extensions.map((extension) => `.${extension}`)).join(',');
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null), { once: true });
    input.addEventListener('cancel', () => resolve(null), { once: true });
    input.click();
  });
}

function toPickerType(type: FileType): FilePickerAcceptType {
  return { description: type.name, accept: { [type.mime]: type.extensions.map((extension): `.${string}` => `.${extension}`) } };
}

async function openFile(types: readonly FileType[]): HostResult<OpenedFile | null> {
  if (window.showOpenFilePicker === undefined) {
    const file = await pickWithInput(types);
    return file === null ? ok(null) : readFile(file);
  }
  try {
    const [handle] = await window.showOpenFilePicker({ types: types.map(toPickerType) });
    return await readFile(await handle.getFile());
  } catch (error) {
    return isCancelled(error) ? ok(null) : err(describeDomError(error));
  }
}

function download(name: string, type: FileType, bytes: Uint8Array): SavedFile {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(toBlob(bytes, type.mime));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), BLOB_URL_LIFETIME_MS);
  return { location: name };
}

async function saveFile(suggestedName: string, type: FileType, bytes: Uint8Array): HostResult<SavedFile | null> {
  // A picker needs a recent click; after a long export there is none left, and a download still works.
  if (window.showSaveFilePicker === undefined || !navigator.userActivation.isActive) return ok(download(suggestedName, type, bytes));
  try {
    const handle = await window.showSaveFilePicker({ suggestedName, types: [toPickerType(type)] });
    const stream = await handle.createWritable();
    await stream.write(toBlob(bytes, type.mime));
    await stream.close();
    return ok({ location: handle.name });
  } catch (error) {
    return isCancelled(error) ? ok(null) : err(describeDomError(error));
  }
}

/** Opening and saving in a browser: the File System Access pickers where they exist, an input and a download elsewhere. */
export const browserFiles: Pick<Host, 'openFile' | 'saveFile'> = { openFile, saveFile };
