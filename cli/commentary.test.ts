import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
  folder = mkdtempSync(path.join(tmpdir(), 'postil-essays-'));
  archive = path.join(folder, 'library.postil');
  writeFileSync(archive, await writeArchive(await createLibrary(), Date.UTC(2026, 10, 24)));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let runs = 0;
/** The one file of a run over the text of the examples. */
async function essay(...flags: readonly string[]): Promise<string> {
  runs += 1;
  const out = path.join(folder, `${runs}`);
  const result = await run('export', archive, '--to', 'commentary', '--source', 'source-1', '--out', out, ...flags);
  expect([result.code, result.error]).toEqual([EXIT.done, '']);
  const [name = '', ...more] = readdirSync(out);
  expect(more).toEqual([]);
  return readFileSync(path.join(out, name), 'utf8');
}

test('an essay goes out as Markdown, with places, footnotes, citations and, if asked for, what it mentions', async () => {
  const plain = await essay('--as', 'markdown');
  expect(plain).toMatch(/^# On power\n\n\*On Xu Shan, A "text"/);
  expect(plain).toContain('> First paragraph (¶1 s1)');
  expect(plain).toContain('[^1]: See also no longer there (Xu Shan');
  expect(plain).not.toContain('[^a1]:');
  expect(await essay('--as', 'markdown', '--mentioned')).toContain('[^a2]: **¶2 s1 “網絡強國” · Formula › cyber power 網絡強國; =Slip');
});

test('citations come in any style of the app, for Pandoc as keys, and words in the language asked for', async () => {
  const page = await essay('--as', 'html', '--citation-style', 'modern-language-association', '--language', 'zh-Hant');
  expect(page).toContain('<html lang="zh-Hant">');
  expect(page).toMatch(/<span class="citation">\(Xu Shan/);
  expect(page).not.toBe(await essay('--as', 'html', '--language', 'zh-Hant'));
  expect(await essay('--as', 'pandoc')).toMatch(/\[@xu-[0-9a-f]+\]/);
});

test('a Word file of every essay in the library, the same bytes twice', async () => {
  const ask = async (name: string) => {
    const { report } = await run('export', archive, '--to', 'commentary', '--out', path.join(folder, name), '--author', 'Lin', '--json');
    return report.files.map(({ path: file, format, source, sha256 }) => [path.basename(file), format, source.id, sha256]);
  };
  const files = await ask('words');
  expect(files.map(([name, format, source]) => [name, format, source])).toEqual([
    ['One term, six renderings.docx', 'commentary', 'source-sample'],
    ['On power.docx', 'commentary', 'source-1'],
  ]);
  expect(await ask('again')).toEqual(files);
});

test('the TEI edition cites in the style that is asked for, or goes without the essay', async () => {
  const tei = async (...flags: readonly string[]) => {
    const file = path.join(folder, 'edition.xml');
    await run('export', archive, '--to', 'tei', '--source', 'source-1', '--out', file, '--force', ...flags);
    return readFileSync(file, 'utf8');
  };
  expect(await tei('--citation-style', 'chicago-notes-bibliography')).toMatch(/<note place="foot" n="2"><bibl>/);
  expect(await tei('--no-commentary')).not.toContain('type="commentary"');
});

test('the notes of a report cite in the style that is asked for, as the app writes them', async () => {
  const report = async (...flags: readonly string[]) => {
    const file = path.join(folder, 'report.md');
    const asked = ['--to', 'report', '--as', 'markdown', '--source', 'source-1', '--out', file, '--force', ...flags];
    const { code } = await run('export', archive, ...asked);
    expect(code).toBe(EXIT.done);
    return readFileSync(file, 'utf8');
  };
  const plain = await report();
  expect(plain).toContain('[^2]: Xu Shan, *A "text": with \\<marks> & 網絡強國*, ¶1 s1.');
  expect(await report('--citation-style', 'short')).toBe(plain);
  const styled = await report('--citation-style', 'chicago-notes-bibliography');
  expect(styled).toMatch(/^\[\^2\]: Xu Shan, ‘A “Text”: .*’, para\. 1 s1\.$/m);
  // What is quoted and noted is the same.
  const withoutNotes = (words: string) => words.replace(/^\[\^\d+\]: .*$/gm, '');
  expect(withoutNotes(styled)).toBe(withoutNotes(plain));
});

test('where there is no essay, that is said', async () => {
  const library = await createLibrary();
  const bare = path.join(folder, 'bare.postil');
  const tables = { ...library.tables, commentaries: [], commentaryBlocks: [] };
  writeFileSync(bare, await writeArchive({ ...library, tables }, Date.UTC(2026, 10, 24)));
  const { code, out } = await run('export', bare, '--to', 'commentary', '--out', path.join(folder, 'bare'));
  expect([code, out]).toEqual([EXIT.done, 'There was nothing to write: no essay stands on these texts.\n']);
});

test('what only an essay can be, a report cannot', async () => {
  const { code, error } = await run('export', archive, '--to', 'report,commentary', '--as', 'pandoc', '--out', folder);
  expect([code, error]).toEqual([EXIT.usage, expect.stringContaining('--as is docx or html or markdown, not “pandoc”')]);
});
