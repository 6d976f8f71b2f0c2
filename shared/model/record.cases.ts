import fc from 'fast-check';
import type { Edit } from './change';
import type { CslItem } from './csl-item';
import { annotationId, bookmarkId, codeId, passId, relationId, relationTypeId, revisionId, sourceId } from './ids';
import type { Annotation, Bookmark, Code, ColorName, Correction, Memo, Note, ReadingPass, Relation, Revision, Source } from './records';
import { COLOR_IDS } from './records';

export const SOURCE: Source = {
  id: sourceId('s1'),
  provenance: {
    fileName: 'the-way.txt',
    sha256: 'a'.repeat(64),
    title: 'The Way',
    author: 'Xu Shan',
    authorNote: null,
    language: 'en',
    translationOf: null,
    obtained: 'Written for this test.',
  },
  revisionId: revisionId('r1'),
  citation: null,
  createdAt: 1000,
};

export const CITATION: CslItem = {
  type: 'article-newspaper',
  title: 'The Way',
  author: [{ family: 'Xu', given: 'Shan' }, { literal: 'Central Academy of Party History and Documentation' }],
  issued: {
    'date-parts': [
      [2018, 9],
      [2018, 10],
    ],
  },
  accessed: { 'date-parts': [[2020, 2, 29]], circa: true },
  'original-date': { literal: '春秋' },
};

export const REVISION: Revision = {
  id: revisionId('r1'),
  sourceId: sourceId('s1'),
  sha256: 'a'.repeat(64),
  structure: null,
  originalSha256: null,
  createdAt: 1000,
};

export const CORRECTION: Correction = { replacement: 'our country', slip: 'term' };

export function annotation(id: string, start = 0, end = start + 5, changes: Partial<Annotation> = {}): Annotation {
  return {
    id: annotationId(id),
    sourceId: sourceId('s1'),
    color: 'yellow',
    targets: [
      {
        revisionId: revisionId('r1'),
        start,
        end,
        quote: { exact: 'cyber power', prefix: 'into a ', suffix: '. The' },
        paragraph: 7,
        occurrence: [2, 8],
      },
    ],
    codes: [],
    check: null,
    correction: null,
    passId: null,
    createdAt: 2000,
    updatedAt: 2000,
    trashedAt: null,
    ...changes,
  };
}

export function note(id: string, text: string, at = 3000): Note {
  return {
    annotationId: annotationId(id),
    body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] },
    createdAt: at,
    updatedAt: at,
  };
}

export function code(id: string, changes: Partial<Code> = {}): Code {
  return {
    id: codeId(id),
    parentId: null,
    name: `Code ${id}`,
    color: 'blue',
    definition: '',
    memo: null,
    examples: [],
    order: 0,
    createdAt: 2500,
    updatedAt: 2500,
    ...changes,
  };
}

/** An edit of one of few records, so that sequences of them meet. */
const state = fc.option(fc.integer({ min: 1, max: 3 }), { nil: null });

type Step = { readonly key: string; readonly table: 'annotations' | 'notes' | 'codes' | 'colors'; readonly to: number | null };

const step: fc.Arbitrary<Step> = fc.record({
  table: fc.constantFrom('annotations', 'notes', 'codes', 'colors'),
  key: fc.constantFrom('yellow', 'red', 'blue'),
  to: state,
});

/** Sequences of edits that follow from one another, starting from nothing. */
export const editChains: fc.Arbitrary<readonly (readonly Edit[])[]> = fc
  .array(fc.array(step, { maxLength: 6 }), { maxLength: 6 })
  .map((lists) => {
    const now = new Map<string, number | null>();
    return lists.map((steps) =>
      steps.map((one) => {
        const before = now.get(`${one.table} ${one.key}`) ?? null;
        now.set(`${one.table} ${one.key}`, one.to);
        return editOf(one, before);
      }),
    );
  });

function editOf({ table, key, to }: Step, before: number | null): Edit {
  const annotationAt = (at: number | null) =>
    at === null ? null : annotation(key, at, at + 5, { correction: at === 2 ? CORRECTION : null });
  const noteAt = (at: number | null) => (at === null ? null : note(key, `version ${at}`));
  if (table === 'annotations') return { table, key, before: annotationAt(before), after: annotationAt(to) };
  if (table === 'notes') return { table, key, before: noteAt(before), after: noteAt(to) };
  const codeAt = (at: number | null) => (at === null ? null : code(key, { order: at }));
  if (table === 'codes') return { table, key, before: codeAt(before), after: codeAt(to) };
  return { table, key, before: colorAt(key, before), after: colorAt(key, to) };
}

function colorAt(key: string, at: number | null): ColorName | null {
  const id = COLOR_IDS.find((color) => color === key);
  if (at === null || id === undefined) return null;
  return { id, name: `name ${at}` };
}

export function relation(id: string, from: string, to: string, changes: Partial<Relation> = {}): Relation {
  return {
    id: relationId(id),
    typeId: relationTypeId('echoes'),
    fromId: annotationId(from),
    toId: annotationId(to),
    createdAt: 2600,
    updatedAt: 2600,
    ...changes,
  };
}

export function memo(id: Memo['id'], text: string, at = 3000): Memo {
  return { id, body: note('any', text).body, createdAt: at, updatedAt: at };
}

export function bookmark(id: string, changes: Partial<Bookmark> = {}): Bookmark {
  const [target] = annotation(id).targets;
  return { id: bookmarkId(id), sourceId: SOURCE.id, target, name: '', createdAt: 2700, updatedAt: 2700, ...changes };
}

export function pass(id: string, changes: Partial<ReadingPass> = {}): ReadingPass {
  return { id: passId(id), sourceId: SOURCE.id, name: '', startedAt: 2800, endedAt: null, updatedAt: 2800, ...changes };
}
