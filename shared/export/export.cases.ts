import type { Anchor } from '../anchor/anchor';
import { describeTarget } from '../anchor/describe';
import { createCodebook } from '../codebook/codebook';
import { commentary, EVERY_BLOCK, paragraph } from '../commentary/essay.cases';
import type { EssayBlock } from '../model/essay';
import { annotationId, codeId, revisionId, sourceId } from '../model/ids';
import { code } from '../model/record.cases';
import type { Annotation, CheckState, ColorId, Note, Source, Target } from '../model/records';
import type { RichText } from '../model/rich-text';
import { richTextFromPlainText } from '../richtext/plain-text';
import { span } from '../text/offset';
import { readSourceText } from '../text/read-source-text';
import type { SourceText } from '../text/source-text';
import { type AnchoredAnnotation, type ExportOrder, prepareAnnotations } from './export-annotations';
import type { ExportAnnotation, ExportCommentary, ExportFile, ExportInput, ExportLabels, ExportMemo, ExportOptions } from './export-input';
import { NO_RELATIONS, type RelationsToExport } from './export-relations';
import { exportAnnotations } from './registry';

/** Astral characters before every passage, two scripts beside Latin, one of them right to left, and every syntax that files fear. */
const WORDS = `Title with 𝒜 and #tag

First paragraph 𝒜𝒷 with words. It says “one” and <script>alert(1)</script> & ]]> --> | \`code\` ^id ==x== $y$ %%z%% [[w]].

黨的十八大以來,努力把我國建設成為網絡強國。 第二句在這裡,網絡強國。

שלום עולם this is mixed. "Straight" quotes -- and dots... don't change.

=1+2 looks like a formula. The last words end the text`;

const HOSTILE = '=HYPERLINK("x") <script>alert(1)</script> ]]> --> | `a` ```b``` ^id #tag [[w]] ==x== $y$ %%z%% @name -- "q"';

export const LABELS: ExportLabels = {
  language: 'en',
  colors: { yellow: 'Rhetoric', red: '=Slip', blue: 'Formula', green: 'Claim | two', purple: 'Else' },
  annotations: 'Annotations',
  codes: 'Codes',
  relations: 'Relations',
  passages: 'Passages',
  notes: 'Notes',
  note: 'Note',
  backToPassage: 'back to the passage',
  legend: 'Colours',
  provenance: 'About the text',
  author: 'Author',
  translationOf: 'Translation of',
  obtained: 'Obtained',
  file: 'File',
  checksum: 'SHA-256',
  exported: 'Exported',
  created: 'written',
  updated: 'changed',
  kinds: {
    title: 'Title',
    heading: 'Heading',
    note: 'Footnote or endnote',
    credit: 'Credit',
    furniture: 'Page furniture',
    paragraph: 'Paragraph',
  },
  furnitureNote: 'Page furniture',
  orphans: 'Without a place',
  orphansExplained: 'These passages are not found in the text.',
  doubtful: 'place to be checked',
  toCheck: 'To check',
  alsoAt: 'Also at',
  seeNoteAt: 'See the note at',
  reader: 'A reader',
  noAnnotations: 'No annotations.',
  checks: { open: 'to check', settled: 'checked' },
  memos: 'Memos',
  bibliography: 'Bibliography',
  mentionLost: 'no longer there',
  report: 'Report',
  contents: 'Contents',
  withoutCode: 'Without a code',
  keptVersion: 'Your version, kept',
  correction: 'Correction',
  toDelete: 'to be deleted',
  slips: {
    meaning: 'meaning',
    term: 'term',
    wording: 'wording',
    grammar: 'grammar',
    spelling: 'spelling',
    punctuation: 'punctuation',
    omission: 'omission',
    addition: 'addition',
    other: 'other',
  },
  errata: { title: 'Errata', place: 'Place', stands: 'Stands', says: 'Should be', slip: 'Slip', note: 'Note', none: 'No corrections.' },
};

