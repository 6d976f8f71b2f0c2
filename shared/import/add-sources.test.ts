import { expect, test } from 'vitest';
import { sha256Hex } from '../base/sha256';
import type { Edit } from '../model/change';
import { readRevisionText } from '../model/read-revision-text';
import { annotation, code, note } from '../model/record.cases';
import { nameStep } from '../model/step-name';
import { validateRecord } from '../model/validate-records';
import { addSources, type NewSource, prepareSource } from './add-sources';

const bytes = new TextEncoder().encode('A title\n\n1. The first.');
const original = Uint8Array.of(0x50, 0x4b, 3, 4);

const PROVENANCE = {
  fileName: 'a.docx',
  title: 'A title',
  author: null,
  authorNote: null,
  language: 'en',
  translationOf: null,
  obtained: '',
};

const COMING: NewSource = {
  provenance: PROVENANCE,
  bytes,
  structure: [
    { start: 0, end: 7, kind: 'heading', level: 2 },
    { start: 9, end: 22, kind: 'paragraph', level: 1 },
  ],
  original,
};

function prepared(coming: NewSource, at = 1000) {
  const source = prepareSource(coming, at);
  if (!source.ok) throw new Error(source.error.code);
  return source.value;
}

test('a text becomes records that are stored, and read again as the same text', () => {
  const { source, revision, text, texts } = prepared(COMING);
  expect([validateRecord('sources', source).ok, validateRecord('revisions', revision).ok]).toEqual([true, true]);
  expect(source.provenance).toEqual({ ...PROVENANCE, sha256: sha256Hex(original) });
  expect([revision.sha256, revision.originalSha256]).toEqual([sha256Hex(bytes), sha256Hex(original)]);
  expect(texts.map((stored) => stored.sha256)).toEqual([sha256Hex(bytes), sha256Hex(original)]);
  expect(readRevisionText(revision, bytes)).toEqual({ ok: true, value: text });
  expect(text.blocks.map(({ kind, level, paragraph }) => [kind, level, paragraph])).toEqual([
    ['heading', 2, null],
    ['paragraph', 1, 1],
  ]);
});

test('the same file has the same ids whenever it comes; another, or another text of one file, has others', () => {
  const id = (coming: NewSource, at?: number) => prepared(coming, at).source.id;
  const ids = [id(COMING), id({ ...COMING, original: null, structure: null }), id({ ...COMING, key: 'text 1 of project 7' })];
  expect(new Set(ids).size).toBe(3);
  expect(id(COMING, 5000)).toBe(ids[0]);
});

test('a text that cannot be read is an error, and so is a structure that is not its own', () => {
  expect(prepareSource({ ...COMING, bytes: Uint8Array.of(0xff) }, 0)).toEqual({ ok: false, error: { code: 'not-utf8', at: 0 } });
  expect(prepareSource({ ...COMING, bytes: Uint8Array.of() }, 0)).toEqual({ ok: false, error: { code: 'misfit', block: 0 } });
});

test('one change adds sources with all that lies on them, in the order in which records refer to each other', () => {
  const one = prepared(COMING);
  const other = prepared({ ...COMING, original: null });
  const laid = annotation('a1', 0, 7, { sourceId: one.source.id });
  const beside: readonly Edit[] = [
    { table: 'notes', key: 'a1', before: null, after: note('a1', 'A thought') },
    { table: 'annotations', key: 'a1', before: null, after: laid },
    { table: 'codes', key: 'c1', before: null, after: code('c1') },
  ];
  const change = addSources([one, other], beside, { at: 7, group: 'g' });
  expect(change.edits.map(({ table, key }) => `${table} ${key}`)).toEqual([
    `sources ${one.source.id}`,
    `sources ${other.source.id}`,
    `revisions ${one.revision.id}`,
    `revisions ${other.revision.id}`,
    'codes c1',
    'annotations a1',
    'notes a1',
  ]);
  expect(nameStep(change.label, change.edits)).toEqual({ label: 'import-source', count: 2, subject: 'A title' });
});
