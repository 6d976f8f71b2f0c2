import type { RawTables } from './snapshot';

const BODY = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Four nouns' }] }] };
const QUOTE = { exact: 'cyber power', prefix: 'into a ', suffix: '. The' };

const OF_VERSION_5 = {
  id: 'a1',
  sourceId: 's1',
  color: 'red',
  targets: [{ revisionId: 'r1', start: 3, end: 14, quote: QUOTE, paragraph: 7, occurrence: [2, 8] }],
  codes: ['c1'],
  check: 'open',
  passId: null,
  createdAt: 10,
  updatedAt: 20,
  trashedAt: null,
};

interface MigrationCase {
  readonly to: number;
  /** Tables as the version before `to` stored them. */
  readonly before: RawTables;
  readonly after: RawTables;
}

/** One entry for every migration, starting from the version before it. */
export const MIGRATION_CASES: readonly MigrationCase[] = [
  {
    to: 2,
    before: {
      sources: [{ id: 's1' }],
      annotations: [
        {
          id: 'a1',
          sourceId: 's1',
          color: 'red',
          targets: [{ revisionId: 'r1', start: 3, end: 14, quote: QUOTE, paragraph: 7 }],
          note: BODY,
          createdAt: 10,
          updatedAt: 20,
        },
        {
          id: 'a2',
          sourceId: 's1',
          color: 'blue',
          targets: [{ revisionId: 'r1', start: 5, end: 7, quote: QUOTE, paragraph: null }],
          note: null,
          createdAt: 11,
          updatedAt: 11,
        },
        { id: 'bad', targets: 'none' },
      ],
      colors: [{ id: 'red', name: 'errors' }],
    },
    after: {
      sources: [{ id: 's1' }],
      annotations: [
        {
          id: 'a1',
          sourceId: 's1',
          color: 'red',
          targets: [{ revisionId: 'r1', start: 3, end: 14, quote: QUOTE, paragraph: 7, occurrence: [1, 1] }],
          createdAt: 10,
          updatedAt: 20,
          trashedAt: null,
        },
        {
          id: 'a2',
          sourceId: 's1',
          color: 'blue',
          targets: [{ revisionId: 'r1', start: 5, end: 7, quote: QUOTE, paragraph: null, occurrence: [1, 1] }],
          createdAt: 11,
          updatedAt: 11,
          trashedAt: null,
        },
        { id: 'bad', targets: 'none', trashedAt: null },
      ],
      colors: [{ id: 'red', name: 'errors' }],
      notes: [{ annotationId: 'a1', body: BODY, createdAt: 20, updatedAt: 20 }],
    },
  },
  {
    to: 3,
    before: {
      annotations: [
        {
          id: 'a1',
          sourceId: 's1',
          color: 'red',
          targets: [{ revisionId: 'r1', start: 3, end: 14, quote: QUOTE, paragraph: 7, occurrence: [2, 8] }],
          createdAt: 10,
          updatedAt: 20,
          trashedAt: 30,
        },
        { id: 'bad', targets: 'none', trashedAt: null },
      ],
      notes: [{ annotationId: 'a1', body: BODY, createdAt: 20, updatedAt: 20 }],
    },
    after: {
      codes: [],
      annotations: [
        {
          id: 'a1',
          sourceId: 's1',
          color: 'red',
          targets: [{ revisionId: 'r1', start: 3, end: 14, quote: QUOTE, paragraph: 7, occurrence: [2, 8] }],
          codes: [],
          createdAt: 10,
          updatedAt: 20,
          trashedAt: 30,
        },
        { id: 'bad', targets: 'none', codes: [], trashedAt: null },
      ],
      notes: [{ annotationId: 'a1', body: BODY, createdAt: 20, updatedAt: 20 }],
    },
  },
  {
    to: 4,
    before: {
      sources: [{ id: 's1' }],
      codes: [{ id: 'c1', name: 'Formula' }],
      annotations: [
        {
          id: 'a1',
          sourceId: 's1',
          color: 'red',
          targets: [{ revisionId: 'r1', start: 3, end: 14, quote: QUOTE, paragraph: 7, occurrence: [2, 8] }],
          codes: ['c1'],
          createdAt: 10,
          updatedAt: 20,
          trashedAt: null,
        },
        { id: 'bad', targets: 'none', codes: [], trashedAt: null },
      ],
    },
    after: {
      sources: [{ id: 's1', citation: null }],
      codes: [{ id: 'c1', name: 'Formula', examples: [] }],
      passes: [],
      annotations: [
        {
          id: 'a1',
          sourceId: 's1',
          color: 'red',
          targets: [{ revisionId: 'r1', start: 3, end: 14, quote: QUOTE, paragraph: 7, occurrence: [2, 8] }],
          codes: ['c1'],
          check: null,
          passId: null,
          createdAt: 10,
          updatedAt: 20,
          trashedAt: null,
        },
        { id: 'bad', targets: 'none', codes: [], check: null, passId: null, trashedAt: null },
      ],
      relationTypes: [],
      relations: [],
      memos: [],
      bookmarks: [],
      commentaries: [],
      commentaryBlocks: [],
      citationStyles: [],
    },
  },
  {
    to: 5,
    before: { notes: [{ annotationId: 'a1', body: BODY, createdAt: 20, updatedAt: 20 }] },
    after: { notes: [{ annotationId: 'a1', body: BODY, createdAt: 20, updatedAt: 20 }], history: [] },
  },
  {
    to: 6,
    before: {
      sources: [{ id: 's1' }],
      revisions: [{ id: 'r1', sourceId: 's1', sha256: 'a'.repeat(64), createdAt: 10 }, { id: 'bad' }],
      annotations: [OF_VERSION_5, { id: 'bad', targets: 'none' }],
      history: [
        { id: '3', parts: [{ kind: 'altered', before: { color: 'red' }, after: { color: 'blue' }, note: null }, { kind: 'made' }] },
        { id: '4', parts: [{ kind: 'removed', annotation: OF_VERSION_5, note: null }, 'bad'] },
        { id: 'bad' },
      ],
    },
    after: {
      sources: [{ id: 's1' }],
      revisions: [
        { id: 'r1', sourceId: 's1', sha256: 'a'.repeat(64), createdAt: 10, structure: null, originalSha256: null },
        { id: 'bad', structure: null, originalSha256: null },
      ],
      annotations: [
        { ...OF_VERSION_5, correction: null },
        { id: 'bad', targets: 'none', correction: null },
      ],
      history: [
        { id: '3', parts: [{ kind: 'altered', before: { color: 'red' }, after: { color: 'blue' }, note: null }, { kind: 'made' }] },
        { id: '4', parts: [{ kind: 'removed', annotation: { ...OF_VERSION_5, correction: null }, note: null }, 'bad'] },
        { id: 'bad' },
      ],
    },
  },
];
