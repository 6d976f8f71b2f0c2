import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CslItem } from '../model/csl-item';
import { ARTICLE, CHINESE_BOOK } from './citation.cases';
import { formatCitationDate, parseCitationDate } from './citation-dates';
import { formOfItem, itemOfForm } from './citation-form';

const BASE: CslItem = {
  ...ARTICLE,
  author: [{ family: 'Beethoven', given: 'Ludwig', 'non-dropping-particle': 'van' }, { literal: 'Academy, the' }],
  issued: { 'date-parts': [[2019]], season: 1 },
  abstract: 'Not in the form.',
};

test.each([BASE, ARTICLE, CHINESE_BOOK, { type: 'book' } as const])('a form that was not altered gives the same item', (item) => {
  expect(itemOfForm(formOfItem(item), item)).toEqual({ ok: true, value: item });
});

test('what is written into the form becomes parts: names by line, dates as far as known, empty fields go', () => {
  const form = formOfItem(BASE);
  const fields = {
    ...form.fields,
    author: 'Beethoven, Ludwig\n 习近平 \n曹，雪芹\n\n',
    issued: 'c. 1890',
    accessed: '',
    note: ' Two lines. ',
  };
  expect(itemOfForm({ type: 'book', fields }, BASE)).toEqual({
    ok: true,
    value: {
      type: 'book',
      title: BASE.title,
      'container-title': 'Study Times',
      URL: BASE.URL,
      language: 'en',
      abstract: 'Not in the form.',
      author: [{ family: 'Beethoven', given: 'Ludwig' }, { literal: '习近平' }, { family: '曹', given: '雪芹' }],
      issued: { 'date-parts': [[1890]], circa: true },
      note: 'Two lines.',
    },
  });
});

test('what cannot be read is named, all of it at once', () => {
  const form = formOfItem(BASE);
  const fields = { ...form.fields, issued: '2019-02-30', URL: 'example org' };
  expect(itemOfForm({ ...form, fields }, BASE)).toEqual({
    ok: false,
    error: [
      { field: 'URL', code: 'bad-address' },
      { field: 'issued', code: 'bad-date' },
    ],
  });
});

test.each([
  ['2019', { 'date-parts': [[2019]] }],
  ['2019-11', { 'date-parts': [[2019, 11]] }],
  ['2019-11-04', { 'date-parts': [[2019, 11, 4]] }],
  [
    '2018-09/2018-10',
    {
      'date-parts': [
        [2018, 9],
        [2018, 10],
      ],
    },
  ],
  ['约 1890', { 'date-parts': [[1890]], circa: true }],
  ['-0210', { 'date-parts': [[-210]] }],
  ['春秋', { literal: '春秋' }],
  ['2019-13', null],
  ['2019-02-29', null],
  ['', null],
])('the date %j', (written, date) => {
  expect(parseCitationDate(written)).toEqual(date);
});

test('a date is read as it was written', () => {
  const day = fc.tuple(fc.integer({ min: -9999, max: 9999 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }));
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 3 }), fc.boolean(), ([y, m, d], length, circa) => {
      const parts = length === 1 ? ([y] as const) : length === 2 ? ([y, m] as const) : ([y, m, d] as const);
      const date = { 'date-parts': [parts] as const, ...(circa ? { circa } : {}) };
      expect(parseCitationDate(formatCitationDate(date))).toEqual(date);
    }),
  );
});
