import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { BUNDLED_STYLES } from './bundled-styles';
import { readCitationStyle } from './read-citation-style';

const read = (name: string) => readFileSync(new URL(`../../resources/styles/${name}.csl`, import.meta.url), 'utf8');

test.each(BUNDLED_STYLES)('the bundled style $name is one, with its licence', ({ name }) => {
  const style = readCitationStyle(read(name));
  expect(style).toEqual({ ok: true, value: { id: `http://www.zotero.org/styles/${name}`, title: expect.stringMatching(/\w/) } });
  expect(read(name)).toContain('<rights license="http://creativecommons.org/licenses/by-sa/3.0/">');
});

const styleOf = (inside: string) =>
  `<?xml version="1.0"?><style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">${inside}</style>`;
const INFO = '<info><id>http://x/y</id><title>Mine</title></info>';

test.each([
  [
    'a style',
    styleOf(`${INFO}<citation><layout><text variable="title"/></layout></citation>`),
    { ok: true, value: { id: 'http://x/y', title: 'Mine' } },
  ],
  ['words', 'Chicago, please', { ok: false, error: { code: 'not-xml', detail: expect.stringMatching(/\w/) } }],
  ['an open tag', '<style>', { ok: false, error: { code: 'not-xml', detail: expect.stringMatching(/\w/) } }],
  ['a web page', '<html><body/></html>', { ok: false, error: { code: 'not-csl' } }],
  ['a style of another language', '<style><info/></style>', { ok: false, error: { code: 'not-csl' } }],
  ['a style without an id', styleOf('<info><title>Mine</title></info>'), { ok: false, error: { code: 'no-id' } }],
  ['a style that cites nothing', styleOf(`${INFO}<citation/>`), { ok: false, error: { code: 'no-citation' } }],
  [
    'a style that only names another',
    styleOf('<info><id>http://x/z</id><link rel="independent-parent" href="http://www.zotero.org/styles/apa"/></info>'),
    { ok: false, error: { code: 'dependent', parent: 'http://www.zotero.org/styles/apa' } },
  ],
  ['too much', 'x'.repeat(2_000_001), { ok: false, error: { code: 'too-large', limit: 2_000_000 } }],
])('%s', (_what, xml, outcome) => {
  expect(readCitationStyle(xml)).toEqual(outcome);
});
