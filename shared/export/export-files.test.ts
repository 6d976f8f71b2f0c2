import { expect, test } from 'vitest';
import { CASES, EXAMPLE_MEMOS, EXAMPLE_TEXT, exampleAnnotations, exampleInput, exportWords } from './export.cases';
import type { ExportOptions } from './export-input';
import { safeFileName } from './file-name';
import { exportAnnotations } from './registry';

const FORMATS: readonly ExportOptions[] = [
  { format: 'report', arrangement: 'code', file: 'html', page: 'a4', typeface: 'serif' },
  { format: 'report', arrangement: 'place', file: 'markdown', page: 'letter', typeface: 'sans' },
  { format: 'html', listPassages: true },
  { format: 'obsidian', content: 'annotations', dates: true },
  { format: 'obsidian', content: 'text', dates: false },
  { format: 'pandoc', content: 'annotations', notes: 'paragraphs' },
  { format: 'pandoc', content: 'text', notes: 'footnotes' },
  { format: 'csv', guardFormulas: true },
  { format: 'json-ld', unit: 'code-points', noteFormat: 'markdown' },
  { format: 'tei', annotator: '', commentary: true },
  { format: 'text', dates: true },
];

test.each(FORMATS)('the same input gives the same bytes, with a place for every passage: %j', async (options) => {
  const words = await exportWords(exampleInput(options));
  expect(await exportWords(exampleInput(options))).toBe(words);
  for (const { placeLabel } of exampleAnnotations()) expect(words).toContain(placeLabel);
  expect(words).not.toContain('TRASHED');
});

test.each(FORMATS)('an export that is no longer wanted stops: %j', async (options) => {
  const controller = new AbortController();
  controller.abort(new Error('cancelled'));
  await expect(exportAnnotations(exampleInput(options), { report: () => undefined, signal: controller.signal })).rejects.toThrow(
    'cancelled',
  );
});

test.each(FORMATS)('an export without annotations is a file too: %j', async (options) => {
  expect((await exportWords(exampleInput(options, []))).length).toBeGreaterThan(40);
});

test('progress grows from 0 to 1', async () => {
  const seen: number[] = [];
  await exportAnnotations(exampleInput({ format: 'html', listPassages: true }), { report: (done) => seen.push(done) });
  expect([seen[0], seen.at(-1)]).toEqual([0, 1]);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
});

test('the original comes out byte for byte', async () => {
  const file = await exportAnnotations(exampleInput({ format: 'original' }), { report: () => undefined });
  expect(file).toEqual({ fileName: 'a text.txt', mime: 'text/plain', bytes: EXAMPLE_TEXT.bytes });
});

test('the original of a text that was read from another file is that file', async () => {
  const input = exampleInput({ format: 'original' });
  const { provenance } = input.source;
  const source = { ...input.source, provenance: { ...provenance, fileName: 'Thesis: draft.docx', sha256: 'b'.repeat(64) } };
  const original = Uint8Array.of(0x50, 0x4b, 3, 4);
  const file = await exportAnnotations({ ...input, source, original }, { report: () => undefined });
  expect([file.fileName, file.bytes, file.preview]).toEqual(['Thesis draft.docx', original, EXAMPLE_TEXT.text]);
  const lost = await exportAnnotations({ ...input, source }, { report: () => undefined });
  expect([lost.fileName, lost.bytes]).toEqual(['Thesis draft.txt', EXAMPLE_TEXT.bytes]);
});

test('orders: by place, by colour, by time; orphans last', () => {
  const names = (order: 'place' | 'color' | 'time') =>
    exampleAnnotations(order).map(({ annotation }) => annotation.id.replace('-0000', ''));
  expect(names('time')).toEqual(CASES.filter((example) => !example.trashed).map((example) => example.name));
  expect(names('place').slice(0, 4)).toEqual(['text-start', 'after-astral', 'overlap', 'nested']);
  expect(exampleAnnotations('color').map(({ annotation }) => annotation.color)).toEqual([
    'yellow',
    'yellow',
    'red',
    'red',
    'blue',
    'blue',
    'green',
    'green',
    'purple',
    'purple',
    'red',
  ]);
});

