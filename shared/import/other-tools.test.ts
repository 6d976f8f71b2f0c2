import { expect, test } from 'vitest';
import { EXAMPLE_SOURCE } from '../export/export.cases';
import { plainTextOf, richTextFromPlainText } from '../richtext/plain-text';
import { at, importContext, NO_CHOICES, plan, position, quote, recordsOf } from './import.cases';
import type { ImportPlan } from './import-report';

/** Colour, place, note and names of codes of each annotation that a plan makes. */
function summary(planned: ImportPlan): readonly unknown[] {
  const { annotations, notes } = recordsOf(planned);
  const codes = new Map(
    (planned.change?.edits ?? []).flatMap((edit) =>
      edit.table === 'codes' && edit.after !== null ? [[edit.after.id, edit.after.name]] : [],
    ),
  );
  return annotations.map(({ id, color, targets, codes: given }) => {
    const note = notes.find(({ annotationId }) => annotationId === id);
    return [targets[0].quote.exact, color, note === undefined ? '' : plainTextOf(note.body), given.map((code) => codes.get(code) ?? code)];
  });
}

const hypothesis = (id: string, more: object) => ({
  id,
  created: '2025-01-02T03:04:05.678901+00:00',
  updated: '2025-01-02T03:04:05.678901+00:00',
  text: '',
  tags: [],
  uri: 'https://example.org/',
  user: 'acct:someone@hypothes.is',
  document: { title: 'A page' },
  target: [{ source: 'https://example.org/', selector: [quote('mixed', 'this is ', '.')] }],
  ...more,
});

test('Hypothesis: threads stand in the note that they answer, page notes in the memo, tags are codes', async () => {
  const file = {
    annotations: [
      hypothesis('a', { text: '**why**', tags: ['irony'] }),
      hypothesis('b', {
        text: 'because',
        references: ['a'],
        created: '2025-02-02T00:00:00Z',
        target: [{ source: 'https://example.org/' }],
      }),
      hypothesis('c', { text: 'and so', references: ['a', 'b'], created: '2025-03-02T00:00:00Z', user: 'acct:other@x', target: [] }),
      hypothesis('d', { text: 'a page note', tags: ['law'], target: [{ source: 'https://example.org/' }] }),
      hypothesis('e', { text: 'lost', references: ['gone'], target: [] }),
      hypothesis('f', { target: [{ source: 'https://example.org/' }] }),
    ],
  };
  const planned = await plan(file);
  expect(planned.items.map(({ outcome, reason }) => reason ?? outcome)).toEqual([
    'placed',
    'answer',
    'answer',
    'memo',
    'reply',
    'page-note',
  ]);
  expect(summary(planned)).toEqual([
    ['mixed', 'green', 'why\nsomeone · 2025-02-02 00:00\nbecause\nother · 2025-03-02 00:00\nand so', ['irony']],
  ]);
  const [memo] = recordsOf(planned).memos;
  expect(memo && [memo.id, plainTextOf(memo.body)]).toEqual([EXAMPLE_SOURCE.id, 'a page note\n#law']);
  const { annotations, notes } = recordsOf(planned);
  const [annotation] = annotations;
  const [note] = notes;
  if (annotation === undefined || note === undefined || memo === undefined) throw new Error('nothing was planned');
  const again = { ...importContext([{ annotation, note }]), memo };
  expect((await plan(file, again)).change).toBeNull();
  // The reader has written in the note since; an answer that is newer still comes.
  const edited = { ...note, body: richTextFromPlainText('mine'), updatedAt: Date.UTC(2025, 5, 1) };
  const answered = [...file.annotations, hypothesis('g', { text: 'late', references: ['a'], created: '2025-07-02T00:00:00Z', target: [] })];
  const later = await plan({ annotations: answered }, { ...importContext([{ annotation, note: edited }]), memo });
  expect(recordsOf(later).notes.map(({ body }) => plainTextOf(body))).toEqual(['mine\nsomeone · 2025-07-02 00:00\nlate']);
});

const book = (title: string, ...highlights: unknown[]) => ({ user_book_id: 1, title, author: 'x', highlights });

test('Readwise: books with their highlights; those of other books stay out until they are chosen', async () => {
  const mine = book(
    'Mine',
    {
      id: 7,
      text: 'this is mixed',
      note: 'n',
      color: 'pink',
      tags: [{ name: 'irony' }],
      highlighted_at: '2020-01-01T00:00:00Z',
      location: 3,
    },
    { id: 8, text: 'gone', is_discard: true },
    'x',
  );
  const file = { count: 2, results: [book('Another', { id: 1, text: 'something else altogether', note: '' }), mine] };
  const planned = await plan(file);
  expect(planned.documents).toEqual([
    { name: 'Another', count: 1, isTaken: false },
    { name: 'Mine', count: 1, isTaken: true },
  ]);
  expect(planned.items.map(({ outcome, reason }) => reason ?? outcome)).toEqual(['other-document', 'placed', 'discarded', 'unreadable']);
  expect(summary(planned)).toEqual([['this is mixed', 'red', 'n', ['irony']]]);
  const other = await plan(file, importContext(), { ...NO_CHOICES, documents: ['Another'] });
  expect(other.items.map(({ outcome, reason }) => reason ?? outcome)).toEqual(['orphaned', 'other-document', 'discarded', 'unreadable']);
  const list = { results: [{ id: 9, text: 'mixed', book_id: 4, tags: [] }] };
  expect(summary(await plan(list))).toEqual([['mixed', 'green', '', []]]);
});

