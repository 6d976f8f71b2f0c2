import { plainTextOf } from '../../richtext/plain-text';
import { type ExportInput, type ExportProgress, quotationOf } from '../export-input';
import { mapInChunks } from '../in-chunks';
import type { AnchoredComment } from './anchored-comments';
import type { DocxOptions } from './docx-options';

/** The comments as words, in order of place: what is said of the passage, its words, the note. */
export async function previewOf(
  input: ExportInput<DocxOptions>,
  comments: readonly AnchoredComment[],
  progress: ExportProgress,
): Promise<string> {
  const entries = await mapInChunks(comments, progress, { from: 0.75, to: 0.8 }, (comment) => entryOf(input, comment));
  return entries.length === 0 ? input.labels.noAnnotations : entries.join('\n\n');
}

function entryOf(input: ExportInput<DocxOptions>, { exported, span, place, said }: AnchoredComment): string {
  const { note } = exported;
  const words = span === null ? quotationOf(input.text, exported) : input.text.text.slice(span.start, span.end);
  const body = note === null || place > 0 ? [] : plainTextOf(note.body).split('\n');
  return [said, ...words.split(/[\r\n]+/).map((line, index, { length }) => quoted(line, index === 0, index === length - 1)), ...body]
    .map((line, index) => (index === 0 ? line : `  ${line}`.trimEnd()))
    .join('\n');
}

function quoted(line: string, isFirst: boolean, isLast: boolean): string {
  return `${isFirst ? '“' : ' '}${line}${isLast ? '”' : ''}`;
}
