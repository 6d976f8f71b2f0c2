import { expect, test } from 'vitest';
import { countWords } from './count-words';

test.each([
  ['', 0],
  ['… — ', 0],
  ['The long-term reader’s 3.14 margins.', 5],
  ['Re\u0301sume\u0301 des Straßenkämpfers', 3],
  ['網絡強國。 2014年2月27日', 10],
  ['He wrote 過不了 there.', 6],
  ['בְּרֵאשִׁית בָּרָא', 2],
  ['ภาษาไทย', 2],
])('%s has %i', (text, count) => {
  expect(countWords(text)).toBe(count);
});
