import type { ExportOrder } from './export-annotations';
import type { BibliographyFile, ExportOptions, FolderNotes, ReportArrangement, ReportFile, Typeface } from './export-input';
import type { PrintOptions } from './print/print-options';

/** What an export is for, in the order in which the dialog offers it. */
export const EXPORT_USES = [
  'docx',
  'print',
  'report',
  'errata',
  'html',
  'obsidian',
  'obsidian-folder',
  'pandoc',
  'xlsx',
  'csv',
  'anki',
  'qdpx',
  'qdc',
  'tei',
  'json-ld',
  'text',
  'zotero-note',
  'bibliography',
  'original',
  'archive',
] as const;
export type ExportUse = (typeof EXPORT_USES)[number];

/** Everything the dialog lets the reader choose. Choices that a use does not know are kept for the others. */
export interface ExportChoices {
  readonly use: ExportUse;
  /** True where several formats are written at once: those of `uses`, into one zip or into a folder. */
  readonly several: boolean;
  /** In the order in which the dialog offers them. */
  readonly uses: readonly ExportUse[];
  readonly target: 'zip' | 'folder';
  readonly scope: 'all' | 'filtered';
  readonly order: ExportOrder;
  readonly listPassages: boolean;
  readonly content: 'annotations' | 'text';
  readonly noteStyle: 'paragraphs' | 'footnotes';
  readonly dates: boolean;
  readonly guardFormulas: boolean;
  readonly unit: 'code-points' | 'utf-16';
  readonly noteFormat: 'markdown' | 'html';
  readonly commentCodes: boolean;
  readonly furniture: boolean;
  readonly page: 'a4' | 'letter';
  readonly typeface: Typeface;
  readonly printLayout: 'margin' | 'endnotes';
  readonly printPage: 'a4' | 'letter' | 'a5';
  readonly typeSize: 'small' | 'medium' | 'large';
  readonly commentAuthor: string;
  readonly colorCodes: boolean;
  readonly memos: boolean;
  readonly commentary: boolean;
  readonly arrangement: ReportArrangement;
  readonly reportFile: ReportFile;
  readonly folderNotes: FolderNotes;
  readonly bibliographyFile: BibliographyFile;
  readonly bibliographyOf: 'text' | 'library';
}

/** What is chosen before anything was chosen. */
export const DEFAULT_CHOICES: ExportChoices = {
  use: 'docx',
  several: false,
  uses: ['docx', 'html', 'csv'],
  target: 'zip',
  scope: 'all',
  order: 'place',
  listPassages: true,
  content: 'annotations',
  noteStyle: 'paragraphs',
  dates: false,
  guardFormulas: true,
  unit: 'code-points',
  noteFormat: 'markdown',
  commentCodes: true,
  furniture: false,
  page: 'a4',
  typeface: 'serif',
  printLayout: 'margin',
  printPage: 'a4',
  typeSize: 'medium',
  commentAuthor: '',
  colorCodes: true,
  memos: false,
  commentary: true,
  arrangement: 'place',
  reportFile: 'docx',
  folderNotes: 'each',
  bibliographyFile: 'biblatex',
  bibliographyOf: 'text',
};

/** The choices of last time as far as they can still be made. The formula guard is never remembered as off. */
export function parseChoices(stored: Readonly<Record<string, unknown>>, hasCodes: boolean): ExportChoices {
  const oneOf = <T extends string>(name: string, known: readonly T[], otherwise: T): T =>
    known.find((value) => value === stored[name]) ?? otherwise;
  const flag = (name: string, otherwise: boolean): boolean => (typeof stored[name] === 'boolean' ? stored[name] : otherwise);
  const known = EXPORT_USES.filter((use) => use !== 'qdc' || hasCodes);
  const uses = typeof stored.uses === 'string' ? stored.uses.split(',') : DEFAULT_CHOICES.uses;
  return {
    use: oneOf('use', known, DEFAULT_CHOICES.use),
    several: flag('several', DEFAULT_CHOICES.several),
    uses: known.filter((use) => uses.includes(use)),
    target: oneOf('target', ['zip', 'folder'], DEFAULT_CHOICES.target),
    scope: 'all',
    order: oneOf('order', ['place', 'color', 'time'], DEFAULT_CHOICES.order),
    listPassages: flag('listPassages', DEFAULT_CHOICES.listPassages),
    content: oneOf('content', ['annotations', 'text'], DEFAULT_CHOICES.content),
    noteStyle: oneOf('noteStyle', ['paragraphs', 'footnotes'], DEFAULT_CHOICES.noteStyle),
    dates: flag('dates', DEFAULT_CHOICES.dates),
    guardFormulas: true,
    unit: oneOf('unit', ['code-points', 'utf-16'], DEFAULT_CHOICES.unit),
    noteFormat: oneOf('noteFormat', ['markdown', 'html'], DEFAULT_CHOICES.noteFormat),
    commentCodes: flag('commentCodes', DEFAULT_CHOICES.commentCodes),
    furniture: flag('furniture', DEFAULT_CHOICES.furniture),
    page: oneOf('page', ['a4', 'letter'], DEFAULT_CHOICES.page),
    typeface: oneOf('typeface', ['serif', 'sans'], DEFAULT_CHOICES.typeface),
    printLayout: oneOf('printLayout', ['margin', 'endnotes'], DEFAULT_CHOICES.printLayout),
    printPage: oneOf('printPage', ['a4', 'letter', 'a5'], DEFAULT_CHOICES.printPage),
    typeSize: oneOf('typeSize', ['small', 'medium', 'large'], DEFAULT_CHOICES.typeSize),
    commentAuthor: typeof stored.commentAuthor === 'string' ? stored.commentAuthor : DEFAULT_CHOICES.commentAuthor,
    colorCodes: flag('colorCodes', DEFAULT_CHOICES.colorCodes),
    memos: flag('memos', DEFAULT_CHOICES.memos),
    commentary: flag('commentary', DEFAULT_CHOICES.commentary),
    arrangement: oneOf('arrangement', ['place', 'code'], DEFAULT_CHOICES.arrangement),
    reportFile: oneOf('reportFile', ['docx', 'html', 'markdown'], DEFAULT_CHOICES.reportFile),
    folderNotes: oneOf('folderNotes', ['each', 'one'], DEFAULT_CHOICES.folderNotes),
    bibliographyFile: oneOf('bibliographyFile', ['biblatex', 'ris', 'csl-json'], DEFAULT_CHOICES.bibliographyFile),
    bibliographyOf: oneOf('bibliographyOf', ['text', 'library'], DEFAULT_CHOICES.bibliographyOf),
  };
}

