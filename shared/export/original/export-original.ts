import type { ExportFile, ExportInput } from '../export-input';
import { safeFileName } from '../file-name';

/** The file as it was imported, byte for byte, under a name that every system takes. Without annotations. */
export function exportOriginal({ source, text }: ExportInput): ExportFile {
  const { fileName, title } = source.provenance;
  const [, stem, extension] = fileName.match(/^(.+)\.([A-Za-z0-9]{1,8})$/) ?? [];
  return { fileName: safeFileName(stem ?? title, '', extension ?? 'txt'), mime: 'text/plain', bytes: text.bytes };
}