export function textOf(words: string): SourceText {
  const read = readSourceText(new TextEncoder().encode(words));
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
}

const richNote: RichText = {
  type: 'doc',
  content: [
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'bold', marks: [{ type: 'bold' }] },
        { type: 'text', text: ' then 網絡強國' },
      ],
    },
    {
      type: 'bulletList',
      content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: '# no heading' }] }] }],
    },
    { type: 'codeBlock', content: [{ type: 'text', text: '```\n</code>' }] },
  ],
};

interface Case {
  readonly name: string;
  /** The passage, or null for one that is not found. */
  readonly words: string | null;
  readonly color: ColorId;
  readonly note: RichText | null;
  readonly state?: 'doubtful';
  readonly trashed?: true;
  readonly codes?: readonly string[];
  readonly check?: CheckState;
}

/** The passages that every format is tested with. */
export const CASES: readonly Case[] = [
  { name: 'text-start', words: 'Title with', color: 'yellow', note: null },
  { name: 'after-astral', words: 'with words.', color: 'red', note: richTextFromPlainText(HOSTILE) },
  { name: 'overlap', words: 'words. It says “one” and <script>', color: 'blue', note: richNote },
  { name: 'nested', words: 'It', color: 'green', note: richTextFromPlainText('=1+1'), check: 'open' },
  { name: 'cross-paragraph', words: '[[w]].\n\n黨的十八大以來', color: 'purple', note: richTextFromPlainText('兩段') },
  { name: 'han', words: '網絡強國', color: 'yellow', note: richTextFromPlainText("'=quoted already"), codes: ['power', 'slip'] },
  { name: 'rtl', words: 'שלום עולם', color: 'red', note: richTextFromPlainText('ימין'), check: 'settled' },
  { name: 'formula', words: '=1+2', color: 'blue', note: null, codes: ['power'] },
  { name: 'doubtful', words: 'dots...', color: 'green', note: richTextFromPlainText('really here?'), state: 'doubtful' },
  { name: 'text-end', words: 'end the text', color: 'purple', note: richTextFromPlainText('last') },
  { name: 'orphan', words: null, color: 'red', note: richTextFromPlainText('kept without a place'), codes: ['slip'] },
  { name: 'trashed', words: 'mixed', color: 'red', note: richTextFromPlainText('TRASHED'), trashed: true },
];

/** A name with what every syntax fears, in a tree. */
export const EXAMPLE_CODEBOOK = createCodebook([
  code('formula', { name: 'Formula' }),
  code('power', { name: 'cyber power 網絡強國', parentId: codeId('formula') }),
  code('slip', { name: '=Slip | #two <b>', color: 'red' }),
]);

export const EXAMPLE_TEXT = textOf(WORDS);
export const EXAMPLE_REVISION = revisionId('revision-1');

export const EXAMPLE_SOURCE: Source = {
  id: sourceId('source-1'),
  provenance: {
    fileName: 'a text.txt',
    sha256: EXAMPLE_TEXT.sha256,
    title: 'A "text": with <marks> & 網絡強國',
    author: 'Xu Shan',
    authorNote: 'An office',
    language: 'en',
    translationOf: null,
    obtained: 'Written for tests; no: yes',
  },
  revisionId: EXAMPLE_REVISION,
  citation: null,
  createdAt: 0,
};

export const EXAMPLE_MEMOS: readonly ExportMemo[] = [
  { kind: 'source', about: 'The text', body: richTextFromPlainText('Who speaks here? 誰在說話?') },
  { kind: 'code', about: 'Formula › cyber power', body: richTextFromPlainText('<b>Counts</b> rise.') },
];

/** A code that nothing is coded with, and an annotation. */
const MENTIONING: EssayBlock = paragraph({ type: 'mention', attrs: { kind: 'code', id: codeId('formula') } }, ' in ', {
  type: 'mention',
  attrs: { kind: 'annotation', id: annotationId('han-0000') },
});

