import { expect, test } from 'vitest';
import { createCodebook } from '../../../shared/codebook/codebook';
import { codeId, sourceId } from '../../../shared/model/ids';
import { code } from '../../../shared/model/record.cases';
import { openText } from '../../state/open-text-fixture';
import { indexPalette, matchPalette, type PaletteEntry, readParagraphNumber } from './palette-entries';

const WORDS = 'A title\n\nThe desk is quiet.\n\nThe résumé of the margin.\n\n12 is a number.\n';

const CODEBOOK = createCodebook([code('f', { name: 'Formula' }), code('d', { name: 'desk talk', parentId: codeId('f') })]);

const OPEN = openText(WORDS, [
  { id: 'one', words: 'quiet', color: 'red', codes: [codeId('d')], note: 'Is it really?' },
  { id: 'two', words: 'résumé', color: 'blue', note: 'A word of the desk' },
]);
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
