import { expect, test } from 'vitest';
import { readBundledText, readZoo } from '../../e2e/support/texts';
import { countWords } from './count-words';

test.each([
  ['', 0],
  ['… — ', 0],
  ['The long-term reader’s 3.14 margins.', 5],
  ['“quoted” - dashed -- and so on.', 5],
  ['Re\u0301sume\u0301 des Straßenkämpfers', 3],
  ['網絡強國。 2014年2月27日', 10],
  ['𠮷野家 𝒜𝒜', 4],
  ['He wrote 過不了 there.', 6],
  ['בְּרֵאשִׁית בָּרָא', 2],
  ['ภาษาไทย', 2],
])('%s has %i', (text, count) => {
  expect(countWords(text)).toBe(count);
});

test('agrees with a pattern that says the same', () => {
  const pattern =
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}\p{N}])+(?:['’.,·-](?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}\p{N}])+)*/gu;
  for (const { text } of [
    readBundledText(),
    readZoo('astral.txt'),
    readZoo('han.txt'),
    readZoo('right-to-left.txt'),
    readZoo('turkish.txt'),
  ]) {
    expect(countWords(text)).toBe(text.match(pattern)?.length);
  }
});
