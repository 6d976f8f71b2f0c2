import { expect, test } from 'vitest';
import { EXAMPLE_TEXT, exampleAnnotations, exampleInput, exportWords } from '../../export/export.cases';
import { plainTextOf } from '../../richtext/plain-text';
import { at, importContext, NO_CHOICES, plan, planFile, recordsOf } from '../import.cases';
import type { ImportChoices } from '../plan-import';
import type { ColumnRole, TableChoices, TableLook } from './table-look';

const readAs = (...roles: readonly (ColumnRole | null)[]): ImportChoices => ({
  ...NO_CHOICES,
  table: { encoding: null, delimiter: null, hasHeader: null, roles },
});

async function look(file: string | Uint8Array, table: TableChoices | null = null): Promise<TableLook> {
  const planned = await planFile(file, importContext(), { ...NO_CHOICES, table }, 'table.csv');
  if (!planned.ok) throw new Error(planned.error.code);
  if (planned.value.kind !== 'table') throw new Error('the columns are not asked about');
  return planned.value.look;
}

const rolesOf = ({ columns }: TableLook) => columns.map(({ role }) => role);
const named = 'Passage,Remark,Tags,Date\nmixed,"a, b",irony;law,2024-01-02\n';

test.each<[string, string, Partial<TableLook>, readonly (ColumnRole | null)[]]>([
  ['names', named, { delimiter: ',', hasHeader: true, count: 1 }, ['quotation', 'note', 'codes', 'created']],
  [
    'names in Chinese, between semicolons',
    '批注;原文;颜色\nx;mixed;黄色\n',
    { delimiter: ';', hasHeader: true },
    ['note', 'quotation', 'color'],
  ],
  ['tabs', 'Comment\tQuote\nx\tmixed\n', { delimiter: '\t' }, ['note', 'quotation']],
  ['a delimiter that is named', 'sep=|\nQuote|Note, with commas\nmixed|x\n', { delimiter: '|', hasHeader: true }, ['quotation', null]],
  [
    'no names: the column that stands in the text',
    'first,this is mixed\nsecond,=1+2 looks like\n',
    { hasHeader: false, count: 2 },
    [null, 'quotation'],
  ],
  ['unknown names', 'A,B\nx,this is mixed\ny,dots... don\n', { hasHeader: true, count: 2 }, [null, 'quotation']],
  ['names that mislead', 'text,highlight\nthis is mixed,my thought\n', {}, ['quotation', null]],
  ['each role once', 'Quote,Quote,Note\nmixed,x,y\n', {}, ['quotation', null, 'note']],
  ['rows of different length', 'Quote,Note\nmixed\nmixed,x,more\n', { count: 2 }, ['quotation', 'note', null]],
])('columns are told by %s', async (_name, file, expected, roles) => {
  const seen = await look(file);
  expect(seen).toMatchObject({ origin: 'other', ...expected });
  expect(rolesOf(seen)).toEqual(roles);
});

test('names that mislead give way to what stands in the text, until the reader says otherwise', async () => {
  const file = 'text,highlight\nthis is mixed,my thought\n';
  const planned = await plan(file, importContext(), readAs('note', 'quotation'), 'table.csv');
  expect(planned.items).toMatchObject([{ outcome: 'orphaned', label: 'my thought' }]);
  const remembered = { [(await look(file)).signature]: ['quotation', 'note'] as const };
  const again = await plan(file, importContext(), { ...NO_CHOICES, remembered }, 'table.csv');
  expect(again.items).toMatchObject([{ outcome: 'placed', label: 'this is mixed' }]);
});

const encoded = {
  'utf-16le': (words: string) => new Uint8Array([0xff, 0xfe, ...Buffer.from(words, 'utf16le')]),
  'utf-16le without a mark': (words: string) => Buffer.from(words, 'utf16le'),
  'utf-8 with a mark': (words: string) => Buffer.from(`\uFEFF${words}`),
} as const;

test.each(Object.entries(encoded))('%s', async (name, encode) => {
  const seen = await look(new Uint8Array(encode('引文,Note\n網絡強國,é 字\n')));
  expect([seen.encoding, seen.columns.map((column) => column.name), seen.rows]).toEqual([
    name.slice(0, name.startsWith('utf-8') ? 5 : 8),
    ['引文', 'Note'],
    [['網絡強國', 'é 字']],
  ]);
});

/** "引文,黨的十八大以來" in the encodings of the mainland and of Taiwan, and letters with accents in the western one. */
test.each<[string, readonly number[], string]>([
  [
    'gb18030',
    [0xd2, 0xfd, 0xce, 0xc4, 0x0a, 0xfc, 0x68, 0xb5, 0xc4, 0xca, 0xae, 0xb0, 0xcb, 0xb4, 0xf3, 0xd2, 0xd4, 0x81, 0xed, 0x0a],
    '黨的十八大以來',
  ],
  [
    'big5',
    [0xa4, 0xde, 0xa4, 0xe5, 0x0a, 0xc4, 0xd2, 0xaa, 0xba, 0xa4, 0x51, 0xa4, 0x4b, 0xa4, 0x6a, 0xa5, 0x48, 0xa8, 0xd3, 0x0a],
    '黨的十八大以來',
  ],
  ['windows-1252', [0x63, 0x61, 0x66, 0xe9, 0x2c, 0x78, 0x0a, 0x6e, 0x61, 0xef, 0x76, 0x65, 0x2c, 0x79, 0x0a], 'naïve'],
])('a national encoding is told by what stands in the text, else by its bytes: %s', async (encoding, bytes, words) => {
  const seen = await look(new Uint8Array(bytes));
  expect([seen.encoding, seen.rows.at(-1)?.[0]]).toEqual([encoding, words]);
});

