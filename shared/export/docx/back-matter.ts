import { COLOR_IDS } from '../../model/records';
import { languageOf } from '../../text/language';
import { type ExportInput, nameOfPlace, quotationOf, type Typeface } from '../export-input';
import type { AnchoredComment } from './anchored-comments';
import { type BodyContext, quotedRun } from './body';
import type { DocxOptions } from './docx-options';
import { isoTime } from './identity';
import { paragraphElement, plainParagraph } from './note-paragraphs';
import { runOf, runsOf } from './runs';
import { element, valued } from './xml';

type Input = ExportInput<DocxOptions>;

/** A passage that has no place: where it was, and its words as they were marked, with its comment on them. */
export function appendixEntry(input: Input, comment: AnchoredComment, context: BodyContext): string {
  const { exported } = comment;
  const words = quotationOf(input.text, exported);
  const found = languageOf(words, 0, words.length);
  const language = found.startsWith('und') ? input.source.provenance.language : found;
  const color = exported.annotation.color;
  const caption = `${nameOfPlace(input, exported)} · ${input.labels.colors[color]}`;
  const look = { paint: { ground: color, isDeep: false, below: null } };
  return (
    paragraphElement(plainParagraph('PostilCaption', caption, context.typeface)) +
    element('w:p', {}, '<w:pPr><w:pStyle w:val="PostilQuote"/></w:pPr>', quotedRun(words, look, language, comment, context))
  );
}

export function appendixHead({ labels, options: { typeface } }: Input): string {
  return heading(labels.orphans, typeface) + paragraphElement(plainParagraph('PostilBack', labels.orphansExplained, typeface));
}

/** What the colours mean, and where the text comes from. */
export function aboutSection(input: Input): string {
  const { labels, source, createdAt, options } = input;
  const { provenance } = source;
  const author = [provenance.author, provenance.authorNote].filter((part) => part !== null).join(', ');
  const rows: readonly (readonly [string, string | null])[] = [
    [labels.author, author],
    [labels.translationOf, provenance.translationOf],
    [labels.obtained, provenance.obtained],
    [labels.file, provenance.fileName],
    [labels.checksum, provenance.sha256],
    [labels.exported, isoTime(createdAt)],
  ];
  const known = rows.flatMap(([name, value]) =>
    value === null || value === '' ? [] : [paragraphElement(plainParagraph('PostilBack', `${name}: ${value}`, options.typeface))],
  );
  return [heading(labels.legend, options.typeface), legend(input), heading(labels.provenance, options.typeface), ...known].join('');
}

/** The colours that the file uses, each with its name. */
function legend({ labels, annotations, options: { typeface } }: Input): string {
  const used = new Set(annotations.map(({ annotation }) => annotation.color));
  const samples = COLOR_IDS.filter((color) => used.has(color)).map((color) =>
    runOf(
      labels.colors[color],
      { paint: { ground: color, isDeep: false, below: null } },
      languageOf(labels.colors[color], 0, labels.colors[color].length),
      typeface,
    ),
  );
  const words = samples.length === 0 ? runsOf(labels.noAnnotations, {}, typeface) : samples.join(runOf('   ', {}, 'und', typeface));
  return paragraphElement({ properties: valued('w:pStyle', 'PostilBack'), runs: words });
}

function heading(words: string, typeface: Typeface): string {
  return paragraphElement(plainParagraph('PostilHeading', words, typeface));
}
