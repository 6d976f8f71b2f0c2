import type { ExportFile, ExportInput } from '../export-input';
import { safeFileName } from '../file-name';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** As much of the text as is shown of a file that is none itself, in UTF-16 units. */
const PREVIEW = 20_000;

/**
 * The file as it was imported, byte for byte, under a name that every system takes. Without annotations. A text that was read from another
 * file, which is no longer there, comes out as plain text.
 */
export function exportOriginal({ source, text, original }: ExportInput): ExportFile {
  const { fileName, title, sha256 } = source.provenance;
  const [, stem = title, extension = 'txt'] = fileName.match(/^(.+)\.([A-Za-z0-9]{1,8})$/) ?? [];
  const isText = original === undefined;
  const ending = isText && sha256 !== text.sha256 ? 'txt' : extension;
  return {
    fileName: safeFileName(stem, '', ending),
    mime: ending.toLowerCase() === 'docx' ? WORD : 'text/plain',
    bytes: original ?? text.bytes,
    ...(isText ? {} : { preview: text.text.slice(0, PREVIEW).toWellFormed() }),
  };
}
