import { plainTextOf } from '../../richtext/plain-text';
import { correctionWords } from '../correction-words';
import { Links } from '../docx/links';
import { Lists } from '../docx/lists';
import { NAMESPACES } from '../docx/namespaces';
import { type NoteContext, noteParagraphs, paragraphElement, plainParagraph } from '../docx/note-paragraphs';
import { stylesXml } from '../docx/styles';
import { COMMON_PARTS, packageParts, sectionProperties } from '../docx/word-package';
import { wrapped } from '../docx/xml';
import {
  type ExportAnnotation,
  type ExportFile,
  type ExportInput,
  type ExportProgress,
  furtherWordings,
  nameOfPlaces,
  quotationOf,
} from '../export-input';
import { safeFileName } from '../file-name';
import { mapInChunks } from '../in-chunks';
import { packParts } from '../pack';
import type { ErrataOptions } from './errata-options';
import { type Cells, COLUMNS, tableElement } from './table';

const MIME = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

type Input = ExportInput<ErrataOptions>;

/**
 * A table of errata as a Word file, to be handed in without the text: where, what stands, what it should say, the kind of slip, the
 * note. One row an annotation, in order of place, what is not found any more at the end; one with several places names them all, and
 * quotes each wording once. Annotations that correct nothing stay out.
 */
export async function exportErrata(input: Input, progress: ExportProgress): Promise<ExportFile> {
  const { labels, options, source, createdAt } = input;
  const corrections = input.annotations.filter(({ annotation }) => annotation.correction !== null).toSorted(byPlace);
  const notes: NoteContext = { typeface: options.typeface, links: new Links(), lists: new Lists() };
  const rows = await mapInChunks(corrections, progress, { from: 0, to: 0.8 }, (exported) => cellsOf(input, exported, notes));
  const { errata } = labels;
  const plain = (style: string, words: string) => paragraphElement(plainParagraph(style, words, options.typeface));
  const head = COLUMNS.map((name) => plain('PostilBack', errata[name]));
  const work = [source.provenance.author, source.provenance.title].filter((part) => part !== null && part !== '').join(', ');
  const body = [
    plain('Title', errata.title),
    plain('PostilBack', work),
    rows.length === 0 ? plain('PostilBack', errata.none) : tableElement(head, rows),
    plain('PostilBack', ''),
    sectionProperties(options.page),
  ];
  const parts = [
    ...packageParts({
      parts: COMMON_PARTS,
      links: notes.links,
      title: `${errata.title}: ${source.provenance.title}`,
      creator: '',
      lastModifiedBy: '',
      createdAt,
      custom: null,
    }).map(([name, xml]) => ({ name, pieces: [xml] })),
    { name: 'word/styles.xml', pieces: [stylesXml(options.typeface, source.provenance.language)] },
    { name: 'word/numbering.xml', pieces: [notes.lists.toXml()] },
    { name: 'word/document.xml', pieces: wrapped('w:document', NAMESPACES, ['<w:body>', ...body, '</w:body>']) },
  ];
  const bytes = await packParts(parts, progress.signal);
  progress.report(1);
  const preview = corrections.length === 0 ? errata.none : corrections.map((exported) => entryOf(input, exported)).join('\n\n');
  return { fileName: safeFileName(source.provenance.title, errata.title, 'docx'), mime: MIME, bytes, preview };
}

function cellsOf(input: Input, exported: ExportAnnotation, notes: NoteContext): Cells {
  const { annotation, note } = exported;
  const { labels, options } = input;
  const paragraphs = (...words: readonly string[]) =>
    words.map((line) => paragraphElement(plainParagraph('PostilBack', line, options.typeface))).join('');
  const { replacement, slip } = annotation.correction ?? { replacement: '', slip: 'other' };
  return {
    place: paragraphs(nameOfPlaces(input, exported)),
    stands: paragraphs(...wordingsOf(input, exported)),
    says: paragraphs(replacement === '' ? `(${labels.toDelete})` : replacement),
    slip: paragraphs(labels.slips[slip]),
    note:
      note === null
        ? paragraphs('')
        : noteParagraphs(note.body, notes)
            .map((one) => paragraphElement(one))
            .join(''),
  };
}

function wordingsOf(input: Input, exported: ExportAnnotation): readonly string[] {
  return [quotationOf(input.text, exported), ...furtherWordings(input, exported).map(({ words }) => words)];
}

function entryOf(input: Input, exported: ExportAnnotation): string {
  const { annotation, note } = exported;
  const said = annotation.correction === null ? '' : correctionWords(input.labels, annotation.correction);
  const lines = [`“${wordingsOf(input, exported).join('”, “')}”`, said, ...(note === null ? [] : plainTextOf(note.body).split('\n'))];
  return [nameOfPlaces(input, exported), ...lines.map((line) => `  ${line.replace(/\s+/gu, ' ')}`.trimEnd())].join('\n');
}

function byPlace(a: ExportAnnotation, b: ExportAnnotation): number {
  if (a.span === null || b.span === null) return Number(a.span === null) - Number(b.span === null);
  return a.span.start - b.span.start || b.span.end - a.span.end;
}
