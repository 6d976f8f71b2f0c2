import fc from 'fast-check';
import papa from 'papaparse';
import { expect, test } from 'vitest';
import { plainTextOf } from '../../richtext/plain-text';
import { EXAMPLE_TEXT, exampleAnnotations, exampleInput, exportWords } from '../export.cases';
import { quotationOf } from '../export-input';
import { CSV_COLUMNS } from './export-csv';
import { FORMULA_START, withoutFormulaGuard } from './formula-guard';

const GUARDED = { format: 'csv', guardFormulas: true } as const;

test('no cell of a guarded file can be taken for a formula, and taking the guard off restores every cell', async () => {
  const csv = await exportWords(exampleInput(GUARDED));
  expect(csv.startsWith('\uFEFFplace,')).toBe(true);
  expect(csv.replaceAll('\r\n', '').includes('\r')).toBe(false);
  const [header, ...rows] = papa.parse(csv.slice(1).trimEnd()).data;
  expect(header).toEqual([...CSV_COLUMNS]);
  expect(rows.flat().filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell))).toEqual([]);
  const column = (name: (typeof CSV_COLUMNS)[number]) => rows.map((row) => withoutFormulaGuard(row[CSV_COLUMNS.indexOf(name)] ?? ''));
  expect(column('quotation')).toEqual(exampleAnnotations().map((exported) => quotationOf(EXAMPLE_TEXT, exported)));
  expect(column('note')).toEqual(exampleAnnotations().map(({ note }) => (note === null ? '' : plainTextOf(note.body))));
  expect(new Set(column('formula_guard'))).toEqual(new Set(['apostrophe']));
});

test('positions are given in UTF-16 and in code points; both name the quotation', async () => {
  const [, ...rows] = papa.parse((await exportWords(exampleInput({ format: 'csv', guardFormulas: false }))).slice(1).trimEnd()).data;
  const characters = [...EXAMPLE_TEXT.text];
  for (const row of rows) {
    const cell = (name: (typeof CSV_COLUMNS)[number]) => row[CSV_COLUMNS.indexOf(name)] ?? '';
    if (cell('anchor') === 'orphaned') {
      expect([cell('start_utf16'), cell('end_codepoint')]).toEqual(['', '']);
      continue;
    }
    expect(EXAMPLE_TEXT.text.slice(Number(cell('start_utf16')), Number(cell('end_utf16')))).toBe(cell('quotation'));
    expect(characters.slice(Number(cell('start_codepoint')), Number(cell('end_codepoint'))).join('')).toBe(cell('quotation'));
  }
  expect(rows).toHaveLength(11);
});

test('the guard can be taken off any cell', () => {
  const cell = fc.oneof(
    fc.string(),
    fc.constantFrom("'", "''", '=', "'=", "''=", '＝1', '\t', "'\r", '-').chain((head) => fc.string().map((tail) => head + tail)),
  );
  fc.assert(
    fc.property(cell, (words) => {
      expect(withoutFormulaGuard(FORMULA_START.test(words) ? `'${words}` : words)).toBe(words);
    }),
  );
});