test('the reader’s word goes before what was found out', async () => {
  const table = { encoding: 'utf-8', delimiter: ';', hasHeader: false, roles: null } as const;
  expect(await look(named, table)).toMatchObject({ delimiter: ';', hasHeader: false, count: 2, columns: [{ name: '' }, { name: '' }] });
});

test('rows become annotations with their notes, codes, colours, times and places', async () => {
  const file = [
    'Quote,Note,Tags,Colour,Created,Paragraph,Start,End',
    'mixed,"one\ntwo","irony, law",#5fb236,2024-01-02T03:04:05Z,,,',
    '網絡強國,,,Rhetoric,1700000000,2,,',
    `網絡強國,second,,,,,${at('。\n\nשלום') - 4},${at('。\n\nשלום')}`,
    '網絡強國,third,,,,,7,11',
    'nowhere at all to be found,,,,,,,',
    ',only a note,,,,,,',
    ',,,,,,,x',
  ].join('\r\n');
  const roles = ['quotation', 'note', 'codes', 'color', 'created', 'place', 'start', 'end'] as const;
  const planned = await plan(file, importContext(), readAs(...roles), 'table.csv');
  expect(planned.items.map(({ outcome, reason }) => reason ?? outcome)).toEqual([
    'placed',
    'doubtful',
    'placed',
    'doubtful',
    'orphaned',
    'memo',
    'unreadable',
  ]);
  const { annotations, notes } = recordsOf(planned);
  expect(annotations.slice(0, 3).map(({ color, createdAt, targets, codes }) => [color, createdAt, targets[0].start, codes.length])).toEqual(
    [
      ['green', Date.UTC(2024, 0, 2, 3, 4, 5), at('mixed'), 2],
      ['yellow', 1_700_000_000_000, 0, 0],
      ['green', importContext().change.at, at('。\n\nשלום') - 4, 0],
    ],
  );
  expect(notes.map(({ body }) => plainTextOf(body))).toEqual(['one\ntwo', 'second', 'third']);
  const [asked] = planned.items.filter((one) => one.asked !== null);
  expect(asked?.asked?.candidates.map(({ target, place }) => [target.start, place])).toEqual([
    [at('網絡強國'), '¶2 s1'],
    [EXAMPLE_TEXT.text.lastIndexOf('網絡強國'), '¶2 s2'],
  ]);
});

test.each<[string, string, readonly unknown[]]>([
  [
    'Readwise',
    'Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at,Document tags\n"this is mixed",T,A,B0,n,blue,"irony,law",page,3,2026-07-17 14:00:25+00:00,fav\n',
    ['this is mixed', 'blue', Date.UTC(2026, 6, 17, 14, 0, 25), 'n', 2],
  ],
  [
    'Hypothesis',
    'Creation Date,URL,Group,Annotation/Reply Type,Quote,User,Body,Tags,Page\n2026-07-17 14:00,https://x.org,Public,Annotation,this is mixed,someone,n,"irony,law",\n',
    ['this is mixed', 'green', Date.UTC(2026, 6, 17, 14, 0), 'n', 2],
  ],
])('the columns of %s are known', async (_name, file, expected) => {
  const planned = await plan(file, importContext(), NO_CHOICES, 'export.csv');
  const { annotations, notes } = recordsOf(planned);
  const [annotation] = annotations;
  const [note] = notes;
  expect([
    annotation?.targets[0].quote.exact,
    annotation?.color,
    annotation?.createdAt,
    note && plainTextOf(note.body),
    annotation?.codes.length,
  ]).toEqual(expected);
});

test.each([true, false])(
  'our own table comes back without a question, its guard (%s) taken off where it was put on',
  async (guardFormulas) => {
    const file = await exportWords(exampleInput({ format: 'csv', guardFormulas }));
    const planned = await plan(file, importContext(), NO_CHOICES, 'notes.csv');
    expect(planned.items.map(({ outcome }) => outcome).filter((outcome) => outcome !== 'placed')).toEqual(['doubtful', 'orphaned']);
    const notes = new Map(recordsOf(planned).notes.map((note) => [note.annotationId, plainTextOf(note.body)]));
    for (const { annotation, note } of exampleAnnotations()) {
      expect(notes.get(annotation.id)).toBe(note === null ? undefined : plainTextOf(note.body));
    }
    const here = importContext(exampleAnnotations());
    expect((await plan(file, here, NO_CHOICES, 'notes.csv')).change).toBeNull();
    const unmarked = file.replaceAll(',apostrophe,', ',none,');
    const [raw] = recordsOf(await plan(unmarked, importContext(), NO_CHOICES, 'notes.csv')).notes;
    expect(raw && plainTextOf(raw.body).startsWith("'=")).toBe(guardFormulas);
  },
);
