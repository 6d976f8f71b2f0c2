import type { ExportFile } from '../../shared/export/export-input';
import type { ExportLook, ShownLines } from './export-job';

/** The beginning of a file. A page gives its own; other files give lines, and of what is no text the words that can be shown for it. */
export function lookAt(file: ExportFile, { lines, columns, characters }: ShownLines): ExportLook {
  const { fileName, mime, preview, bytes } = file;
  if (mime === 'text/html' && preview !== undefined) return { fileName, words: preview, more: 0 };
  const all = (preview ?? new TextDecoder().decode(bytes)).split(/\r\n|\r|\n/);
  const shown: string[] = [];
  let left = characters;
  for (const line of all.slice(0, lines)) {
    const cut = line.length > columns ? `${line.slice(0, columns)}…` : line;
    left -= cut.length;
    if (left < 0 && shown.length > 0) break;
    shown.push(cut);
  }
  const more = all.length - shown.length;
  return { fileName, words: shown.join('\n'), more: preview !== undefined && more > 0 ? null : more };
}
