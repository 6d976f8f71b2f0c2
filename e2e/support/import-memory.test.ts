import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';

const MB = 1024 * 1024;
/** What an import may cost, the engine included. */
const MOST_MEMORY = 512 * MB;
/** Of it what the engine may let lie before it clears up: who needs more of it ends with an error. */
const HEAP = 320 * MB;

let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'postil-import-'));
  const entry = fileURLToPath(new URL('import-alone.ts', import.meta.url));
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: { ssr: entry, outDir: folder, emptyOutDir: false, rollupOptions: { output: { entryFileNames: 'import.mjs' } } },
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const item = '{"target":{"selector":{"type":"TextQuoteSelector","exact":"words"}}}';
const noted = (note: string) =>
  `{"target":{"selector":{"type":"TextQuoteSelector","exact":"mixed"}},"body":{"value":"${note}","format":"text/html"}}`;

test.each<[string, string, () => string, string]>([
  ['two million empty objects', 'a.json', () => `[{"target":0}${',{}'.repeat(1_990_000)}]`, 'too-many'],
  ['as many annotations as are read', 'b.json', () => `[${`${item},`.repeat(99_999)}${item}]`, 'read'],
  ['one word of sixty megabytes', 'c.json', () => `[{"target":"x","body":"${'a'.repeat(60 * MB)}"}]`, 'read'],
  [
    'lines of one letter in many notes',
    'd.json',
    () =>
      `[${Array(8)
        .fill(noted('a\\n'.repeat(400_000)))
        .join(',')}]`,
    'read',
  ],
  [
    'markup that is nested and never closed',
    'e.json',
    () =>
      `[${Array(12)
        .fill(noted('<b><ul><li>'.repeat(90_000)))
        .join(',')}]`,
    'read',
  ],
  [
    'a quotation of sixty megabytes',
    'f.json',
    () => `[{"target":{"selector":{"type":"TextQuoteSelector","exact":"${'字'.repeat(20 * MB)}"}}}]`,
    'read',
  ],
  [
    'as many cells as are read',
    'g.csv',
    () => `Highlight,Book Title,Highlighted at${',x'.repeat(16)}\n${`mixed${','.repeat(18)}\n`.repeat(99_000)}`,
    'read',
  ],
  ['a cell that is never closed', 'h.csv', () => `Quote,Note\n"${'a,\n'.repeat(1_900_000)}`, 'cut-short'],
])(
  '%s cost no more memory than is allowed',
  (_what, name, content, outcome) => {
    const file = path.join(folder, name);
    writeFileSync(file, content());
    const told: { readonly outcome: string; readonly memory: number } = JSON.parse(
      execFileSync(process.execPath, [`--max-old-space-size=${HEAP / MB}`, path.join(folder, 'import.mjs'), file], {
        encoding: 'utf8',
        timeout: 60_000,
      }),
    );
    rmSync(file);
    expect(told.outcome).toBe(outcome);
    expect(told.memory).toBeLessThan(MOST_MEMORY);
  },
  90_000,
);
