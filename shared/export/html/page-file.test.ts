import type { Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { expect, test } from 'vitest';
import { pageFile } from './page-file';

const NO_CHARACTERS = '\u0007\u009F\uFFFE\u{1FFFF}\uD800';

const count = (html: string, words: string) => html.split(words).length - 1;
const rows = (many: number) => Array.from({ length: many }, (_, index) => index);

/** Everything that may be long, inside what may be long, and things that may not, with line ends of every kind and what no page can hold. */
function pageWith(many: number): Root {
  const blocks = rows(many).map((index) =>
    h('p', { id: `b-${index}` }, [`${index} `, h('mark', ['a < b']), '\r\r\n', h('br'), NO_CHARACTERS]),
  );
  const table = h('table', [
    h(
      'tbody',
      rows(many).map((index) => h('tr', [h('td', [String(index)])])),
    ),
  ]);
  const body = h('body', [h('main', [h('article', { lang: 'zh' }, blocks), h('section', [table, h('ol', [h('li', ['one'])])])])]);
  return { type: 'root', children: [{ type: 'doctype' }, h('html', { lang: 'en' }, [h('head', [h('style', ['a>b{}'])]), body])] };
}

test('written element by element, a page is what it is when written at once', async () => {
  for (const many of [0, 3, 200]) {
    const page = pageWith(many);
    const { bytes } = await pageFile('a.html', page, { report: () => undefined });
    expect(new TextDecoder().decode(bytes)).toBe(
      `${toHtml(page).replaceAll('\r\r\n', '\n\n').replaceAll(NO_CHARACTERS, '\uFFFD'.repeat(5))}\n`,
    );
  }
});

test('for a look there is its beginning: some blocks, some rows, and all that is said of the page', async () => {
  const { preview = '' } = await pageFile('a.html', pageWith(200), { report: () => undefined });
  expect([count(preview, '<p '), count(preview, '<tr>'), count(preview, '<style>')]).toEqual([40, 40, 1]);
  expect(preview.startsWith('<!doctype html><html lang="en">')).toBe(true);
  const short = await pageFile('a.html', pageWith(3), { report: () => undefined });
  expect(short.preview).toBe(new TextDecoder().decode(short.bytes));
});
