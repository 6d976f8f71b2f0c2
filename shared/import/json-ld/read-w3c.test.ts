import { expect, test } from 'vitest';
import { EXAMPLE_TEXT } from '../../export/export.cases';
import { plainTextOf } from '../../richtext/plain-text';
import { at, item, plan, position, quote, recordsOf } from '../import.cases';

const one = item('one', quote('mixed'));
const two = item('two', quote('dots...'));

test.each<[string, unknown, readonly string[]]>([
  ['one annotation', one, ['mixed']],
  ['an array', [one, two], ['mixed', 'dots...']],
  ['a page', { type: 'AnnotationPage', items: [one, two] }, ['mixed', 'dots...']],
  ['an object with items', { items: [one] }, ['mixed']],
  ['a collection', { type: 'AnnotationCollection', first: { type: 'AnnotationPage', items: [one] } }, ['mixed']],
  ['pages behind the first', { first: { items: [one], next: { items: [two], next: 'urn:elsewhere' } } }, ['mixed', 'dots...']],
  ['a graph', { '@context': 'http://www.w3.org/ns/anno.jsonld', '@graph': [{ id: 'urn:x' }, two] }, ['dots...']],
  [
    'names with prefixes',
    {
      '@id': 'urn:y',
      '@type': 'oa:Annotation',
      'oa:hasTarget': { selector: { '@type': ['oa:TextQuoteSelector'], 'oa:exact': 'mixed' } },
    },
    ['mixed'],
  ],
])('%s', async (_name, file, quotations) => {
  expect(recordsOf(await plan(file)).annotations.map(({ targets }) => targets[0].quote.exact)).toEqual(quotations);
});

const WORDS = '網絡強國';
const SECOND = EXAMPLE_TEXT.text.lastIndexOf(WORDS);
const characters = (end: number) => [...EXAMPLE_TEXT.text.slice(0, end)].length;
const fragment = (value: string) => ({ type: 'FragmentSelector', conformsTo: 'http://tools.ietf.org/rfc/rfc5147', value });

test.each<[string, unknown, number | 'doubtful' | 'skipped']>([
  ['a quotation that stands once, with nothing around it', quote('mixed'), at('mixed')],
  ['a quotation that stands twice', quote(WORDS), 'doubtful'],
  ['its context', quote(WORDS, '第二句在這裡,', '。\n\nשלום עולם this'), SECOND],
  ['its position in UTF-16', [quote(WORDS), position(SECOND, SECOND + 4)], SECOND],
  ['its position in code points', [position(characters(SECOND), characters(SECOND) + 4), quote(WORDS)], SECOND],
  ['a fragment of plain text', [quote(WORDS), fragment(`char=${characters(SECOND)},${characters(SECOND) + 4}`)], SECOND],
  ['a fragment with a checksum', [quote(WORDS), fragment(`char=${characters(SECOND)},${characters(SECOND) + 4};length=9`)], SECOND],
  ['a position of other words', [quote('mixed'), position(3, 8)], at('mixed')],
  ['a fragment alone', fragment('char=3,8'), 'skipped'],
  ['a quotation inside a quotation', { ...quote('第二句在這裡,網絡強國'), refinedBy: quote(WORDS) }, SECOND],
  ['a position inside a quotation', { ...quote('第二句在這裡,網絡強國'), refinedBy: position(7, 11) }, SECOND],
  ['a quotation inside an element', { type: 'CssSelector', value: '#p3', refinedBy: quote('mixed') }, at('mixed')],
  ['a position inside an element, which counts from there', { type: 'XPathSelector', refinedBy: position(0, 5) }, 'skipped'],
  [
    'blanks and quotation marks that a browser made of others',
    quote('“one” and <script>alert(1)</script> &'.replace(' and', '\n   and')),
    at('“one”'),
  ],
  ['a line end between paragraphs that became a blank', quote('[[w]]. 黨的十八大以來'), at('[[w]]')],
  ['numbers that are none', [quote('mixed'), { type: 'TextPositionSelector', start: '3', end: 1e308 }], at('mixed')],
])('%s', async (_name, selector, expected) => {
  const planned = await plan({ id: 'urn:x', target: { source: 'urn:text', selector } });
  const [record] = recordsOf(planned).annotations;
  if (typeof expected === 'number') {
    expect(planned.items.map(({ outcome }) => outcome)).toEqual(['placed']);
    expect(record?.targets[0].start).toBe(expected);
    expect(EXAMPLE_TEXT.text.slice(record?.targets[0].start, record?.targets[0].end)).toBe(record?.targets[0].quote.exact);
  } else expect(planned.items.map(({ outcome }) => outcome)).toEqual([expected]);
});

