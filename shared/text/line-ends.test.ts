import { expect, test } from 'vitest';
import { joinLines } from './line-ends';

test.each([
  ['one\ntwo', 'one two'],
  ['one  \r\n\n\t two', 'one two'],
  ['\u3000one \u2028 two  three\r', '\u3000one \u2028 two  three '],
  ['一\n二', '一 二'],
])('%j is %j in one line', (lines, line) => {
  expect(joinLines(lines)).toBe(line);
});

test('lines are joined by what is asked for', () => {
  expect(joinLines('one \n\n two\nthree', '\n')).toBe('one\ntwo\nthree');
});

test('a run of blanks without a line end stays, and costs no time', () => {
  const wide = `one${' '.repeat(300_000)}two`;
  const begun = performance.now();
  expect(joinLines(wide)).toBe(wide);
  expect(performance.now() - begun).toBeLessThan(1000);
});
