import { Footnotes } from '../docx/footnotes';
import { Links } from '../docx/links';
import { Lists } from '../docx/lists';
import { NAMESPACES } from '../docx/namespaces';
import { type NoteContext, paragraphElement, plainParagraph } from '../docx/note-paragraphs';
import { stylesXml } from '../docx/styles';
import { COMMON_PARTS, FOOTNOTES, packageParts, sectionProperties, textWidthOf } from '../docx/word-package';
import { wrapped } from '../docx/xml';
import type { ExportFile, Typeface } from '../export-input';
import { safeFileName } from '../file-name';
import { type PackagePart, packParts } from '../pack';
import { EssayDocxWriter } from './essay-docx-writer';
import type { EssayExport } from './essay-export';
import { exportEssayHtml } from './export-essay-html';

/** What a Word file says and looks like besides the essay's words. */
export interface EssayDocxOptions {
  readonly page: 'a4' | 'letter';
  readonly typeface: Typeface;
  /** Whom the file names as its author; '' for nobody. */
  readonly author: string;
  /** Milliseconds since the Unix epoch. */
  readonly createdAt: number;
}

const MIME = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/**
 * An essay as a Word file to go on with: headings, lists, tables and links as Word's own, quotations set apart with their places,
 * footnotes and citations in notes as real footnotes, the bibliography where it was put, and, if asked for, the annotations that are
 * mentioned at the end, where mentions lead. The preview is the essay as a page. The same essay and options give the same bytes.
 */
export async function exportEssayDocx(essay: EssayExport, options: EssayDocxOptions): Promise<ExportFile> {
  const { title, labels, work } = essay;
  const { page, typeface, author, createdAt } = options;
  const notes: NoteContext = { typeface, links: new Links(), lists: new Lists() };
  const docx = { notes, footnotes: new Footnotes(), footnoteLinks: new Links(), textWidth: textWidthOf(page) };
  const writer = new EssayDocxWriter(essay, docx);
  const name = title === '' ? labels.untitled : title;
  const { provenance } = work;
  const source = [provenance.author, provenance.title].filter((one) => one !== null && one !== '').join(', ');
  const document = [
    '<w:body>',
    paragraphElement(plainParagraph('Title', name, typeface)),
    paragraphElement(plainParagraph('PostilCredit', `${labels.on} ${source}`, typeface)),
    writer.blocks(essay.blocks),
    writer.annotations(),
    sectionProperties(page),
    '</w:body>',
  ];
  const fixed = packageParts({
    parts: [...COMMON_PARTS, FOOTNOTES],
    links: notes.links,
    title: name,
    creator: author,
    lastModifiedBy: author,
    createdAt,
    custom: null,
  });
  const parts: readonly PackagePart[] = [
    ...fixed.map(([part, xml]) => ({ name: part, pieces: [xml] })),
    { name: 'word/styles.xml', pieces: [stylesXml(typeface, labels.language, 'running')] },
    { name: 'word/numbering.xml', pieces: [notes.lists.toXml()] },
    ...docx.footnotes.toParts(docx.footnoteLinks),
    { name: 'word/document.xml', pieces: wrapped('w:document', NAMESPACES, document) },
  ];
  return {
    fileName: safeFileName(name, '', 'docx'),
    mime: MIME,
    bytes: await packParts(parts, undefined),
    preview: new TextDecoder().decode(exportEssayHtml(essay).bytes),
  };
}