const zotero = (data: object) => ({ key: 'K', version: 1, data: { key: 'K1', itemType: 'annotation', parentItem: 'ATT', ...data } });

test('Zotero: items of its API, and works with their attachments', async () => {
  const file = [
    { key: 'W', data: { key: 'W', itemType: 'book', title: 'The work' } },
    { key: 'ATT', data: { key: 'ATT', itemType: 'attachment', title: 'file.pdf', parentItem: 'W' } },
    zotero({
      annotationType: 'highlight',
      annotationText: 'this is mixed',
      annotationComment: 'a <i>b</i>',
      annotationColor: '#2ea8e5',
      tags: [{ tag: 'law' }],
      dateAdded: '2024-01-02 03:04:05',
    }),
    zotero({ key: 'K2', annotationType: 'image', annotationPageLabel: '4' }),
    zotero({ key: 'K3', annotationType: 'note', annotationComment: 'on the page' }),
  ];
  const planned = await plan(file);
  expect(planned.documents).toEqual([{ name: 'The work', count: 2, isTaken: true }]);
  expect(planned.items.map(({ outcome, reason }) => reason ?? outcome)).toEqual(['placed', 'no-quotation', 'memo']);
  expect(summary(planned)).toEqual([['this is mixed', 'blue', 'a b', ['law']]]);
  expect(recordsOf(planned).annotations[0]?.createdAt).toBe(Date.UTC(2024, 0, 2, 3, 4, 5));
  const annotations = [{ annotationType: 'highlight', annotationText: 'mixed', annotationColor: '#ff6666' }];
  expect(
    summary(await plan({ items: [{ itemType: 'book', title: 'T', attachments: [{ itemType: 'attachment', annotations }] }] })),
  ).toEqual([['mixed', 'red', '', []]]);
});

const about = (more: object) => encodeURIComponent(JSON.stringify({ attachmentURI: 'http://zotero.org/x', pageLabel: '1', ...more }));
const passage = (words: string, more: object) =>
  `<span class="highlight" data-annotation="${about(more)}"><a href="zotero://open-pdf/library/items/X?page=1">“${words}”</a></span>
   <span class="citation" data-citation="%7B%7D">(<span class="citation-item">Xu, 2019, p. 1</span>)</span>`;

test('Zotero: a note made from annotations', async () => {
  const html = `<div data-schema-version="9"><h1>Annotations<br/>(2024)</h1>
    <p>${passage('this is mixed', { annotationKey: 'AB', color: '#a28ae5' })} why <b>so</b> &amp; so</p>
    <ul><li>${passage('dots...', { annotationKey: 'CD', color: '#aaaaaa' })}</li></ul>
    <p>${passage('=1+2', {}).replace('data-annotation="', 'data-annotation="%zz')}</p></div>`;
  const planned = await plan(html, importContext(), NO_CHOICES, 'notes.html');
  expect(summary(planned)).toEqual([
    ['this is mixed', 'purple', 'why so & so', []],
    ['dots...', 'green', '', []],
    ['=1+2', 'green', '', []],
  ]);
  expect(recordsOf(planned).memos.map(({ body }) => plainTextOf(body))).toEqual(['Annotations\n(2024)']);
  const item = { items: [{ itemType: 'note', note: html }] };
  expect(summary(await plan(item))).toEqual(summary(planned));
});

test('what is here already under another name is a duplicate; with other words in its note it is not', async () => {
  const first = await plan({ id: 'urn:a', target: { selector: [quote('mixed'), position(at('mixed'), at('mixed') + 5)] }, bodyValue: 'n' });
  const { annotations, notes } = recordsOf(first);
  const here = importContext(annotations.map((annotation) => ({ annotation, note: notes[0] ?? null })));
  const again = await plan({ id: 'urn:b', target: { selector: quote('mixed') }, bodyValue: ' n ' }, here);
  expect([again.items[0]?.outcome, again.items[0]?.id, again.change]).toEqual(['duplicate', annotations[0]?.id, null]);
  expect((await plan({ id: 'urn:c', target: { selector: quote('mixed') }, bodyValue: 'm' }, here)).items[0]?.outcome).toBe('placed');
  // A file that does not say when it was written alters nothing of what is here.
  const undated = await plan({ id: 'urn:a', target: { selector: quote('mixed') }, bodyValue: 'other', 'postil:color': 'red' }, here);
  expect([undated.items[0]?.outcome, undated.change]).toEqual(['unchanged', null]);
});
