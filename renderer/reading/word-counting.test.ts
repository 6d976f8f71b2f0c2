import { expect, it } from 'vitest';
import { readSourceText } from '../../shared/text/read-source-text';
import { WordCounting } from './word-counting';

function read(words: string) {
  const text = readSourceText(new TextEncoder().encode(words));
  if (!text.ok) throw new Error(text.error.code);
  return text.value;
}

it('knows the words of a short text at once, those of the page around it left out', () => {
  const counting = new WordCounting(read('One and two.\n\nThree, 網絡.\n\nLeave a Reply\n'));
  expect(counting.count).toEqual({ words: 6, isKnown: true });
});

it('expects of a long text nearly what it has, and knows it in the end', () => {
  const counting = new WordCounting(read('Seven words stand in each such paragraph. \n\n'.repeat(10_000)));
  const expected = counting.count;
  expect(expected.isKnown).toBe(false);
  expect(Math.abs(expected.words - 70_000)).toBeLessThan(7_000);
  while (!counting.isDone) counting.goOn();
  expect(counting.count).toEqual({ words: 70_000, isKnown: true });
});
