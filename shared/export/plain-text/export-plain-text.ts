import { plainTextOf } from '../../richtext/plain-text';
import { correctionWords } from '../correction-words';
import {
  type ExportAnnotation,
  type ExportFile,
  type ExportInput,
  type ExportOptions,
  type ExportProgress,
  furtherWordings,
  nameOfPlaces,
  quotationOf,
} from '../export-input';
import { relationWords } from '../export-relations';
import { safeFileName } from '../file-name';
import { mapInChunks } from '../in-chunks';

type Input = ExportInput<Extract<ExportOptions, { readonly format: 'text' }>>;

/** Place, colour, quotation, note and codes one below the other, as UTF-8 without byte order mark, lines ended by LF. */
export async function exportPlainText(input: Input, progress: ExportProgress): Promise<ExportFile> {
  const { labels, source } = input;
  const placed = input.annotations.filter((exported) => exported.span !== null);
  const orphans = input.annotations.filter((exported) => exported.span === null);
  const entries = await mapInChunks(placed, progress, { from: 0, to: 0.9 }, (exported) => entryOf(input, exported));
  const lost = await mapInChunks(orphans, progress, { from: 0.9, to: 1 }, (exported) => entryOf(input, exported));
  const parts = [head(input), ...entries];
  if (entries.length + lost.length === 0) parts.push(labels.noAnnotations);
  if (lost.length > 0) parts.push(`${underlined(labels.orphans)}\n${labels.orphansExplained}`, ...lost);
  parts.push(...memosOf(input));
  const bytes = new TextEncoder().encode(`${parts.join('\n\n')}\n`);
  return { fileName: safeFileName(source.provenance.title, labels.notes, 'txt'), mime: 'text/plain', bytes };
}

function head({ source, labels, createdAt }: Input): string {
  const { title, author, authorNote } = source.provenance;
  const by = [author, authorNote].filter((part) => part !== null).join(', ');
  const exported = `${labels.exported}: ${new Date(createdAt).toISOString()}`;
  return [underlined(title), by, exported].filter((line) => line !== '').join('\n');
}

function memosOf({ memos, labels }: Input): readonly string[] {
  if (memos.length === 0) return [];
  return [underlined(labels.memos), ...memos.map(({ about, body }) => [about, ...indented(plainTextOf(body), '  ', '  ', '')].join('\n'))];
}

function underlined(words: string): string {
  return `${words}\n${'='.repeat(Math.min(72, [...words].length))}`;
}

function entryOf(input: Input, exported: ExportAnnotation): string {
  const { labels, options } = input;
  const { annotation, note, codes, anchor } = exported;
  const remarks = [
    ...(anchor === 'doubtful' ? [labels.doubtful] : []),
    ...(annotation.check === null ? [] : [labels.checks[annotation.check]]),
  ];
  const remark = remarks.length === 0 ? '' : ` (${remarks.join(', ')})`;
  const lines = [
    `${nameOfPlaces(input, exported)} · ${labels.colors[annotation.color]}${remark}`,
    ...indented(quotationOf(input.text, exported), '  “', '   ', '”'),
    ...furtherWordings(input, exported).flatMap(({ place, words }) => indented(words, `  ${place}: “`, '   ', '”')),
    ...(annotation.correction === null ? [] : [`  ${correctionWords(labels, annotation.correction)}`]),
    ...(note === null ? [] : indented(plainTextOf(note.body), '  ', '  ', '')),
    ...relationWords(input, exported).map(({ label, place, words }) => `  → ${label} ${place} “${words}”`),
    ...(codes.length === 0 ? [] : [`  ${labels.codes}: ${codes.map((code) => code.label).join('; ')}`]),
  ];
  if (options.dates) {
    const dates = [`${labels.created} ${new Date(annotation.createdAt).toISOString()}`];
    if (annotation.updatedAt !== annotation.createdAt) dates.push(`${labels.updated} ${new Date(annotation.updatedAt).toISOString()}`);
    lines.push(`  ${dates.join(' · ')}`);
  }
  return lines.join('\n');
}

function indented(words: string, first: string, rest: string, end: string): readonly string[] {
  const lines = words.split(/\r\n|\r|\n/);
  return lines.map((line, index) => `${index === 0 ? first : rest}${line}${index === lines.length - 1 ? end : ''}`.trimEnd());
}
