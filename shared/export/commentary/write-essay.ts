import type { ExportFile } from '../export-input';
import type { EssayExport } from './essay-export';
import type { EssayDocxOptions } from './export-essay-docx';
import { exportEssayHtml } from './export-essay-html';
import { exportEssayMarkdown, exportEssayPandoc } from './export-essay-markdown';

/** What an essay can be written as. */
export const ESSAY_FORMATS = ['docx', 'markdown', 'pandoc', 'html'] as const;
export type EssayFormat = (typeof ESSAY_FORMATS)[number];

/** The essay as a file of this format. The same essay and options give the same bytes; only a Word file asks for `word`. */
export async function writeEssay(essay: EssayExport, format: EssayFormat, word: EssayDocxOptions): Promise<ExportFile> {
  switch (format) {
    case 'docx': {
      // What packs a Word file is much, and most who open the commentary never need it.
      const { exportEssayDocx } = await import('./export-essay-docx');
      return await exportEssayDocx(essay, word);
    }
    case 'markdown':
      return exportEssayMarkdown(essay);
    case 'pandoc':
      return exportEssayPandoc(essay);
    case 'html':
      return exportEssayHtml(essay);
  }
}
