import { assertNever } from '../base/assert-never';
import { exportAnki } from './anki/export-anki';
import { exportBibliography } from './bibliography/export-bibliography';
import { exportCsv } from './csv/export-csv';
import { exportDocx } from './docx/export-docx';
import { exportErrata } from './errata/export-errata';
import type { ExportFile, ExportInput, ExportProgress } from './export-input';
import { exportHtml } from './html/export-html';
import { exportJsonLd } from './json-ld/export-json-ld';
import { exportObsidian } from './markdown/export-obsidian';
import { exportPandoc } from './markdown/export-pandoc';
import { exportObsidianFolder } from './obsidian/export-obsidian-folder';
import { exportOriginal } from './original/export-original';
import { exportPlainText } from './plain-text/export-plain-text';
import { exportPrint } from './print/export-print';
import { exportQdc } from './refi/export-qdc';
import { exportQdpx } from './refi/export-qdpx';
import { exportReport } from './report/export-report';
import { exportTei } from './tei/export-tei';
import { exportXlsx } from './xlsx/export-xlsx';
import { exportZoteroNote } from './zotero/export-zotero-note';

/**
 * Writes the file that `input.options` asks for. The same input gives the same bytes. Reports progress and lets the event loop
 * turn between chunks; throws the signal's reason when it is aborted, and nothing else that is to be expected.
 */
export async function exportAnnotations(input: ExportInput, progress: ExportProgress): Promise<ExportFile> {
  const { options } = input;
  switch (options.format) {
    case 'docx':
      return await exportDocx({ ...input, options }, progress);
    case 'report':
      return await exportReport({ ...input, options }, progress);
    case 'errata':
      return await exportErrata({ ...input, options }, progress);
    case 'html':
      return await exportHtml({ ...input, options }, progress);
    case 'print':
      return await exportPrint({ ...input, options }, progress);
    case 'obsidian':
      return await exportObsidian({ ...input, options }, progress);
    case 'obsidian-folder':
      return await exportObsidianFolder({ ...input, options }, progress);
    case 'pandoc':
      return await exportPandoc({ ...input, options }, progress);
    case 'csv':
      return await exportCsv({ ...input, options }, progress);
    case 'anki':
      return await exportAnki({ ...input, options }, progress);
    case 'xlsx':
      return await exportXlsx({ ...input, options }, progress);
    case 'json-ld':
      return await exportJsonLd({ ...input, options }, progress);
    case 'qdpx':
      return await exportQdpx({ ...input, options }, progress);
    case 'qdc':
      return exportQdc(input.codebook, input.labels.codes);
    case 'tei':
      return await exportTei({ ...input, options }, progress);
    case 'text':
      return await exportPlainText({ ...input, options }, progress);
    case 'zotero-note':
      return await exportZoteroNote({ ...input, options }, progress);
    case 'bibliography':
      return exportBibliography({ ...input, options });
    case 'original':
      return exportOriginal(input);
    default:
      return assertNever(options);
  }
}
