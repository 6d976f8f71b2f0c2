import { readFileSync } from 'node:fs';
import { ok } from '../shared/base/result';
import { sha256Hex } from '../shared/base/sha256';
import { EXAMPLE_CODEBOOK, EXAMPLE_COMMENTARIES, EXAMPLE_SOURCE, EXAMPLE_TEXT, exampleAnnotations } from '../shared/export/export.cases';
import { readBundledTexts } from '../shared/host/bundled-texts';
import { SCHEMA_VERSION } from '../shared/migration/schema-version';
import type { Snapshot } from '../shared/migration/snapshot';
import type { Edit } from '../shared/model/change';
import { commentaryBlockId, revisionId, sourceId } from '../shared/model/ids';
import { eachTable, type Source, type StoredText } from '../shared/model/records';
import { buildSample } from '../shared/sample/build-sample';
import { parseSample } from '../shared/sample/sample';
import { readSourceText } from '../shared/text/read-source-text';

/** When the library of the tests was made. */
const AT = Date.UTC(2026, 10, 23, 10);
const resource = (name: string) => readFileSync(new URL(`../resources/${name}`, import.meta.url));

/** The sample library, with a second source that holds what every format is tested with. */
export async function createLibrary(): Promise<Snapshot> {
  const bundled = await readBundledTexts(async (name) => ok(new Uint8Array(resource(`texts/${name}`))));
  const sample = parseSample(JSON.parse(resource('sample/sample.json').toString('utf8')));
  const text = bundled.ok ? bundled.value[0] : undefined;
  const read = text === undefined ? undefined : readSourceText(text.bytes);
  if (!sample.ok || text === undefined || read?.ok !== true) throw new Error('the sample cannot be read');
  const revision = {
    id: revisionId('revision-sample'),
    sourceId: sourceId('source-sample'),
    sha256: read.value.sha256,
    structure: null,
    originalSha256: null,
    createdAt: AT,
  };
  const { provenance } = text;
  const source: Source = { id: revision.sourceId, provenance, revisionId: revision.id, citation: null, createdAt: AT };
  const edits = buildSample(sample.value, { source, text: read.value, at: AT });
  return asSnapshot(
    [
      { table: 'sources', key: source.id, before: null, after: source },
      { table: 'revisions', key: revision.id, before: null, after: revision },
      ...edits,
      ...secondSource(),
    ],
    [text, EXAMPLE_TEXT],
  );
}

function secondSource(): readonly Edit[] {
  const { id, revisionId: revision } = EXAMPLE_SOURCE;
  const after = { ...EXAMPLE_SOURCE, createdAt: AT + 1 };
  return [
    { table: 'sources', key: id, before: null, after },
    {
      table: 'revisions',
      key: revision,
      before: null,
      after: { id: revision, sourceId: id, sha256: EXAMPLE_TEXT.sha256, structure: null, originalSha256: null, createdAt: AT },
    },
    ...EXAMPLE_COMMENTARIES.flatMap(({ commentary, blocks }): readonly Edit[] => [
      { table: 'commentaries', key: commentary.id, before: null, after: commentary },
      ...blocks.map((content, index): Edit => {
        const key = commentaryBlockId(`block-${index}`);
        const block = { id: key, commentaryId: commentary.id, order: String.fromCharCode(98 + index), content, updatedAt: AT };
        return { table: 'commentaryBlocks', key, before: null, after: block };
      }),
    ]),
    ...EXAMPLE_CODEBOOK.inOrder.map((code): Edit => ({ table: 'codes', key: code.id, before: null, after: code })),
    ...exampleAnnotations().flatMap(({ annotation, note }): readonly Edit[] => [
      { table: 'annotations', key: annotation.id, before: null, after: annotation },
      ...(note === null ? [] : [{ table: 'notes' as const, key: note.annotationId, before: null, after: note }]),
    ]),
  ];
}

function asSnapshot(edits: readonly Edit[], texts: readonly { readonly bytes: Uint8Array }[]): Snapshot {
  return {
    schemaVersion: SCHEMA_VERSION,
    tables: eachTable<Snapshot['tables']>((table) => edits.filter((edit) => edit.table === table).map(({ after }) => after)),
    texts: texts.map(({ bytes }): StoredText => ({ bytes, sha256: sha256Hex(bytes) })),
    seq: edits.length,
  };
}
