import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';
import { expect, test } from 'vitest';
import { sha256Hex } from '../base/sha256';
import { packFiles, packSmallFiles } from './pack';

const FILES = [
  { name: 'notes/網絡強國.md', bytes: new TextEncoder().encode('a note') },
  { name: 'empty.md', bytes: new Uint8Array() },
  { name: 'long.bin', bytes: Uint8Array.from({ length: 700_001 }, (_, index) => (index * index) >> 8) },
];

interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Vitest compares long arrays number by number, which takes seconds. */
const sumUp = (files: readonly NamedFile[]) => files.map(({ name, bytes }) => ({ name, sum: sha256Hex(bytes) }));

async function unpack(zip: Uint8Array) {
  const reader = new ZipReader(new Uint8ArrayReader(zip), { checkSignature: true });
  const entries = (await reader.getEntries()).filter((entry) => !entry.directory);
  return await Promise.all(entries.map(async (entry) => ({ name: entry.filename, bytes: await entry.getData(new Uint8ArrayWriter()) })));
}

test('every file is found under its name, in its order, byte for byte', async () => {
  expect(sumUp(await unpack(await packFiles(FILES, undefined)))).toEqual(sumUp(FILES));
  expect(sumUp(await unpack(packSmallFiles(FILES)))).toEqual(sumUp(FILES));
});

test('the same files give the same bytes', async () => {
  expect(sha256Hex(await packFiles(FILES, undefined))).toBe(sha256Hex(await packFiles(FILES, undefined)));
  expect(sha256Hex(packSmallFiles(FILES))).toBe(sha256Hex(packSmallFiles(FILES)));
});

test('packing can be stopped', async () => {
  const reason = new Error('enough');
  await expect(packFiles(FILES, AbortSignal.abort(reason))).rejects.toBe(reason);
});
