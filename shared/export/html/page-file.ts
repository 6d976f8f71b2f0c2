import type { Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { ExportFile, ExportInput } from '../export-input';
import { safeFileName } from '../file-name';

/** A page as a file, under the title of the work. */
export function pageFile({ source, labels }: Pick<ExportInput, 'source' | 'labels'>, page: Root): ExportFile {
  // A bare carriage return would be read as a line feed.
  const html = toHtml(page).replaceAll('\r', '&#xD;');
  return {
    fileName: safeFileName(source.provenance.title, labels.notes, 'html'),
    mime: 'text/html',
    bytes: new TextEncoder().encode(`${html}\n`),
  };
}
