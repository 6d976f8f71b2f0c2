import { expect, test } from 'vitest';
import { readBibliography } from './read-bibliography';

/** What became of every entry, as far as it matters. */
function entriesOf(words: string): readonly unknown[] {
  const read = readBibliography(words);
  return read.ok
    ? read.value.entries.map((entry) => (entry.outcome === 'read' ? [entry.label, entry.item, entry.leftOut] : [entry.label, entry.reason]))
    : [read.error.code];
}

test('TeX accents, braces, institutions, dates and commands in BibTeX', () => {
  const bibtex = String.raw`
% a comment with an @ sign
@string{xy = "X \& Y"}
@book{oesterreich99,
  title     = {{Stra{\ss}e} und \"Ubung: {\'E}tude \emph{sic}},
  author    = {{\"O}sterreich, J{\"o}rg and {Central Academy of Party History} and Ludwig van Beethoven},
  publisher = xy, year = 1999, pages = {1--12}, langid = {ngerman}, note = {}
}`;
  expect(entriesOf(bibtex)).toEqual([
    [
      'oesterreich99',
      {
        type: 'book',
        title: 'Straße und Übung: Étude <i>sic</i>',
        author: [
          { family: 'Österreich', given: 'Jörg' },
          { literal: 'Central Academy of Party History' },
          { family: 'Beethoven', given: 'Ludwig', 'non-dropping-particle': 'van' },
        ],
        publisher: 'X & Y',
        issued: { 'date-parts': [[1999]] },
        page: '1-12',
        language: 'de',
      },
      [],
    ],
  ]);
});

test('Chinese names stay whole; a month is enough of a date', () => {
  expect(entriesOf('@article{cao, title={网络强国}, author={曹雪芹 and 高鹗}, journal={求是}, date={2014-02}, langid={chinese}}')).toEqual([
    [
      'cao',
      {
        type: 'article-journal',
        title: '网络强国',
        author: [{ literal: '曹雪芹' }, { literal: '高鹗' }],
        'container-title': '求是',
        issued: { 'date-parts': [[2014, 2]] },
        language: 'zh',
      },
      [],
    ],
  ]);
});

test('a broken entry says why and costs no other', () => {
  const read = entriesOf('@book{nokey title={x}}\n\n@book{ok, title={Fine}}\n@article{open, title={A}, broken\n@misc{last, title={Too}}');
  expect(read).toEqual([
    [expect.stringContaining('@book{nokey'), expect.stringContaining('expected "comma"')],
    ['ok', { type: 'book', title: 'Fine' }, []],
    ['open', expect.stringContaining('expected "equals"')],
    ['last', expect.objectContaining({ title: 'Too' }), []],
  ]);
});

test('RIS: names in either form, dates in parts, an entry without its end', () => {
  const ris = [
    'TY  - NEWS',
    'AU  - 习近平',
    'AU  - Xu, Shan',
    'TI  - 论网络强国',
    'PY  - 2014/02/27',
    'T2  - Daily',
    'ER  - ',
    '',
    'TY  - JOUR',
    'TI  - No end',
    '',
    'TY  - BOOK',
    'T1  - Whole',
    'ER  - ',
  ].join('\r\n');
  expect(entriesOf(ris)).toEqual([
    [
      '论网络强国',
      {
        type: 'article-newspaper',
        title: '论网络强国',
        author: [{ literal: '习近平' }, { family: 'Xu', given: 'Shan' }],
        issued: { 'date-parts': [[2014, 2, 27]] },
        'container-title': 'Daily',
      },
      [],
    ],
    ['No end', 'ER'],
    ['Whole', { type: 'book', title: 'Whole' }, []],
  ]);
});

test('RIS: a newspaper keeps its authors and the day of its issue', () => {
  const ris = ['TY  - NEWS', 'AU  - 徐, 珊', 'TI  - 网络强国之道', 'T2  - 学习时报', 'PY  - 2018', 'DA  - 2018/09/03', 'ER  - '].join('\n');
  const item = {
    type: 'article-newspaper',
    title: '网络强国之道',
    author: [{ family: '徐', given: '珊' }],
    issued: { 'date-parts': [[2018, 9, 3]] },
    'container-title': '学习时报',
  };
  expect(entriesOf(ris)).toEqual([['网络强国之道', item, []]]);
});

test('CSL-JSON: what CSL does not have is named, a day that is none is left out', () => {
  const json = JSON.stringify([
    { id: 'x', type: 'book', title: 'A', colour: 'red', issued: { 'date-parts': [['2019', '2', '30']] }, volume: 3 },
    { title: 'no type' },
  ]);
  expect(entriesOf(json)).toEqual([
    ['A', { type: 'book', title: 'A', volume: '3' }, ['colour', 'issued']],
    ['no type', 'type'],
  ]);
});

test.each([
  ['nothing', '', 'no-entries'],
  ['prose with an address', 'Write to reader@example.org.', 'no-entries'],
  ['half of JSON', '[{"type": ', 'not-json'],
  ['no entries in JSON', '[]', 'no-entries'],
])('%s is no bibliography', (_what, words, code) => {
  expect(entriesOf(words)).toEqual([code]);
});