test('a fragment at the end of an address names a place, which cannot be checked without words', async () => {
  const planned = await plan({ id: 'urn:x', target: 'http://example.org/text.txt#char=3,8' });
  expect(planned.items).toMatchObject([{ outcome: 'skipped', reason: 'no-quotation' }]);
});

const textual = (value: unknown, more: object = {}) => ({ type: 'TextualBody', value, ...more });

test.each<[string, object, string, readonly string[]]>([
  ['a text alone', { body: 'words' }, 'words', []],
  ['an address alone', { body: 'https://example.org/a' }, 'https://example.org/a', []],
  ['a value', { bodyValue: 'words' }, 'words', []],
  ['several', { body: [textual('one'), textual('two')] }, 'one\ntwo', []],
  ['a choice', { body: { type: 'Choice', items: [textual('one'), textual('eins')] } }, 'one', []],
  ['a list', { body: { type: 'List', items: [textual('one'), 'two'] } }, 'one\ntwo', []],
  ['tags and a comment', { body: [textual('irony', { purpose: 'tagging' }), textual('why', { purpose: 'commenting' })] }, 'why', ['irony']],
  ['tags by the motivation of the whole', { motivation: 'tagging', body: [textual('irony'), textual('law')] }, '', ['irony', 'law']],
  [
    'a tag that is an address',
    { body: { type: 'SpecificResource', purpose: 'classifying', source: 'https://x.org/tags#Irony' } },
    '',
    ['Irony'],
  ],
  ['a tag of several purposes is a note', { body: textual('w', { purpose: ['tagging', 'commenting'] }) }, 'w', []],
  ['a path as we write it', { body: textual('Formula › 網絡', { purpose: 'tagging' }) }, '', ['Formula', 'Formula › 網絡']],
  ['Markdown', { body: textual('*a*\n\n- b', { format: 'text/markdown' }) }, 'a\n• b', []],
  ['HTML', { body: textual('<i>a</i><script>x</script><p>b', { format: 'text/html; charset=utf-8' }) }, 'a\nb', []],
  ['words in an older vocabulary', { body: { 'rdf:value': 'old' } }, 'old', []],
  ['none that can be read', { body: [null, 3, {}, { type: 'Image', id: 'javascript:alert(1)' }] }, '', []],
  ['tags of other types', { body: textual(['x', 4], { purpose: 'tagging' }) }, '', ['x']],
])('a body: %s', async (_name, body, words, names) => {
  const planned = await plan({ ...one, ...body });
  const { notes } = recordsOf(planned);
  expect(notes.map((note) => plainTextOf(note.body)).join('')).toBe(words);
  const made = planned.change?.edits.flatMap((edit) => (edit.table === 'codes' && edit.after !== null ? [edit.after] : [])) ?? [];
  expect(made.map(({ name }) => name)).toEqual(names.map((label) => label.split(' › ').at(-1)).filter((name) => name !== 'Formula'));
});

test('an answer to another annotation of the file stands in its note', async () => {
  const planned = await plan([
    { ...one, bodyValue: 'first' },
    {
      id: 'urn:r',
      motivation: 'replying',
      target: one.id,
      bodyValue: 'second',
      creator: { name: 'Wang Li' },
      created: '2026-01-02T03:04:05Z',
    },
    { id: 'urn:r2', motivation: 'replying', target: { source: 'urn:r' }, bodyValue: 'third' },
    { id: 'urn:r3', motivation: 'replying', target: 'urn:r3', bodyValue: 'to itself' },
  ]);
  expect(planned.items.map(({ outcome, reason }) => reason ?? outcome)).toEqual(['placed', 'answer', 'answer', 'reply']);
  const [note] = recordsOf(planned).notes;
  expect(note && plainTextOf(note.body)).toBe('first\nthird\nWang Li · 2026-01-02 03:04\nsecond');
});
