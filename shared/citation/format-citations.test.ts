import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { paragraph, TARGET } from '../commentary/essay.cases';
import type { CslItem } from '../model/csl-item';
import type { EssayCitation } from '../model/essay';
import { CITATION_LANGUAGES, type CitationLanguage } from '../model/preferences';
import { span } from '../text/offset';
import { readSourceText } from '../text/read-source-text';
import { ARTICLE, CHINESE_BOOK } from './citation.cases';
import { citationOf } from './citation-of';
import { htmlOfRuns, plainTextOfRuns, readCitedHtml } from './cited-runs';
import { citesOfEssay, citesPlaces, requestOfEssay } from './essay-citations';
import { type CitationFormatter, createCitationFormatter } from './format-citations';
import { locatorOf } from './locator';

const FOLDER = new URL('../../resources/', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, FOLDER), 'utf8');
const LOCALES = new Map(CITATION_LANGUAGES.map((language) => [language, read(`styles/locales-${language}.xml`)]));
const [bundled] = JSON.parse(read('texts/provenance.json'));
const bytes = readFileSync(new URL(`texts/${bundled.provenance.fileName}`, FOLDER));
const text = readSourceText(new Uint8Array(bytes));
if (!text.ok) throw new Error(text.error.code);
const passage = span(
  text.value.text.indexOf('the hurdle of long-term governance'),
  text.value.text.indexOf('the hurdle of long-term governance') + 34,
);

const formatters = new Map<string, CitationFormatter>();

