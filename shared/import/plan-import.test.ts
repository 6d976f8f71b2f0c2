import { expect, test } from 'vitest';
import { EMPTY_CODEBOOK } from '../codebook/codebook';
import { codebookAfter } from '../codebook/edit-codes';
import { EXAMPLE_TEXT, exampleAnnotations, exampleInput, exportWords } from '../export/export.cases';
import { plainTextOf, richTextFromPlainText } from '../richtext/plain-text';
import { at, importContext as context, item, NOW, plan, planFile, position, quote, recordsOf } from './import.cases';
import { changeOfImport } from './import-report';

test('what another program calls editing is a note', async () => {
  const body = { type: 'TextualBody', purpose: 'editing', value: 'Say it otherwise.' };
  const target = { selector: [{ type: 'TextQuoteSelector', exact: 'First paragraph', prefix: '', suffix: '' }] };
  const { annotations, notes } = recordsOf(await plan({ id: 'https://example.org/1', type: 'Annotation', body, target }));
  expect([annotations[0]?.correction, notes.map(({ body: said }) => plainTextOf(said))]).toEqual([null, ['Say it otherwise.']]);
});

test.each([
  ['code-points', 'markdown'],
  ['code-points', 'html'],
  ['utf-16', 'markdown'],
  ['utf-16', 'html'],
] as const)('our own export (%s, notes in %s) comes back as the same records, and again as nothing new', async (unit, noteFormat) => {
  const exported = exampleAnnotations().map((one, index) => {
    const correction = index % 3 === 0 ? null : ({ replacement: index % 3 === 1 ? '' : 'so 網絡', slip: 'term' } as const);
    return { ...one, annotation: { ...one.annotation, correction } };
  });
  const file = await exportWords(exampleInput({ format: 'json-ld', unit, noteFormat }, exported));
  const first = await plan(file);
  expect(recordsOf(first)).toEqual({
    annotations: exported.map(({ annotation }) => annotation),
    notes: exported.flatMap(({ note }) => (note === null ? [] : [note])),
    memos: [],
  });
  expect(first.items.filter(({ outcome }) => outcome !== 'placed')).toMatchObject([
    { outcome: 'orphaned', reason: null, label: 'words that are gone' },
  ]);
  const second = await plan(file, context(exported));
  expect(second.change).toBeNull();
  expect(new Set(second.items.map(({ outcome }) => outcome))).toEqual(new Set(['unchanged']));
});

test('codes come back into a library that has none of them, and a second time into the same codes', async () => {
  const file = await exportWords(exampleInput({ format: 'json-ld', unit: 'utf-16', noteFormat: 'html' }));
  const first = await plan(file, context([], EMPTY_CODEBOOK));
  const codebook = codebookAfter(EMPTY_CODEBOOK, first.change?.edits ?? []);
  expect([...codebook.labels]).toEqual([
    ['new-1', 'Formula'],
    ['new-2', 'Formula › cyber power 網絡強國'],
    ['new-3', '=Slip | #two <b>'],
  ]);
  const { annotations } = recordsOf(first);
  expect(annotations.map((one) => one.codes.join(' ')).filter((codes) => codes !== '')).toEqual(['new-2 new-3', 'new-2', 'new-3']);
  const stored = { ...context([], codebook), annotations: new Map(annotations.map((one) => [one.id, one])) };
  const notes = new Map(recordsOf(first).notes.map((note) => [note.annotationId, note]));
  expect((await plan(file, { ...stored, notes })).change).toBeNull();
});

test('an annotation that lies in the trash comes back; one that is newer here stays', async () => {
  const file = await exportWords(exampleInput({ format: 'json-ld', unit: 'code-points', noteFormat: 'markdown' }));
  const [first, second, ...others] = exampleAnnotations();
  if (first === undefined || second === undefined) throw new Error('no examples');
  const trashed = { ...first, annotation: { ...first.annotation, trashedAt: NOW } };
  const newer = { ...second, annotation: { ...second.annotation, color: 'purple' as const, updatedAt: NOW } };
  const planned = await plan(file, context([trashed, newer, ...others]));
  expect(planned.change?.edits).toEqual([
    { table: 'annotations', key: first.annotation.id, before: trashed.annotation, after: first.annotation },
  ]);
});

test('the quotation decides which unit a position counts, and where the passage is when neither fits', async () => {
  const words = '網絡強國';
  const second = EXAMPLE_TEXT.text.lastIndexOf(words);
  const astral = [...EXAMPLE_TEXT.text.slice(0, second)].length;
  expect(astral).not.toBe(second);
  const planned = await plan([
    item('utf-16', position(second, second + 4), quote(words)),
    item('code-points', position(astral, astral + 4), quote(words)),
    item(
      'wrong',
      position(3, 7),
      quote(words, EXAMPLE_TEXT.text.slice(at(words) - 32, at(words)), EXAMPLE_TEXT.text.slice(at(words) + 4, at(words) + 36)),
    ),
    item('unclear', quote(words)),
    item('lost', position(3, 7), quote('nowhere to be found at all')),
  ]);
  expect(planned.items.map(({ outcome }) => outcome)).toEqual(['placed', 'placed', 'placed', 'doubtful', 'orphaned']);
  expect(
    recordsOf(planned)
      .annotations.slice(0, 3)
      .map(({ targets }) => targets[0].start),
  ).toEqual([second, second, at(words)]);
});

