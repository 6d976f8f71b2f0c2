import { expect, test } from 'vitest';
import { planTextSource } from './plan-text-source';

const CONTEXT = { fileName: 'essay.txt', obtained: 'From a file.', at: 7 };
const WORDS = 'On Method\n\nThe first paragraph, 網絡強國, which is longer than its title.\n\nThe second.';

function wide(words: string, isLittle: boolean): Uint8Array {
  const bytes = new Uint8Array(words.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < words.length; at += 1) view.setUint16(at * 2, words.charCodeAt(at), isLittle);
  return bytes;
}

function plan(bytes: Uint8Array) {
  const planned = planTextSource(bytes, CONTEXT);
  if (!planned.ok) return planned.error;
  const { source, revision, texts } = planned.value.prepared;
  const decoded = new TextDecoder('utf-8', { ignoreBOM: true }).decode(texts[0]?.bytes);
  return [source.provenance.title, decoded, revision.originalSha256 !== null, texts.length];
}

test('UTF-8 stands as it is, a byte order mark included', () => {
  expect(plan(new TextEncoder().encode(WORDS))).toEqual(['On Method', WORDS, false, 1]);
  expect(plan(new TextEncoder().encode(`\ufeff${WORDS}`))).toEqual(['On Method', `\ufeff${WORDS}`, false, 1]);
  expect(plan(new TextEncoder().encode('one line.'))).toEqual(['essay', 'one line.', false, 1]);
});

test.each([true, false])('UTF-16 is read by its byte order mark and kept beside (little end first: %s)', (isLittle) => {
  expect(plan(wide(`\ufeff${WORDS}`, isLittle))).toEqual(['On Method', `\ufeff${WORDS}`, true, 2]);
});

test('what is no text, no UTF-8 or no words says so', () => {
  expect(plan(Uint8Array.of(0x41, 0xb5, 0xb3))).toEqual({ code: 'text-not-utf8', at: 1 });
  expect(plan(Uint8Array.of(0x41, 0, 0x42))).toEqual({ code: 'not-text' });
  expect(plan(Uint8Array.of(0x20, 0x0a))).toEqual({ code: 'no-words' });
  expect(plan(Uint8Array.of(0xff, 0xfe, 0x41))).toEqual({ code: 'text-not-utf8', at: 0 });
});
