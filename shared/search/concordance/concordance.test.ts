import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBundledText, readZoo, textOf } from '../../../e2e/support/texts';
import { FOLD_ALL, foldText } from '../../text/fold';
import { span } from '../../text/offset';
import type { SourceText } from '../../text/source-text';
import type { FindMatches } from '../find-query';
import { loadHanForms } from '../han-query';
import { concordanceLine } from './concordance-line';
import { createConcordanceText } from './concordance-text';
import { findWording } from './find-wording';
import { type ConcordanceOrder, countBlocks, orderLines } from './order-lines';

const prepare = (source: SourceText) =>
  createConcordanceText(
    source.text,
    source.blocks.map((block) => block.span),
  );

const slices = (text: string, { starts, ends }: FindMatches) => Array.from(starts, (start, index) => text.slice(start, ends[index]));

function found(text: string, words: string, wholeWord = false): readonly string[] {
  const source = textOf(text);
  return slices(source.text, findWording(prepare(source), { words, wholeWord }));
}

test.each<[name: string, text: string, words: string, found: readonly string[]]>([
  ['case and accents', 'Résumé RESUME resumed', 'résumé', ['Résumé', 'RESUME', 'resume']],
  ['full width and half width', '５Ｇ and 5g', '5G', ['５Ｇ', '5g']],
  [
    'runs of blanks',
    'cyber  power cyber\tpower cyber\u00a0\u3000power',
    'cyber power',
    ['cyber  power', 'cyber\tpower', 'cyber\u00a0\u3000power'],
  ],
  ['line ends within a paragraph', 'a cyber\npower\n\nb', 'cyber power', ['cyber\npower']],
  ['line ends between Chinese characters', '建設網絡\n強國，\n努力\n\nb', '網絡強國，努力', ['網絡\n強國，\n努力']],
  ['soft hyphens', 'gov\u00adern\u00adment government\u00ad.', 'government', ['gov\u00adern\u00adment', 'government']],
  ['a soft hyphen at the end of a line', 'govern\u00ad\nment\n\nb', 'government', ['govern\u00ad\nment']],
  ['a word broken at the end of a line', 'the govern-\nment\n\nb', 'government', ['govern-\nment']],
  ['a hyphen of the word at the end of a line', 'the long-\nterm and long‐term\n\nb', 'long-term', ['long-\nterm', 'long‐term']],
  [
    'a broken word looks for whole ones',
    'government and govern-ment\n\ngovern-\nment',
    'govern-\nment',
    ['government', 'govern-ment', 'govern-\nment'],
  ],
  ['a dash before a line end is no hyphenation', 'well -\nknown\n\nb', 'wellknown', []],
  ['not over the end of a paragraph', 'cyber\n\npower', 'cyber power', []],
  ['over the end of a paragraph when the wording goes there', 'cyber\n\npower', 'cyber\n\npower', ['cyber\n\npower']],
  ['no half of a character', 'Maß Mass', 'mas', ['Mas']],
  ['blanks at the ends do not count', 'cyber power', '  power ', ['power']],
  ['astral characters before a broken word', '𝒜b-\nc\n\nd', '𝒜b', ['𝒜b']],
  ['what means something in expressions', 'a-\nb (c.d) (cxd)', '(c.d)', ['(c.d)']],
  ['nothing', 'cyber power', ' ', []],
])('%s', (_name, text, words, expected) => {
  expect(found(text, words)).toEqual(expected);
});

test('Traditional and Simplified Chinese are one where the text was prepared for that', async () => {
  const source = textOf('網絡強國 and 网络强国');
  const lines = source.blocks.map((block) => block.span);
  const prepared = createConcordanceText(source.text, lines, await loadHanForms());
  expect(slices(source.text, findWording(prepared, { words: '网络強国', wholeWord: false }))).toEqual(['網絡強國', '网络强国']);
});

test('whole words, where words have borders', () => {
  expect(found('power powerful empower Power 網絡強國', 'power', true)).toEqual(['power', 'Power']);
  expect(found('power powerful 網絡強國', '網絡', true)).toEqual(['網絡']);
});

