import { expect, it } from 'vitest';
import { languageRunsOf } from './language-runs';
import { readSourceText } from './read-source-text';
import { scriptOf } from './script';

function findRuns(text: string) {
  const source = readSourceText(new TextEncoder().encode(text));
  if (!source.ok) throw new Error(source.error.code);
  const [block] = source.value.blocks;
  if (block === undefined) throw new Error('no block');
  return languageRunsOf(source.value, block).map(({ span }) => [span.start, span.end]);
}

it('finds a letter of any other script among Han, also where Han blocks are passed over quickly', () => {
  const missed: string[] = [];
  for (let unit = 0x80; unit < 0xffff; unit += 1) {
    const script = scriptOf(unit);
    // A single Latin letter is no run; half a surrogate pair is no letter.
    if (script === 'none' || script === 'han' || script === 'latin') continue;
    if (findRuns(`${'漢字'.repeat(9)}${String.fromCharCode(unit)}漢字`).length !== 1) missed.push(unit.toString(16));
  }
  expect(missed).toEqual([]);
});

it('finds none in Han with digits, spaces and punctuation, and words among them', () => {
  expect(findRuns('二〇二六年，「漢字」 12 個……')).toEqual([]);
  expect(findRuns('這是 TipTap 的文字，это 也是。')).toEqual([
    [3, 9],
    [14, 17],
  ]);
});
