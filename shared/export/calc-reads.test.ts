import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseXmlDocument } from 'slimdom';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportMatrixCsv } from './csv/export-matrix-csv';
import { CASES, exampleInput } from './export.cases';
import { exportAnnotations } from './registry';

/** Commas, quotation marks, UTF-8, from the first line: what a reader confirms in the dialog of a CSV file. Workbooks are read by what they are. */
const UTF8 = '--infilter=CSV:44,34,76,1';
const QUIET = { report: () => undefined };

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'postil-calc-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Every table that we write, and one without a guard, by which one sees that formulas would be found. */
async function tables(): Promise<Readonly<Record<string, Uint8Array>>> {
  return {
    'notes.xlsx': (await exportAnnotations(exampleInput({ format: 'xlsx' }), QUIET)).bytes,
    'guarded.csv': (await exportAnnotations(exampleInput({ format: 'csv', guardFormulas: true }), QUIET)).bytes,
    'matrix.csv': exportMatrixCsv({ corner: '=1+1', columns: ['¶1', '=SUM(A1)'], rows: [{ name: '=1+2', counts: [0, 2] }] }),
    'unguarded.csv': new TextEncoder().encode('quotation,note\r\nx,=1+1\r\n'),
  };
}

test('LibreOffice Calc reads every quotation and finds no formula', async (context) => {
  if (spawnSync('soffice', ['--version']).error !== undefined) {
    console.error('NOT VERIFIED: workbook and tables as LibreOffice Calc reads them; not installed: soffice');
    context.skip();
  }
  const written = await tables();
  for (const [name, bytes] of Object.entries(written)) writeFileSync(join(folder, name), bytes);
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
  const files = Object.keys(written).map((name) => join(folder, name));
  // One start for all of them, since starting takes seconds.
  execFileSync('soffice', [profile, '--headless', UTF8, '--convert-to', 'fods', '--outdir', folder, ...files], { stdio: 'ignore' });
  if (!existsSync(join(folder, 'notes.fods'))) {
    console.error('NOT VERIFIED: workbook and tables as LibreOffice Calc reads them; Calc is not installed');
    context.skip();
  }
  const read = (name: string) => readFileSync(join(folder, name.replace(/\.\w+$/, '.fods')), 'utf8');
  const formulas = Object.keys(written).map((name) => [name, read(name).match(/table:formula=/g)?.length ?? 0]);
  expect(formulas).toEqual([
    ['notes.xlsx', 0],
    ['guarded.csv', 0],
    ['matrix.csv', 0],
    ['unguarded.csv', 1],
  ]);
  for (const name of ['notes.xlsx', 'guarded.csv']) {
    const cells = new Set(cellsOf(read(name)));
    for (const { words } of CASES.filter(({ trashed, name: example }) => trashed === undefined && example !== 'cross-paragraph')) {
      if (words !== null) expect(cells.has(words) || cells.has(`'${words}`), `${name}: ${words}`).toBe(true);
    }
  }
}, 60_000);

function cellsOf(xml: string): readonly string[] {
  return parseXmlDocument(xml)
    .getElementsByTagName('table:table-cell')
    .map((cell) =>
      cell
        .getElementsByTagName('text:p')
        .map((paragraph) => paragraph.textContent ?? '')
        .join('\n'),
    );
}