/** An essay with one block of every kind and two mentions, which quotes a passage that nobody marked, one that is marked, and one that is gone. */
export const EXAMPLE_COMMENTARIES: readonly ExportCommentary[] = [
  {
    commentary: commentary('e1', { sourceId: EXAMPLE_SOURCE.id, createdAt: Date.UTC(2026, 3, 1), updatedAt: Date.UTC(2026, 3, 2) }),
    blocks: [...EVERY_BLOCK, MENTIONING, ...['First paragraph', '網絡強國', null].map((words) => quoting(words))],
    citations: {
      isInNotes: true,
      citations: [1, 2, 3].map((number) => [{ text: `Xu & ${number}`, marks: ['italic'] }]),
      bibliography: [[{ text: 'Xu Shan. <The Way>.', marks: [] }]],
    },
    names: new Map([[annotationId('han-0000'), '¶3 s1 “網絡強國”']]),
  },
];

function quoting(words: string | null): EssayBlock {
  const target = targetOf({ words });
  return { type: 'quotation', attrs: { target }, content: [{ type: 'text', text: target.quote.exact }] };
}

function recordsOf(example: Case, index: number): AnchoredAnnotation {
  const target = targetOf(example);
  const annotation: Annotation = {
    id: annotationId(`${example.name}-0000`),
    sourceId: EXAMPLE_SOURCE.id,
    color: example.color,
    targets: [target],
    codes: (example.codes ?? []).map(codeId),
    check: example.check ?? null,
    correction: null,
    passId: null,
    createdAt: Date.UTC(2026, 0, 1 + index),
    updatedAt: Date.UTC(2026, 1, 1 + index),
    trashedAt: example.trashed ? Date.UTC(2026, 2, 1) : null,
  };
  const note: Note | null = example.note && {
    annotationId: annotation.id,
    body: example.note,
    createdAt: annotation.createdAt,
    updatedAt: annotation.updatedAt,
  };
  return { annotation, note, anchor: anchorOf(example, target), further: [] };
}

function targetOf({ words }: Pick<Case, 'words'>): Target {
  if (words === null) {
    const quote = { exact: 'words that are gone', prefix: 'and before', suffix: 'and after' };
    return { revisionId: EXAMPLE_REVISION, start: 5, end: 24, quote, paragraph: null, occurrence: [1, 1] };
  }
  const start = EXAMPLE_TEXT.text.indexOf(words);
  return describeTarget(EXAMPLE_TEXT, EXAMPLE_REVISION, span(start, start + words.length));
}

function anchorOf(example: Case, { start, end }: Target): Anchor {
  if (example.words === null) return { state: 'orphaned' };
  if (example.state === 'doubtful') return { state: 'doubtful', span: span(start, end), candidates: [span(start, end)] };
  return { state: 'anchored', span: span(start, end) };
}

export function exampleAnnotations(order: ExportOrder = 'place', related: RelationsToExport = NO_RELATIONS): readonly ExportAnnotation[] {
  return prepareAnnotations(EXAMPLE_TEXT, CASES.map(recordsOf), order, EXAMPLE_CODEBOOK, related);
}

export function exampleInput<Options extends ExportOptions>(options: Options, annotations = exampleAnnotations()): ExportInput<Options> {
  return {
    source: EXAMPLE_SOURCE,
    text: EXAMPLE_TEXT,
    annotations,
    memos: [],
    commentaries: [],
    codebook: EXAMPLE_CODEBOOK,
    options,
    labels: LABELS,
    createdAt: Date.UTC(2026, 10, 23),
  };
}

/** The file's words. */
export async function exportWords(input: ExportInput): Promise<string> {
  return wordsOf(await exportAnnotations(input, { report: () => undefined }));
}

export function wordsOf(file: ExportFile): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.bytes);
}