test('what cannot be an annotation here is skipped with its reason', async () => {
  const planned = await plan({
    items: [
      item('twice', position(0, 5), quote('Title')),
      item('twice', position(0, 5), quote('Title')),
      item('position only', position(0, 5)),
      { id: 'urn:test:page', type: 'Annotation', target: 'http://example.org/' },
      { id: 'urn:test:reply', type: 'Annotation', motivation: 'replying', target: 'urn:test:gone', bodyValue: 'words' },
      'no annotation',
      { type: 'Annotation' },
    ],
  });
  expect(planned.items.map(({ reason }) => reason)).toEqual([
    null,
    'duplicate',
    'no-quotation',
    'page-note',
    'reply',
    'unreadable',
    'unreadable',
  ]);
});

const hypothesis = {
  id: 'abc-123',
  created: '2025-01-02T03:04:05.678901+00:00',
  updated: '2025-01-03T03:04:05.678901+00:00',
  text: 'A **bold** word and [a link](javascript:alert(1)).',
  tags: ['irony', 'two words'],
  uri: 'https://example.org/',
  user: 'acct:someone@hypothes.is',
  document: { title: ['A text'] },
  target: [
    {
      source: 'https://example.org/',
      selector: [{ type: 'RangeSelector' }, position(at('mixed'), at('mixed') + 5), quote('mixed', 'this is ', '.')],
    },
  ],
};

test.each([
  ['an export', { export_date: '2025-01-01', export_userid: 'x', client_version: '1', annotations: [hypothesis] }],
  ['an answer of the API', { total: 1, rows: [hypothesis] }],
])('Hypothesis: %s', async (_name, file) => {
  const planned = await plan(file);
  const { annotations, notes } = recordsOf(planned);
  expect(annotations).toMatchObject([{ color: 'green', createdAt: Date.UTC(2025, 0, 2, 3, 4, 5, 678), targets: [{ start: at('mixed') }] }]);
  expect(notes.map((note) => note.body)).toEqual([
    {
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'A ' },
            { type: 'text', text: 'bold', marks: [{ type: 'bold' }] },
            { type: 'text', text: ' word and a link.' },
          ],
        },
      ],
    },
  ]);
  expect(annotations[0]?.codes).toEqual(['new-1', 'new-2']);
  expect([...codebookAfter(EMPTY_CODEBOOK, planned.change?.edits ?? []).labels.values()]).toEqual(['irony', 'two words']);
  const again = await plan(file, context(annotations.map((annotation) => ({ annotation, note: notes[0] ?? null }))));
  expect(again.change).toBeNull();
});

test('HTML in a body is read for its words and never kept as markup', async () => {
  const body = {
    type: 'TextualBody',
    format: 'text/html',
    value: '<p>one<script>alert(1)</script> <b>two</b> &amp; &#x4E09;</p><ul><li>three</li></ul><img src=x onerror=alert(1)>',
  };
  const planned = await plan({ ...item('html', quote('mixed')), body });
  expect(recordsOf(planned).notes.map((note) => plainTextOf(note.body))).toEqual(['one two & 三\n• three']);
});

test('a note that another program has changed counts, not our record of it', async () => {
  const file = JSON.parse(await exportWords(exampleInput({ format: 'json-ld', unit: 'code-points', noteFormat: 'markdown' })));
  file.first.items[1].body.value = 'changed elsewhere';
  file.first.items[1].body.modified = '2026-06-01T00:00:00Z';
  const planned = await plan(file, context(exampleAnnotations()));
  expect(recordsOf(planned).notes.map((note) => note.body)).toEqual([richTextFromPlainText('changed elsewhere')]);
});

test.each([
  ['\u0000\u0001', 'not-text'],
  ['{"a": 1', 'not-json'],
  ['{"a": 1}', 'no-annotations'],
  ['[]', 'no-annotations'],
  ['[1, 2]', 'no-annotations'],
  ['null', 'no-annotations'],
])('the file %j is refused as %s', async (file, code) => {
  expect(await planFile(file)).toMatchObject({ ok: false, error: { code } });
});

test('bytes that are no UTF-8 are refused', async () => {
  expect(await planFile(new Uint8Array([0x5b, 0xff, 0x5d]))).toMatchObject({
    ok: false,
    error: { code: 'not-utf8' },
  });
});

test('the answers of the reader go into the change; what is left open stays as the file has it', async () => {
  const targets = [{ selector: quote('mixed') }, { selector: quote('網絡強國') }];
  const planned = await plan([item('open', quote('網絡強國')), { id: 'urn:two', target: targets }]);
  const [open, two] = planned.items;
  expect([open?.asked?.index, two?.asked?.index, two?.asked?.candidates.length]).toEqual([0, 1, 2]);
  const change = changeOfImport(planned, new Map([[two?.id ?? '', 1]]), { at: 1, group: 'g' });
  const starts = (change?.edits ?? []).flatMap((edit) =>
    edit.table === 'annotations' ? [edit.after?.targets.map(({ start }) => start)] : [],
  );
  expect(starts).toEqual([[0], [at('mixed'), EXAMPLE_TEXT.text.lastIndexOf('網絡強國')]]);
  expect(changeOfImport({ ...planned, change: null }, new Map(), { at: 1, group: 'g' })).toBeNull();
});