test.each([
  ['A/B\\C: "D" <E>|F?*#^[G]', 'A B C D E F G - notes.md'],
  ['...', 'Postil - notes.md'],
  ['CON', '_CON - notes.md'],
  ['網絡強國', '網絡強國 - notes.md'],
  ['e\u0301', 'é - notes.md'],
  ['x'.repeat(500), `${'x'.repeat(112)} - notes.md`],
  ['\u202Egpj.exe\n', 'gpj.exe - notes.md'],
])('the file name for %j is %j', (title, name) => {
  expect(safeFileName(title, 'notes', 'md')).toBe(name);
});

test.each([
  [
    { format: 'html', listPassages: true },
    '<li dir="auto">Formula › cyber power 網絡強國</li>',
    '<li dir="auto">=Slip | #two &#x3C;b></li>',
  ],
  [{ format: 'obsidian', content: 'annotations', dates: true }, '\n#Formula/cyber-power-網絡強國 #Slip-two-b\n', '\n#Slip-two-b\n'],
  [{ format: 'obsidian', content: 'text', dates: false }, '· Formula › cyber power 網絡強國', '=Slip'],
  [{ format: 'pandoc', content: 'annotations', notes: 'paragraphs' }, '· Formula › cyber power 網絡強國', '=Slip'],
  [{ format: 'csv', guardFormulas: true }, ',Formula › cyber power 網絡強國; =Slip | #two <b>', "'=Slip | #two <b>"],
  [{ format: 'json-ld', unit: 'code-points', noteFormat: 'markdown' }, '"value": "Formula › cyber power 網絡強國"', '"=Slip | #two <b>"'],
  [{ format: 'text', dates: true }, '\n  Codes: Formula › cyber power 網絡強國; =Slip | #two <b>\n', '\n  Codes: =Slip | #two <b>\n'],
] as const)('codes go along: %j', async (options, both, alone) => {
  const words = await exportWords(exampleInput<ExportOptions>(options));
  expect([words.includes(both), words.includes(alone)]).toEqual([true, true]);
});

test.each([
  [{ format: 'html', listPassages: true }, ' · Claim | two · to check', '<section id="memos">', '<h3 lang="en">The text</h3>'],
  [{ format: 'obsidian', content: 'annotations', dates: true }, 'two · to check\n', '\n## Memos\n', '\n### The text\n'],
  [{ format: 'obsidian', content: 'text', dates: false }, 'two · to check\n', '\n## Memos\n', '誰在說話?'],
  [{ format: 'pandoc', content: 'annotations', notes: 'footnotes' }, 'two · to check', '\n## Memos\n', '誰在說話?'],
  [{ format: 'text', dates: false }, ' · Claim | two (to check)\n', '\nMemos\n=====\n', '\nThe text\n  Who speaks here? 誰在說話?\n'],
] as const)('question marks and memos go along: %j', async (options, mark, heading, memo) => {
  const words = await exportWords({ ...exampleInput<ExportOptions>(options), memos: EXAMPLE_MEMOS });
  expect([words.includes(mark), words.includes('checked'), words.includes(heading), words.includes(memo)]).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(await exportWords(exampleInput<ExportOptions>(options))).not.toContain('Memos');
});

test.each([
  [{ format: 'csv', guardFormulas: true }, /,open,,\r\n/, /,settled,,\r\n/],
  [{ format: 'json-ld', unit: 'code-points', noteFormat: 'markdown' }, /"postil:check": "open"/, /"postil:check": "settled"/],
] as const)('question marks go along as data, memos do not: %j', async (options, open, settled) => {
  const words = await exportWords({ ...exampleInput<ExportOptions>(options), memos: EXAMPLE_MEMOS });
  expect(words).toMatch(open);
  expect(words).toMatch(settled);
  expect(words).not.toContain('Who speaks here');
});

test('plain text says place, colour, quotation and note', async () => {
  const words = await exportWords(exampleInput({ format: 'text', dates: false }));
  expect(words).toContain("¶2 s1 · Rhetoric\n  “網絡強國”\n  '=quoted already\n  Codes: Formula");
  expect(words).toContain('· Claim | two (place to be checked)\n  “dots...”\n  really here?');
  expect(words).toMatch(
    /Without a place\n=+\nThese passages are not found in the text\.\n\n.+\n {2}“words that are gone”\n {2}kept without a place\n {2}Codes: .+\n$/,
  );
});
