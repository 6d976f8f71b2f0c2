import { expect, test } from 'vitest';
import { lookAt } from './look-at';

const SHOWN = { lines: 2, columns: 4, characters: 100 };
const file = (words: string) => ({ fileName: 'a.txt', mime: 'text/plain', bytes: new TextEncoder().encode(words) });

test('the first lines, long ones cut, and how many more there are, whatever ends them', () => {
  expect(lookAt(file('one\r\nlonger\rthree\nfour'), SHOWN)).toEqual({ fileName: 'a.txt', words: 'one\nlong…', more: 2 });
  expect(lookAt(file('one'), SHOWN)).toEqual({ fileName: 'a.txt', words: 'one', more: 0 });
});

test('of what is no text, the beginning of what can be shown for it: how much there is, nobody has counted', () => {
  expect(lookAt({ ...file('PK'), preview: 'a\nb\nc' }, SHOWN)).toMatchObject({ words: 'a\nb', more: null });
  expect(lookAt({ ...file('PK'), preview: 'a\nb' }, SHOWN)).toMatchObject({ words: 'a\nb', more: 0 });
});

test('a page gives its own beginning whole: cut at a line it would be no page', () => {
  const page = { fileName: 'a.html', mime: 'text/html', bytes: new Uint8Array(), preview: '<p>a</p>\n<p>b</p>\n<p>c</p>' };
  expect(lookAt(page, SHOWN)).toEqual({ fileName: 'a.html', words: page.preview, more: 0 });
});

test('no more characters than can be laid out at once, and always the first line', () => {
  const ask = (characters: number) => lookAt(file('one\ntwo\nsix'), { lines: 9, columns: 9, characters });
  expect([ask(6), ask(5), ask(1)].map(({ words, more }) => [words, more])).toEqual([
    ['one\ntwo', 1],
    ['one', 2],
    ['one', 2],
  ]);
});