describe('the bundled text', () => {
  const source = readBundledText();
  const prepared = prepare(source);
  const matches = findWording(prepared, { words: 'cyber power', wholeWord: false });
  const lines = (order: ConcordanceOrder, reach: number) =>
    Array.from(orderLines(source.text, prepared.lines, matches, order, 'en'), (index) => {
      const line = concordanceLine(source, span(matches.starts[index] ?? 0, matches.ends[index] ?? 0), reach);
      return `${line.paragraph} ${line.left}|${line.keyword}|${line.right}`;
    });

  test('counts occurrences and the paragraphs they stand in', () => {
    expect([matches.starts.length, countBlocks(prepared.lines, matches)]).toEqual([8, 5]);
    const chinese = findWording(prepared, { words: '網絡強國', wholeWord: false });
    expect([chinese.starts.length, countBlocks(prepared.lines, chinese)]).toEqual([2, 1]);
  });

  test('lines in order of place, by what stands before, by what stands after', () => {
    expect(lines('place', 12)).toMatchInlineSnapshot(`
      [
        "2 ntry into a |cyber power|. The third ",
        "2 ntry into a |Cyber Power|” and includ",
        "7 h towards a |cyber power|. On Februar",
        "7 ntry into a |cyber power| .",
        "8 Building a |cyber power| is a major ",
        "12  building a |cyber power|. We propose",
        "12 uction of a |cyber power| from the he",
        "13  building a |cyber power|. We propose",
      ]
    `);
    expect(lines('left', 12)).toMatchInlineSnapshot(`
      [
        "8 Building a |cyber power| is a major ",
        "13  building a |cyber power|. We propose",
        "12  building a |cyber power|. We propose",
        "7 ntry into a |cyber power| .",
        "2 ntry into a |Cyber Power|” and includ",
        "2 ntry into a |cyber power|. The third ",
        "12 uction of a |cyber power| from the he",
        "7 h towards a |cyber power|. On Februar",
      ]
    `);
    expect(lines('right', 12)).toMatchInlineSnapshot(`
      [
        "7 ntry into a |cyber power| .",
        "2 ntry into a |Cyber Power|” and includ",
        "12 uction of a |cyber power| from the he",
        "8 Building a |cyber power| is a major ",
        "7 h towards a |cyber power|. On Februar",
        "2 ntry into a |cyber power|. The third ",
        "12  building a |cyber power|. We propose",
        "13  building a |cyber power|. We propose",
      ]
    `);
  });
});

test('context keeps to its block, cuts no character, and shows line ends as blanks', () => {
  const source = textOf('one\n\ne\u0301tat 👩‍👩‍👧 cyber\npower e\u0301t\n\ntwo');
  const at = source.text.indexOf('cyber');
  const line = concordanceLine(source, span(at, at + 11), 3);
  expect([line.left, line.keyword, line.right]).toEqual([' 👩‍👩‍👧 ', 'cyber power', ' e\u0301t']);
  expect(concordanceLine(source, span(at, at + 11), 99)).toMatchObject({ left: 'e\u0301tat 👩‍👩‍👧 ', right: ' e\u0301t' });
});

/** The ways to read words: a hyphen at the end of a line belongs to the word or to the line. Another road to the same sense. */
function readings(words: string): ReadonlySet<string> {
  let ways = [''];
  for (const [index, part] of words.split(/(?<=\p{L})([-‐‑\u00ad][ \t]*\n[ \t]*)(?=\p{L})/u).entries()) {
    const isBroken = index % 2 === 1;
    const forms = isBroken ? (part.startsWith('\u00ad') ? [''] : ['', '-']) : [part];
    ways = ways.flatMap((way) => forms.map((form) => way + form));
  }
  const han = '[\\p{Script=Han}，。]';
  const between = new RegExp(`(?<=${han})[ \\t]*\\n\\s*(?=${han}|\\p{P})|(?<=\\p{P})[ \\t]*\\n\\s*(?=${han})`, 'gu');
  return new Set(
    ways.map((way) => {
      const oneLine = way.replace(/[‐‑]/gu, '-').replace(between, '').replace(/\s+/gu, ' ');
      return foldText(oneLine, FOLD_ALL).folded;
    }),
  );
}

const isSame = (a: ReadonlySet<string>, b: ReadonlySet<string>) => [...a].some((reading) => b.has(reading));