function formatterOf(style: string, language: CitationLanguage): CitationFormatter {
  const key = `${style} ${language}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const made = createCitationFormatter(read(`styles/${style}.csl`), language, LOCALES);
  if (!made.ok) throw new Error(made.error.detail);
  formatters.set(key, made.value);
  return made.value;
}

/** The citation and the entry in the bibliography, as plain text. */
function cite(
  style: string,
  language: CitationLanguage,
  item: CslItem,
  locator = locatorOf(textOf(), passage, language),
): readonly string[] {
  const formatted = formatterOf(style, language).format({ works: [{ id: 'w', item }], citations: [[{ id: 'w', locator }]] });
  if (!formatted.ok) throw new Error(formatted.error.detail);
  return [...formatted.value.citations, ...formatted.value.bibliography].map(plainTextOfRuns);
}

function textOf() {
  if (!text.ok) throw new Error(text.error.code);
  return text.value;
}

const WAY = 'The Way of Internet Governance with Chinese Characteristics and the Strategic Thought of Network Power';
const GBT = 'china-national-standard-gb-t-7714-2025';

test.each<[style: string, language: CitationLanguage, written: readonly string[]]>([
  ['apa', 'en-GB', ['(Xu Shan, n.d., para. 2 s2)', `Xu Shan. (n.d.). ${WAY}.`]],
  ['apa', 'zh-CN', ['(Xu Shan, 不详, 段 2 第2句)', `Xu Shan. (不详). ${WAY}.`]],
  ['chicago-notes-bibliography', 'en-GB', [`Xu Shan, ‘${WAY}’, n.d., para. 2 s2.`]],
  ['chicago-notes-bibliography', 'zh-CN', [`Xu Shan, 《${WAY}》, 不详, 段 2 第2句.`]],
  ['modern-language-association', 'en-GB', ['(Xu Shan, par. 2 s2)', `Xu Shan. ‘${WAY}’.`]],
  ['modern-language-association', 'zh-CN', ['(Xu Shan, 段 2 第2句)', `Xu Shan. 《${WAY}》.`]],
  [`${GBT}-note`, 'en-GB', [`Xu Shan. ${WAY}[Z]. para. 2 s2.`, `[1] Xu Shan. ${WAY}[Z].`]],
  [`${GBT}-note`, 'zh-CN', [`Xu Shan. ${WAY}[Z]. 段 2 第2句.`, `[1] Xu Shan. ${WAY}[Z].`]],
  [`${GBT}-numeric`, 'zh-CN', ['[1]', `[1] Xu Shan. ${WAY}[Z].`]],
  [`${GBT}-author-date`, 'zh-CN', ['（Xu Shan，无日期）', `Xu Shan，无日期. ${WAY}[Z].`]],
])('the bundled text in %s, %s', (style, language, written) => {
  expect(cite(style, language, citationOf({ citation: null, provenance: bundled.provenance }))).toEqual(written);
});

test.each<[style: string, language: CitationLanguage, item: CslItem, written: readonly string[]]>([
  [
    'apa',
    'en-GB',
    ARTICLE,
    [
      '(Xu & Central Academy of Party History, 2019, para. 2 s2)',
      'Xu, S. & Central Academy of Party History. (2019, November 4). The Way of Internet Governance. Study Times. https://example.org/way?a=1&b=2',
    ],
  ],
  [
    'chicago-notes-bibliography',
    'en-GB',
    ARTICLE,
    [
      'Shan Xu and Central Academy of Party History, ‘The Way of Internet Governance’, Study Times, 4 November 2019, para. 2 s2, https://example.org/way?a=1&b=2.',
      'Xu, Shan and Central Academy of Party History. ‘The Way of Internet Governance’. Study Times, 4 November 2019. https://example.org/way?a=1&b=2.',
    ],
  ],
  [
    'china-national-standard-gb-t-7714-2015-numeric',
    'zh-CN',
    CHINESE_BOOK,
    ['[1]', '[1] 曹雪芹, 高鹗. 红楼梦[M]. 北京: 人民文学出版社, 1982.'],
  ],
  ['modern-language-association', 'zh-CN', CHINESE_BOOK, ['(曹和高鹗, 段 2 第2句)', '曹雪芹和高鹗. 红楼梦. 人民文学出版社, 1982.']],
])('a work with all its parts in %s, %s', (style, language, item, written) => {
  expect(cite(style, language, item)).toEqual(written);
});

test('citations that follow each other are shortened; the same formatter starts afresh with every request', () => {
  const { format } = formatterOf(`${GBT}-note`, 'zh-CN');
  const works = [
    { id: 'w', item: CHINESE_BOOK },
    { id: 'v', item: ARTICLE },
  ];
  const citations = ['w', 'w', 'v'].map((id) => [{ id, locator: null }]);
  for (let time = 0; time < 2; time++) {
    const formatted = format({ works, citations });
    expect(formatted.ok && formatted.value.citations.map(plainTextOfRuns)).toEqual([
      '曹雪芹，高鹗. 红楼梦[M]. 北京：人民文学出版社，1982.',
      '同1.',
      'Xu S，Central Academy of Party History. The Way of Internet Governance[N/OL]. Study Times，2019-11-04. https://example.org/way?a=1&b=2.',
    ]);
    expect(formatted.ok && formatted.value.bibliography).toHaveLength(2);
  }
});

test('the citations of an essay are numbered among its footnotes, and shortened after each other', () => {
  const cite = (start: number): EssayCitation => ({ type: 'citation', attrs: { target: { ...TARGET, start } } });
  const blocks = [
    paragraph({ type: 'footnote', content: [{ type: 'text', text: 'By hand.' }] }, 'One', cite(1)),
    paragraph({ type: 'footnote', content: [{ type: 'text', text: 'Cf. ' }, cite(1), cite(2)] }, { type: 'hardBreak' }, cite(2)),
  ];
  const cites = citesOfEssay(blocks);
  expect(cites.map(({ note }) => note)).toEqual([2, 3, 3, 4]);
  const request = requestOfEssay(cites, CHINESE_BOOK, ({ start }) => ({ label: 'paragraph', value: String(start) }));
  const written = (style: string, language: CitationLanguage) => {
    const formatted = formatterOf(style, language).format(request);
    if (!formatted.ok) throw new Error(formatted.error.detail);
    const { isInNotes, citations } = formatted.value;
    return { isInNotes, told: citesPlaces(formatted.value, request), citations: citations.map(plainTextOfRuns) };
  };
  expect(written(`${GBT}-note`, 'zh-CN')).toEqual({
    isInNotes: true,
    told: true,
    citations: ['曹雪芹，高鹗. 红楼梦[M]. 北京：人民文学出版社，1982：段 1.', '同2：1.', '同2：2.', '同2：2.'],
  });
  expect(written('chicago-notes-bibliography', 'en-GB')).toEqual({
    isInNotes: true,
    told: true,
    citations: [
      '曹雪芹 and 高鹗, 红楼梦 (人民文学出版社, 1982), para. 1.',
      '曹 and 高鹗, 红楼梦, para. 1.',
      '曹 and 高鹗, 红楼梦, para. 2.',
      '曹 and 高鹗, 红楼梦, para. 2.',
    ],
  });
  expect(written(`${GBT}-numeric`, 'zh-CN')).toEqual({ isInNotes: false, told: false, citations: ['[1]', '[1]', '[1]', '[1]'] });
});

test('a title stays words, whatever is in it, and stands out as the style wants', () => {
  const hostile = { ...ARTICLE, title: 'A <script>alert(1)</script> & <i>so</i> on', 'container-title': 'T&T <b' };
  const formatted = formatterOf('apa', 'en-GB').format({ works: [{ id: 'w', item: hostile }], citations: [] });
  const [entry = []] = formatted.ok ? formatted.value.bibliography : [];
  expect(plainTextOfRuns(entry)).toContain('A <script>alert(1)</script> & so on. T&T <b. ');
  expect(entry.find((run) => run.text.startsWith('T&T'))?.marks).toEqual(['italic']);
  expect(htmlOfRuns(entry)).toContain('A &#60;script&#62;alert(1)&#60;/script&#62; &#38; <i>so</i> on. <i>T&#38;T &#60;b</i>');
});

test('what citeproc writes as HTML is read for its words and marks', () => {
  expect(
    readCitedHtml(
      '<div class="csl-entry"><div>[1] </div><div>A &#38; <i>b <b>c</b></i>&nbsp;<span style="font-variant:small-caps;">D</span><span style="text-decoration:underline;">E</span></div></div>',
    ),
  ).toEqual([
    { text: '[1] A & ', marks: [] },
    { text: 'b ', marks: ['italic'] },
    { text: 'c', marks: ['italic', 'bold'] },
    { text: '\u00a0', marks: [] },
    { text: 'D', marks: ['small-caps'] },
    { text: 'E', marks: ['underline'] },
  ]);
});

test('a style that is none is told, not thrown', () => {
  const made = createCitationFormatter('<style>', 'en-GB', LOCALES);
  expect(made.ok ? '' : made.error.code).toBe('style-failed');
});

test.each([
  ['within a sentence', 'the hurdle', 'the hurdle', 'en-GB', '2 s2'],
  ['in Chinese', 'the hurdle', 'the hurdle', 'zh-TW', '2 第2句'],
  ['over sentences', 'Network security and', 'the hurdle', 'en-US', '2 s1–s2'],
  ['over paragraphs', 'the hurdle', 'Looking at the history', 'zh-CN', '2 第2句–3 第1句'],
  ['from the title', 'The Way of Internet', 'Network security and', 'en-GB', '2 s1'],
] as const)('the place of a passage %s', (_where, from, to, language, value) => {
  const { text: words } = textOf();
  const where = span(words.indexOf(from), words.indexOf(to) + to.length);
  expect(locatorOf(textOf(), where, language)).toEqual({ label: 'paragraph', value });
  expect(locatorOf(textOf(), span(0, 5), language)).toBeNull();
});
