import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packArchive } from '../../shared/archive/write-archive';
import { ok } from '../../shared/base/result';
import { SCHEMA_VERSION } from '../../shared/migration/schema-version';
import { annotation, note } from '../../shared/model/record.cases';
import { MOST_MEMORY, OpeningAlone } from './opening-alone';

const MB = 1024 * 1024;

let alone: OpeningAlone;
beforeAll(async () => {
  alone = await OpeningAlone.build('restore');
});
afterAll(() => alone.clear());

/** A text of its own for every index. */
function textOf(index: number, bytes: number): Uint8Array {
  const text = new Uint8Array(bytes).fill(97 + index);
  text.set(new TextEncoder().encode(`text ${index}`));
  return text;
}

async function writeLibrary(file: string, sizes: readonly number[]): Promise<number> {
  const annotations = Array.from({ length: 10_000 }, (_, index) => annotation(`a${index}`, index));
  const notes = annotations.map(({ id }) => note(id, `a note on ${id}`));
  const texts = sizes.map((size, index) => ({ sha256: `${index}`, load: async () => ok(textOf(index, size)) }));
  const stream = createWriteStream(file);
  let written = 0;
  await packArchive({ schemaVersion: SCHEMA_VERSION, tables: { annotations, notes }, texts, seq: 1 }, 0, async (bytes) => {
    written += bytes.byteLength;
    if (!stream.write(bytes.slice())) await once(stream, 'drain');
  });
  stream.end();
  await once(stream, 'close');
  return written;
}

test.each([
  ['merge', Array.from({ length: 20 }, () => 21 * MB)],
  ['replace', [150 * MB, 150 * MB, 110 * MB]],
] as const)(
  'an archive of 400 MB is looked into, restored from (%s) and written again in no more memory than is allowed',
  async (mode, sizes) => {
    expect(await writeLibrary(path.join(alone.folder, 'large.postil'), sizes)).toBeGreaterThan(400 * MB);
    const told = alone.run(alone.folder, 'large.postil', mode);
    expect(told.outcome).toBe(`${sizes.length} texts`);
    expect(told.memory).toBeLessThan(MOST_MEMORY);
  },
  900_000,
);
