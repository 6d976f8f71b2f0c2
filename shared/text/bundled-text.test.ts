import { expect, test } from 'vitest';
import { readProjectFile } from '../../e2e/support/texts';
import { sha256Hex } from '../base/sha256';
import { parseBundledTexts } from './bundled-text';

const json = () => new TextDecoder().decode(readProjectFile('resources/texts/provenance.json'));

test('every bundled file is the one that its provenance describes', () => {
  const texts = parseBundledTexts(json());
  if (!texts.ok) throw new Error(texts.error.detail);
  expect(texts.value.map((text) => [text.id, text.fileName, text.author])).toEqual([
    ['internet-governance', '000_9b8cccd7a277c6cf.txt', 'Xu Shan'],
  ]);
  for (const text of texts.value) {
    const bytes = readProjectFile(`resources/texts/${text.file}`);
    expect(sha256Hex(bytes)).toBe(text.sha256);
    const words = new TextDecoder().decode(bytes);
    expect([words.includes(text.title), words.includes(`(Author: ${text.author}, ${text.authorNote})`)]).toEqual([true, true]);
  }
});

test('a list that is none says what is wrong with it', () => {
  expect(parseBundledTexts('[').ok).toBe(false);
  expect(parseBundledTexts('[{"id":"a"}]')).toMatchObject({ ok: false, error: { code: 'not-bundled-texts' } });
  const misspelt = json().replace('"authorNote"', '"authornote"');
  expect(parseBundledTexts(misspelt)).toMatchObject({ ok: false, error: { code: 'not-bundled-texts' } });
  const outside = json().replace('"file": "', '"file": "../');
  expect(parseBundledTexts(outside)).toMatchObject({ ok: false, error: { code: 'not-bundled-texts' } });
  const twice = JSON.stringify([...JSON.parse(json()), ...JSON.parse(json())]);
  expect(parseBundledTexts(twice)).toEqual({ ok: false, error: { code: 'not-bundled-texts', detail: 'list: two texts have the same id' } });
});
