import { describe, expect, it } from 'vitest';
import { codeId } from './ids';
import { annotation, CITATION, code, note, REVISION, SOURCE } from './record.cases';
import type { TableName } from './records';
import { findRecordKey, validateRecord } from './validate-records';

const WHOLE_NOTE = {
  ...note('a1', ''),
  body: {
    type: 'doc',
    content: [
      { type: 'paragraph' },
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: '網', marks: [{ type: 'bold' }, { type: 'link', attrs: { href: 'https://x.y' } }] },
          { type: 'hardBreak' },
        ],
      },
      { type: 'blockquote', content: [{ type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }] }] },
      {
        type: 'orderedList',
        attrs: { start: 3 },
        content: [{ type: 'listItem', content: [{ type: 'codeBlock', content: [{ type: 'text', text: 'x' }] }] }],
      },
    ],
  },
};

function nestedNote(depth: number): unknown {
  let content: unknown = { type: 'paragraph' };
  for (let i = 0; i < depth; i++) content = { type: 'blockquote', content: [content] };
  return { ...note('a1', ''), body: { type: 'doc', content: [content] } };
}

describe('validateRecord', () => {
  it.each<[TableName, unknown]>([
    ['sources', SOURCE],
    ['sources', { ...SOURCE, citation: CITATION }],
    ['citationStyles', { id: 'http://www.zotero.org/styles/apa', title: 'APA', xml: '<style/>', createdAt: 1, updatedAt: 2 }],
    ['revisions', REVISION],
    ['annotations', annotation('a1', 3, 3, { trashedAt: 5 })],
    ['annotations', annotation('a1', 3, 3, { correction: { replacement: '', slip: 'addition' } })],
    ['codes', code('c1')],
    ['codes', code('c2', { parentId: codeId('c1'), order: -0.5, memo: note('a1', 'Ask again.').body })],
    ['notes', WHOLE_NOTE],
    ['notes', nestedNote(39)],
    ['colors', { id: 'red', name: null }],
  ])('gives a good record of %s back unchanged', (table, record) => {
    expect(validateRecord(table, record)).toEqual({ ok: true, value: record });
  });

  it.each<[string, TableName, unknown]>([
    ['nothing', 'annotations', null],
    ['a string', 'notes', 'note'],
    ['a field that is not known', 'annotations', { ...annotation('a1'), tags: [] }],
    ['a code given twice', 'annotations', annotation('a1', 0, 5, { codes: [codeId('c1'), codeId('c1')] })],
    ['a code without a name', 'codes', code('c1', { name: ' ' })],
    ['a code of another palette', 'codes', { ...code('c1'), color: 'yellow' }],
    ['an order that is no place', 'codes', code('c1', { order: Number.NaN })],
    ['no target', 'annotations', { ...annotation('a1'), targets: [] }],
    ['a passage that ends before it starts', 'annotations', annotation('a1', 5, 4)],
    ['a kind of slip that nobody knows', 'annotations', { ...annotation('a1'), correction: { replacement: '', slip: 'blunder' } }],
    ['half an offset', 'annotations', annotation('a1', 0.5, 4)],
    ['a colour of another palette', 'annotations', { ...annotation('a1'), color: 'pink' }],
    ['an empty id', 'annotations', { ...annotation('a1'), id: '' }],
    ['an offset beyond every text', 'annotations', annotation('a1', 0, 2 ** 31)],
    ['a time that no calendar has', 'annotations', { ...annotation('a1'), createdAt: 1e300 }],
    ['a time that is no number', 'annotations', { ...annotation('a1'), updatedAt: Number.NaN }],
    [
      'a script as a link',
      'notes',
      {
        ...note('a1', ''),
        body: {
          type: 'doc',
          content: [
            {
              type: 'paragraph',
              content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] }],
            },
          ],
        },
      },
    ],
    ['a node that notes do not have', 'notes', { ...note('a1', ''), body: { type: 'doc', content: [{ type: 'image' }] } }],
    ['endless nesting', 'notes', nestedNote(20_000)],
    ['a variable that CSL does not have', 'sources', { ...SOURCE, citation: { ...CITATION, colour: 'red' } }],
    ['a type that CSL does not have', 'sources', { ...SOURCE, citation: { type: 'boook' } }],
    ['a citation without a type', 'sources', { ...SOURCE, citation: { title: 'The Way' } }],
    ['an author without a name', 'sources', { ...SOURCE, citation: { ...CITATION, author: [{}] } }],
    ['a name both whole and in parts', 'sources', { ...SOURCE, citation: { ...CITATION, author: [{ literal: 'Xu', family: 'Xu' }] } }],
    ['a day that is in no calendar', 'sources', { ...SOURCE, citation: { ...CITATION, issued: { 'date-parts': [[2019, 2, 29]] } } }],
    ['an empty title', 'sources', { ...SOURCE, citation: { ...CITATION, title: ' ' } }],
    ['a style without a file', 'citationStyles', { id: 'x', title: '', xml: '', createdAt: 1, updatedAt: 2 }],
    ['a hash that is none', 'revisions', { ...REVISION, sha256: 'xyz' }],
  ])('refuses %s', (_what, table, record) => {
    expect(validateRecord(table, record)).toEqual({ ok: false, error: expect.stringMatching(/\w/) });
  });
});

describe('findRecordKey', () => {
  it('finds the key of bad rows too', () => {
    expect([
      findRecordKey('annotations', { id: 'a1', color: 'pink' }),
      findRecordKey('notes', { annotationId: 'a1', id: 'x' }),
      findRecordKey('colors', { name: 'x' }),
      findRecordKey('sources', null),
    ]).toEqual(['a1', 'a1', null, null]);
  });
});
