import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeArchive } from '../shared/archive/write-archive';
import { EXIT } from './exit-codes';
import { createLibrary } from './library.cases';
import { run } from './run.cases';

let folder = '';
let archive = '';

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'postil-scope-'));
  archive = path.join(folder, 'library.postil');
  writeFileSync(archive, await writeArchive(await createLibrary(), Date.UTC(2026, 10, 24)));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The names of the cases that stand in the file, and the report. */
async function ask(...flags: readonly string[]) {
  const file = path.join(folder, 'scope.json');
  const { code, report } = await run(
    'export',
    archive,
    '--to',
    'json-ld',
    '--source',
    'source-1',
    '--out',
    file,
    '--force',
    '--json',
    ...flags,
  );
  expect(code).toBe(EXIT.done);
  const names = [...readFileSync(file, 'utf8').matchAll(/"id": ?"urn:[^"]*?([a-z-]+)-0000"/g)].map(([, name]) => name);
  return { names: [...new Set(names)].toSorted(), report };
}

test.each([
  [
    ['--color', 'red'],
    ['after-astral', 'orphan', 'rtl'],
  ],
  [
    ['--color', 'ＡＲＧＵＭＥＮＴ', '--color', 'green'],
    ['doubtful', 'han', 'nested', 'text-start'],
  ],
  [['--color', 'yellow', '--without-note'], ['text-start']],
  // The branch counts, and so does a path with any sign between its names.
  [
    ['--code', 'formula'],
    ['formula', 'han'],
  ],
  [
    ['--code', 'Formula>cyber power 網絡強國'],
    ['formula', 'han'],
  ],
  [
    ['--code', 'slip'],
    ['han', 'orphan'],
  ],
  [['--code', 'formula', '--without-code', 'slip'], ['formula']],
  [['--code', 'formula', '--with-note'], ['han']],
  [['--words', '兩段'], ['cross-paragraph']],
  [['--words', 'ONE script'], ['overlap']],
  [['--check', 'open'], ['nested']],
  [['--check', 'settled'], ['rtl']],
  [['--corrections'], []],
])('%j', async (flags, names) => {
  const { names: found, report } = await ask(...flags);
  expect([found, report.files[0]?.annotations, report.files[0]?.ofAnnotations]).toEqual([names, names.length, 11]);
  expect(report.scope).not.toBeNull();
});

test('the report tells the scope by the names of the library; without one everything goes out', async () => {
  const { report } = await ask(
    '--color',
    'slip or rendering',
    '--code',
    'power',
    '--without-code',
    'slip',
    '--words',
    'x',
    '--check',
    'open',
  );
  expect(report.scope).toEqual({
    colors: ['red'],
    codes: ['Formula › cyber power 網絡強國'],
    withoutCodes: ['=Slip | #two <b>'],
    words: 'x',
    noted: 'all',
    check: 'open',
    corrections: 'all',
  });
  const all = await ask();
  expect([all.report.scope, all.names.length, all.report.files[0]?.annotations]).toEqual([null, 11, 11]);
});

test('in words, it is said how many of how many', async () => {
  const file = path.join(folder, 'words.txt');
  const { out } = await run('export', archive, '--to', 'text', '--source', 'source-1', '--out', file, '--color', 'red', '--force');
  expect(out).toMatch(/words\.txt {2}\(3 of 11 annotations, \d+ bytes\)/);
});

test.each([
  [['--color', 'pink'], 'no colour is called “pink”; there is yellow (“Argument”), red (“Slip or rendering”)'],
  [['--code', 'Nothing'], 'no code is called “Nothing”; there is “'],
  [['--without-code', 'Nothing'], '“Formula › cyber power 網絡強國”'],
  [
    ['--code', 'Formula'],
    'several codes are called “Formula”: say which by its path or id, “Formula” (formula) or “Formula” (sample-code-',
  ],
  [['--citation-style', 'harvard'], 'no citation style is called “harvard”; there is short, apa, '],
])('%j: what is not there is said with what there is, and nothing is written', async (flags, words) => {
  const file = path.join(folder, 'none.json');
  const { code, error, report } = await run('export', archive, '--to', 'json-ld', '--out', file, '--json', ...flags);
  expect([code, report.files, report.exitCode]).toEqual([EXIT.name, [], EXIT.name]);
  expect(error).toContain(words);
});

test('two names that are not there are both said', async () => {
  const { error } = await run('export', archive, '--to', 'csv', '--out', folder, '--color', 'pink', '--code', 'Nothing');
  expect(error.trim().split('\n')).toHaveLength(2);
});

test.each([
  [['--check', 'later'], '--check is open or settled, not “later”'],
  [['--with-note', '--without-note'], '--with-note and --without-note together leave nothing'],
  [['--order', 'size'], '--order is place or color or time, not “size”'],
])('%j makes no sense', async (flags, words) => {
  const { code, error } = await run('export', archive, '--to', 'csv', '--out', folder, ...flags);
  expect([code, error]).toEqual([EXIT.usage, expect.stringContaining(words)]);
});

test('one bibliography of all texts, or of some', async () => {
  const ask = async (...flags: readonly string[]) => {
    const out = path.join(folder, `bibliography-${flags.length}`);
    const { code, report } = await run('export', archive, '--to', 'bibliography', '--out', out, '--json', ...flags);
    expect(code).toBe(EXIT.done);
    return report.files.map(({ path: file, sources }) => {
      const keys = [...readFileSync(file, 'utf8').matchAll(/^@\w+\{([^,]+),$/gm)].map(([, key]) => key);
      return { name: path.basename(file), sources: sources.map(({ id }) => id), keys: new Set(keys).size };
    });
  };
  expect(await ask('--together')).toEqual([{ name: 'Bibliography.bib', sources: ['source-sample', 'source-1'], keys: 2 }]);
  expect(await ask('--together', '--source', 'source-1')).toEqual([{ name: 'Bibliography.bib', sources: ['source-1'], keys: 1 }]);
  expect((await ask()).map(({ sources, keys }) => [sources, keys])).toEqual([
    [['source-sample'], 1],
    [['source-1'], 1],
  ]);
});
