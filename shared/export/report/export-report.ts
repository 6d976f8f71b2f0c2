import type { ExportFile, ExportInput, ExportProgress } from '../export-input';
import { safeFileName } from '../file-name';
import { buildReport } from './build-report';
import { citeEntries } from './cite-entries';
import { writeReportDocx } from './report-docx';
import { writeReportHtml } from './report-html';
import { writeReportMarkdown } from './report-markdown';
import type { ReportOptions } from './report-options';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** All that was marked and said, under the headings of the text or of the codebook, as a Word file, a page or Markdown. */
export async function exportReport(input: ExportInput<ReportOptions>, progress: ExportProgress): Promise<ExportFile> {
  progress.report(0);
  const chapters = buildReport(input);
  const cited = await citeEntries(input, chapters, progress);
  const { file } = input.options;
  const named = (extension: string) => safeFileName(input.source.provenance.title, input.labels.report, extension);
  if (file === 'html')
    return { fileName: named('html'), mime: 'text/html', bytes: encode(await writeReportHtml(input, chapters, cited, progress)) };
  const markdown = await writeReportMarkdown(input, chapters, cited, progress);
  if (file === 'markdown') return { fileName: named('md'), mime: 'text/markdown', bytes: encode(markdown) };
  const bytes = await writeReportDocx(input, chapters, cited, progress);
  progress.report(1);
  return { fileName: named('docx'), mime: DOCX, bytes, preview: markdown };
}

function encode(words: string): Uint8Array {
  return new TextEncoder().encode(words);
}
