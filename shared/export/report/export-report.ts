import type { ExportFile, ExportInput, ExportProgress } from '../export-input';
import { safeFileName } from '../file-name';
import { pageFile } from '../html/page-file';
import { buildReport, type ReportChapter } from './build-report';
import { citeEntries } from './cite-entries';
import { writeReportDocx } from './report-docx';
import { reportPage } from './report-html';
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
  if (file === 'html') return await pageFile(named('html'), await reportPage(input, chapters, cited, progress), progress);
  if (file === 'markdown') {
    const markdown = await writeReportMarkdown(input, chapters, cited, progress);
    return { fileName: named('md'), mime: 'text/markdown', bytes: encode(markdown) };
  }
  const bytes = await writeReportDocx(input, chapters, cited, progress);
  const beginning = beginningOfReport(chapters);
  const preview = await writeReportMarkdown(input, beginning, cited, { ...progress, report: () => undefined });
  progress.report(1);
  return { fileName: named('docx'), mime: DOCX, bytes, preview };
}

/** So many passages are shown of a Word file. */
const SHOWN = 60;

/** The first chapters, as far as they are shown. */
function beginningOfReport(chapters: readonly ReportChapter[]): readonly ReportChapter[] {
  let left = SHOWN;
  return chapters.flatMap((chapter) => {
    if (left <= 0) return [];
    const entries = chapter.entries.slice(0, left);
    left -= entries.length + 1;
    return [{ ...chapter, entries }];
  });
}

function encode(words: string): Uint8Array {
  return new TextEncoder().encode(words);
}
