import { expect, test } from 'vitest';
import { readProjectFile } from '../../e2e/support/texts';
import { ok } from '../base/result';
import { readBundledTexts } from './bundled-texts';

const folder = (fileName: string) => readProjectFile(`resources/texts/${fileName}`);

test('every bundled file is the one that its provenance describes', async () => {
  const texts = await readBundledTexts((fileName) => Promise.resolve(ok(folder(fileName))));
  if (!texts.ok) throw new Error(texts.error.code);
  expect(texts.value.map(({ id, provenance }) => [id, provenance.fileName, provenance.author])).toEqual([
    ['internet-governance', '000_9b8cccd7a277c6cf.txt', 'Xu Shan'],
  ]);
  for (const { bytes, provenance } of texts.value) {
    const words = new TextDecoder().decode(bytes);
    expect(words).toContain(`\n${provenance.title}\n`);
    expect(words).toContain(`(Author: ${provenance.author}, ${provenance.authorNote})`);
  }
});

test('one altered byte is noticed', async () => {
  const altered = (fileName: string) => {
    const bytes = folder(fileName);
    if (fileName.endsWith('.txt')) bytes[100] = 0x20;
    return Promise.resolve(ok(bytes));
  };
  expect(await readBundledTexts(altered)).toMatchObject({ ok: false, error: { code: 'damaged' } });
});

test('a provenance with a misspelt key is none', async () => {
  const misspelt = (fileName: string) => {
    const words = new TextDecoder().decode(folder(fileName)).replace('"authorNote"', '"authornote"');
    return Promise.resolve(ok(new TextEncoder().encode(words)));
  };
  expect(await readBundledTexts(misspelt)).toMatchObject({ ok: false, error: { code: 'damaged' } });
});
