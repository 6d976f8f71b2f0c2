import { expect, test } from 'vitest';
import { describeTarget } from '../../../shared/anchor/describe';
import { createCodebook } from '../../../shared/codebook/codebook';
import { annotationId, codeId, revisionId, sourceId } from '../../../shared/model/ids';
import { code } from '../../../shared/model/record.cases';
import type { ColorId } from '../../../shared/model/records';
import { span } from '../../../shared/text/offset';
import { deriveOutline } from '../../../shared/text/outline';
import { readSourceText } from '../../../shared/text/read-source-text';
import { AnnotationSet } from '../../state/annotation-set';
import type { OpenSource } from '../../state/desk-state';
import { indexPalette, matchPalette, type PaletteEntry, readParagraphNumber } from './palette-entries';

const SOURCE = sourceId('s');
const REVISION = revisionId('r');
const WORDS = 'A title\n\nThe desk is quiet.\n\nThe résumé of the margin.\n\n12 is a number.\n';

function openText(): OpenSource {
  const read = readSourceText(new TextEncoder().encode(WORDS));
  if (!read.ok) throw new Error(read.error.code);
  const text = read.value;
  const none = new Int32Array(0);
  const annotations = new AnnotationSet(
    { text, revisionId: REVISION },
    {
      sourceId: SOURCE,
      ids: [],
      starts: none,
      ends: none,
      colors: new Uint8Array(0),
      noted: new Uint8Array(0),
      corrected: new Uint8Array(0),
      firsts: new Uint8Array(0),
    },
  );
  const mark = (id: string, words: string, color: ColorId, note: string) => {
    const start = WORDS.indexOf(words);
    const target = describeTarget(text, REVISION, span(start, start + words.length));
    const key = annotationId(id);
    const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: note }] }] } as const;
    annotations.applyEdits([
      {
        table: 'annotations',
        key,
        before: null,
        after: {
          id: key,
          sourceId: SOURCE,
          color,
          targets: [target],
          codes: id === 'one' ? [codeId('d')] : [],
          check: null,
          correction: null,
          passId: null,
          createdAt: 1,
          updatedAt: 1,
          trashedAt: null,
        },
      },
      { table: 'notes', key, before: null, after: { annotationId: key, body, createdAt: 1, updatedAt: 1 } },
    ]);
  };
  mark('one', 'quiet', 'red', 'Is it really?');
  mark('two', 'résumé', 'blue', 'A word of the desk');
  const provenance = {
    fileName: 'a.txt',
    sha256: '',
    title: 'A title',
    author: null,
    authorNote: null,
    language: 'en',
    translationOf: null,
    obtained: 'Written for the test.',
  };
  return {
    source: { id: SOURCE, provenance, revisionId: REVISION, citation: null, createdAt: 1 },
    text,
    outline: () => deriveOutline(text),
    annotations,
    position: null,
  };
}

const CODEBOOK = createCodebook([code('f', { name: 'Formula' }), code('d', { name: 'desk talk', parentId: codeId('f') })]);

const OPEN = openText();
const other = {
  ...OPEN.source,
  id: sourceId('other'),
  provenance: { ...OPEN.source.provenance, title: 'Über Methode', author: 'Xu Shan' },
};

const index = indexPalette(
  OPEN,
  CODEBOOK,
  (color) => ({ yellow: 'Gelb', red: 'Rot', blue: 'Blau', green: 'Grün', purple: 'Lila' })[color],
  [],
  [OPEN.source, other].map((source) => ({ source, annotations: 4, readAt: null })),
);

function show(entry: PaletteEntry): string {
  switch (entry.kind) {
    case 'annotation':
      return `${entry.place} ${entry.quotation}: ${entry.note}`;
    case 'code':
    case 'color':
      return `${entry.name} ${entry.count}`;
    case 'text':
      return `${entry.title}, ${entry.author} ${entry.count}`;
    default:
      return `${entry.place} ${entry.label}`;
  }
}

const found = (typed: string) => Object.fromEntries(matchPalette(index, typed).map((group) => [group.value, group.items.map(show)]));

test.each([
  ['', { outline: ['¶1 The desk is quiet.', '¶2 The résumé of the margin.', '¶3 12 is a number.'], colors: ['Rot 1', 'Blau 1'] }],
  ['2', { paragraphs: ['¶2 The résumé of the margin.'], outline: ['¶3 12 is a number.'] }],
  ['¶ 2', { paragraphs: ['¶2 The résumé of the margin.'] }],
  ['99', {}],
  ['DESK', { outline: ['¶1 The desk is quiet.'], codes: ['Formula › desk talk 1'], annotations: ['¶2 s1 résumé: A word of the desk'] }],
  ['word resume', { annotations: ['¶2 s1 résumé: A word of the desk'] }],
  ['really', { annotations: ['¶1 s1 quiet: Is it really?'] }],
  ['formula', { codes: ['Formula 1', 'Formula › desk talk 1'] }],
  ['rot', { colors: ['Rot 1'] }],
  ['methode xu', { texts: ['Über Methode, Xu Shan 4'] }],
  ['uber', { texts: ['Über Methode, Xu Shan 4'] }],
  ['nowhere', {}],
])('typing "%s"', (typed, groups) => {
  expect(found(typed)).toEqual(groups);
});

test('paragraph numbers, as a reader may write them', () => {
  expect(['7', '¶7', '§ 7', '７', '7a', '', '¶'].map(readParagraphNumber)).toEqual([7, 7, 7, 7, null, null, null]);
});
