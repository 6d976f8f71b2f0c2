import { readFileSync } from 'node:fs';
import { readSourceText } from '../../shared/text/read-source-text';
import type { SourceText } from '../../shared/text/source-text';

/** The text that a new library opens on. */
export const BUNDLED_FILE = 'resources/texts/000_9b8cccd7a277c6cf.txt';
/** Awkward documents of our own, under e2e/texts. */
export const ZOO = [
  'astral.txt',
  'broken-lines.txt',
  'byte-order-mark.txt',
  'combining.txt',
  'comment-form.txt',
  'empty-lines.txt',
  'han.txt',
  'line-ends.txt',
  'right-to-left.txt',
  'turkish.txt',
] as const;

/** The bytes of a file of this project, by its path from the top. */
export function readProjectFile(path: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../../${path}`, import.meta.url)));
}

export function readZoo(name: (typeof ZOO)[number]): SourceText {
  return sourceOf(readProjectFile(`e2e/texts/${name}`));
}

export function readBundledText(): SourceText {
  return sourceOf(readProjectFile(BUNDLED_FILE));
}

/** A SourceText from words in a test. */
export function textOf(words: string): SourceText {
  return sourceOf(new TextEncoder().encode(words));
}

function sourceOf(bytes: Uint8Array): SourceText {
  const read = readSourceText(bytes);
  if (!read.ok) throw new Error(`not a text: ${read.error.code}`);
  return read.value;
}