/** Every stretch of whole characters within a block that reads as the words do. */
function bruteForce(source: SourceText, words: string): readonly { readonly start: number; readonly end: number }[] {
  const wanted = readings(words);
  const stretches: { start: number; end: number }[] = [];
  for (const block of source.blocks) {
    const clusters = [...new Intl.Segmenter('und').segment(source.text.slice(block.span.start, block.span.end))];
    const bounds = [...clusters.map((cluster) => block.span.start + cluster.index), block.span.end];
    for (const start of bounds) {
      for (const end of bounds.filter((bound) => bound > start && bound <= start + words.length * 2 + 12)) {
        const slice = source.text.slice(start, end);
        if (/^[-‐\s\u00ad]|[-‐\s\u00ad]$/u.test(slice) || !isSame(readings(slice), wanted)) continue;
        stretches.push({ start, end });
      }
    }
  }
  return stretches;
}

const piece = fc.constantFrom(
  'a',
  'A',
  'b',
  'ß',
  'e\u0301',
  'é',
  'e',
  '-',
  '‐',
  '\u00ad',
  ' ',
  '  ',
  '\n',
  ' \n',
  '-\n',
  '\u00ad\n',
  '網',
  '國',
  '，',
  '.',
  '𝒜',
);
const textPieces = fc.array(piece, { minLength: 1, maxLength: 24 });

test('every occurrence reads as the wording, and none that brute force finds is missed', () => {
  fc.assert(
    fc.property(textPieces, fc.nat(), fc.integer({ min: 1, max: 5 }), fc.boolean(), (pieces, from, length, isOwn) => {
      const source = textOf(`x${pieces.join('')}x`);
      const first = from % pieces.length;
      const words = (isOwn ? pieces.slice(first, first + length) : ['a', ...pieces.slice(0, 1), 'b']).join('').replace(/\s+/gu, ' ').trim();
      // What a hyphen at the very edge means hangs on the letter outside.
      if (words === '' || /^[-‐\u00ad]|[-‐\u00ad]$/u.test(words)) return;
      const { starts, ends } = findWording(prepare(source), { words, wholeWord: false });
      for (const slice of slices(source.text, { starts, ends })) expect(isSame(readings(slice), readings(words))).toBe(true);
      const isCovered = ({ start, end }: { readonly start: number; readonly end: number }) =>
        starts.some((at, index) => at < end && (ends[index] ?? 0) > start);
      expect(bruteForce(source, words).filter((stretch) => !isCovered(stretch))).toEqual([]);
    }),
    { numRuns: 1500 },
  );
});

test('whatever is taken from the awkward texts is found again where it stands', () => {
  const texts = [
    readBundledText(),
    readZoo('broken-lines.txt'),
    readZoo('combining.txt'),
    readZoo('han.txt'),
    readZoo('right-to-left.txt'),
  ];
  const sources = texts.map((source) => ({ source, prepared: prepare(source) }));
  fc.assert(
    fc.property(
      fc.constantFrom(...sources),
      fc.nat(),
      fc.nat(),
      fc.integer({ min: 1, max: 40 }),
      ({ source, prepared }, which, from, length) => {
        const block = source.blocks[which % source.blocks.length];
        if (block === undefined) return;
        const clusters = [...new Intl.Segmenter('und').segment(source.text.slice(block.span.start, block.span.end))];
        const first = from % clusters.length;
        const words = clusters
          .slice(first, first + length)
          .map((cluster) => cluster.segment)
          .join('');
        if (words.trim() === '') return;
        const start = block.span.start + (clusters[first]?.index ?? 0);
        const { starts, ends } = findWording(prepared, { words, wholeWord: false });
        expect(starts.some((at, index) => at < start + words.length && (ends[index] ?? 0) > start)).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});

test('orders are permutations that sort by the nearest word, the same every time', () => {
  const source = textOf(
    'beta one cyber power zulu\n\nalpha two cyber power, alpha\n\nalpha one cyber power alpha\n\n建設網絡強國。網絡強國',
  );
  const prepared = prepare(source);
  const matches = findWording(prepared, { words: 'cyber power', wholeWord: false });
  const order = (how: ConcordanceOrder) => [...orderLines(source.text, prepared.lines, matches, how, 'en')];
  expect([order('place'), order('left'), order('right')]).toEqual([
    [0, 1, 2],
    [2, 0, 1],
    [1, 2, 0],
  ]);
});
