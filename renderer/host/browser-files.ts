import type { ByteSource } from '../../shared/base/byte-source';
import { err, ok, type Result } from '../../shared/base/result';
import type { FileType, Host, HostError, HostResult, SavedFile } from '../../shared/host/host';
import type { PartFiles } from '../../shared/host/part-files';
import { gatherBlob, toSource, writeAll } from './blob-sources';
import { attempt, describeDomError, isCancelled } from './dom-errors';

const MAX_FILE_BYTES = 512 * 1024 * 1024;
/** Long enough for the browser to have begun the download. */
const BLOB_URL_LIFETIME_MS = 60_000;

/** The bytes of what was chosen, where they are not too many to be held; null where nothing was. */
async function readFile(chosen: Result<File | null, HostError>): ReturnType<Host['openFile']> {
  if (!chosen.ok || chosen.value === null) return chosen.ok ? ok(null) : chosen;
  const file = chosen.value;
  if (file.size > MAX_FILE_BYTES) return err({ code: 'too-large', detail: `${file.name}: ${file.size} bytes` });
  return await attempt(async () => ok({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }));
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

async function pickFile(types: readonly FileType[]): HostResult<File | null> {
  if (window.showOpenFilePicker === undefined) return ok(await pickWithInput(types));
  try {
    const [handle] = await window.showOpenFilePicker({ types: types.map(toPickerType) });
    return ok(await handle.getFile());
  } catch (error) {
    return isCancelled(error) ? ok(null) : err(describeDomError(error));
  }
}

async function download(name: string, type: FileType, content: ByteSource): Promise<SavedFile> {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await gatherBlob(content, type.mime));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), BLOB_URL_LIFETIME_MS);
  return { location: name };
}

async function saveFile(suggestedName: string, type: FileType, content: ByteSource): HostResult<SavedFile | null> {
  // A picker needs a recent click; after a long export there is none left, and a download still works.
  if (window.showSaveFilePicker === undefined || !navigator.userActivation.isActive)
    return ok(await download(suggestedName, type, content));
  try {
    const handle = await window.showSaveFilePicker({ suggestedName, types: [toPickerType(type)] });
    await writeAll(await handle.createWritable(), content);
    return ok({ location: handle.name });
  } catch (error) {
    return isCancelled(error) ? ok(null) : err(describeDomError(error));
  }
}

/** Opening and saving in a browser: the File System Access pickers where they exist, an input and a download elsewhere. */
export function createBrowserFiles(parts: PartFiles): Pick<Host, 'openFile' | 'choosePartFile' | 'saveFile'> {
  return {
    openFile: async (types) => await readFile(await pickFile(types)),
    async choosePartFile(types) {
      const chosen = await pickFile(types);
      if (!chosen.ok || chosen.value === null) return chosen.ok ? ok(null) : chosen;
      return ok(parts.hold(chosen.value.name, toSource(chosen.value)));
    },
    saveFile: (suggestedName, type, content) => parts.take(content, (source) => saveFile(suggestedName, type, source)),
  };
}