/** The choices as preferences keep them, for `parseChoices`. */
export function storeChoices(choices: ExportChoices): Readonly<Record<string, string | boolean>> {
  return { ...choices, uses: choices.uses.join(',') };
}

/** What the chosen format needs to know; null for the archive, which is of the whole library. */
export function optionsOf(choices: ExportChoices): ExportOptions | null {
  switch (choices.use) {
    case 'docx':
      return {
        format: 'docx',
        codes: choices.commentCodes,
        furniture: choices.furniture,
        page: choices.page,
        typeface: choices.typeface,
        author: choices.commentAuthor,
      };
    case 'print':
      return printOptionsOf(choices);
    case 'report':
      return {
        format: 'report',
        arrangement: choices.arrangement,
        file: choices.reportFile,
        page: choices.page,
        typeface: choices.typeface,
      };
    case 'errata':
      return { format: 'errata', page: choices.page, typeface: choices.typeface };
    case 'html':
      return { format: 'html', listPassages: choices.listPassages };
    case 'obsidian':
      return { format: 'obsidian', content: choices.content, dates: choices.dates };
    case 'obsidian-folder':
      return { format: 'obsidian-folder', notes: choices.folderNotes, dates: choices.dates };
    case 'pandoc':
      return { format: 'pandoc', content: choices.content, notes: choices.noteStyle };
    case 'anki':
      return { format: 'anki' };
    case 'xlsx':
      return { format: 'xlsx' };
    case 'csv':
      return { format: 'csv', guardFormulas: choices.guardFormulas };
    case 'qdpx':
      return { format: 'qdpx', annotator: choices.commentAuthor, colors: choices.colorCodes };
    case 'qdc':
      return { format: 'qdc' };
    case 'tei':
      return { format: 'tei', annotator: choices.commentAuthor, commentary: choices.commentary };
    case 'json-ld':
      return { format: 'json-ld', unit: choices.unit, noteFormat: choices.noteFormat };
    case 'text':
      return { format: 'text', dates: choices.dates };
    case 'zotero-note':
      return { format: 'zotero-note' };
    case 'bibliography':
      return { format: 'bibliography', file: choices.bibliographyFile };
    case 'original':
      return { format: 'original' };
    case 'archive':
      return null;
  }
}

/** What a print edition needs to know. */
export function printOptionsOf({ printLayout, printPage, typeface, typeSize, furniture }: ExportChoices): PrintOptions {
  return { format: 'print', layout: printLayout, page: printPage, typeface, size: typeSize, furniture };
}

/** True where a folder is not written into but brought up to date, with what the reader wrote there kept. */
export function updatesFolder({ several, use, target }: ExportChoices): boolean {
  return !several && use === 'obsidian-folder' && target === 'folder';
}

const WITHOUT_ANNOTATIONS: readonly ExportUse[] = ['bibliography', 'original', 'qdc', 'archive'];
const WITH_MEMOS: readonly ExportUse[] = [
  'report',
  'print',
  'html',
  'obsidian',
  'obsidian-folder',
  'pandoc',
  'zotero-note',
  'qdpx',
  'tei',
  'text',
];
/** They follow the text. */
const WITHOUT_ORDER: readonly ExportUse[] = ['docx', 'print', 'errata', 'html', 'qdpx', 'tei'];

/** True where annotations are chosen and ordered: neither for the bare text or the codebook nor for the whole library. */
export function takesAnnotations(use: ExportUse): boolean {
  return !WITHOUT_ANNOTATIONS.includes(use);
}

/** True for files that can tell what the reader thinks about the whole. */
export function takesMemos(use: ExportUse): boolean {
  return WITH_MEMOS.includes(use);
}

/** True where the order is the reader's: an edition and a marked text follow the text. */
export function takesOrder(choices: ExportChoices): boolean {
  if (!takesAnnotations(choices.use) || WITHOUT_ORDER.includes(choices.use)) return false;
  return choices.content === 'annotations' || (choices.use !== 'obsidian' && choices.use !== 'pandoc');
}
