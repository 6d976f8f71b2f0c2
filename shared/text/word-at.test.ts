import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBundledText, readZoo, textOf, ZOO } from '../../e2e/support/texts';
import { blockAt } from './block-at';
import { isGraphemeBoundary } from './graphemes';
import { offset, sliceSpan, span } from './offset';
import { extendByWords, wordAt } from './word-at';

/** `|` stands before the character that is clicked; what is selected stands in brackets, or nothing does. */
function click(marked: string): string {
  const at = marked.indexOf('|');
  const text = marked.replace('|', '');
  const word = wordAt(textOf(text), offset(at));
  return word === null ? text : `${text.slice(0, word.start)}[${sliceSpan(text, word)}]${text.slice(word.end)}`;
}

test.each([
  ['Yes, th|e end.', 'Yes, [the] end.'],
  ['“Th|e” end', '“[The]” end'],
  ['the |end.', 'the [end].'],
  ['the| end.', 'the end.'],
  ['the end|.', 'the end.'],
  ['a long-te|rm plan', 'a [long-term] plan'],
  ['a long|-term plan', 'a [long-term] plan'],
  ['mother-in-|law’s', '[mother-in-law’s]'],
  ['a 19-y|ear-old', 'a [19-year-old]'],
  ['COVID-1|9', '[COVID-19]'],
  ['non\u2011br|eaking', '[non\u2011breaking]'],
  ['pre|- and post-war', 'pre- and post-war'],
  ['p|re- and post-war', '[pre]- and post-war'],
  ['word--an|other', 'word--[another]'],
  ['in 19|45-1949', 'in [1945]-1949'],
  ['the reader|’s margin', 'the [reader’s] margin'],
  ["do|n't", "[don't]"],
  ['the reade|rs’ margins', 'the [readers]’ margins'],
  ['‘the re|aders’', '‘the [readers]’'],
  ['’t|is true', '[’tis] true'],
  ['the ’9|0s', 'the [’90s]'],
  ['rock ’|n’ roll', 'rock [’n’] roll'],
  ['‘n|o’', '‘[no]’'],
  ['in the U.|S. today', 'in the [U.S.] today'],
  ['e|.g. this', '[e.g.] this'],
  ['3.1|4 or 1,000', '[3.14] or 1,000'],
  ['_emp|hasis_', '_[emphasis]_'],
  ['the end.Sta|rt', 'the end.[Start]'],
  ['title:sub|title', 'title:[subtitle]'],
  ['and/o|r', 'and/[or]'],
])('in English: %s', (marked, expected) => {
  expect(click(marked)).toBe(expected);
});

test('a word that was broken at a line’s end is one word', () => {
  const text = 'First line with inter-\nnational words\nand a second-\nary one here.\n\nAnother one\nof two.';
  const source = textOf(text);
  const wordOf = (words: string) => sliceSpan(text, wordAt(source, offset(text.indexOf(words))) ?? span(0, 0));
  expect([wordOf('nter-'), wordOf('ational'), wordOf('Another')]).toEqual(['inter-\nnational', 'inter-\nnational', 'Another']);
});

test.each([
  ['建設網|絡強國。', '建設[網絡]強國。'],
  ['建设网络|强国', '建设网络[强国]'],
  ['the 網絡強|國 plan', 'the 網絡[強國] plan'],
  ['發展AI技|術', '發展AI[技術]'],
  ['發展A|I技術', '發展[AI]技術'],
  ['20|14年2月', '[2014]年2月'],
  ['「網|絡」', '「[網絡]」'],
  ['網絡|,強國', '網絡,強國'],
  ['網絡-強|國', '網絡-[強國]'],
])('in Chinese and mixed text: %s', (marked, expected) => {
  expect(click(marked)).toBe(expected);
});

test.each([
  ['astral letters', '(𝒜𝓑|𝒞)', '([𝒜𝓑𝒞])'],
  ['astral Han', '這𠮷|野家', null],
  ['combining marks', 'un cafe\u0301| noir', null],
  ['a mark in the word', 'un c|afe\u0301 noir', 'un [cafe\u0301] noir'],
  ['Hebrew with maqaf', 'ה|בית־ספר שלי', '[הבית־ספר] שלי'],
  ['Hebrew with gershayim', 'צ|ה״ל', '[צה״ל]'],
  ['Arabic', 'قال: «ال|كتاب»', 'قال: «[الكتاب]»'],
  ['Persian with a joiner', 'می\u200c|خواهم گفت', '[می\u200cخواهم] گفت'],
  ['a soft hyphen', 'a hy\u00adph|en', 'a [hy\u00adphen]'],
])('%s', (_, marked, expected) => {
  if (expected === null) expect(click(marked).replace(/[[\]]/g, '')).toBe(marked.replace('|', ''));
  else expect(click(marked)).toBe(expected);
});

test('in every text a word holds what was clicked, is the same from each of its characters, and cuts none', () => {
  const sources = [readBundledText(), ...ZOO.map(readZoo)];
  fc.assert(
    fc.property(fc.constantFrom(...sources), fc.nat(), fc.nat(), (source, place, other) => {
      const at = offset(place % source.text.length);
      const word = wordAt(source, at);
      if (word === null) return;
      expect(word.start <= at && at < word.end).toBe(true);
      const block = blockAt(source, at);
      expect(word.start >= block.span.start && word.end <= block.span.end).toBe(true);
      expect(isGraphemeBoundary(source, word.start) && isGraphemeBoundary(source, word.end)).toBe(true);
      const again = wordAt(source, offset(word.start + (other % (word.end - word.start))));
      if (again !== null) expect(again).toEqual(word);
    }),
  );
});

test('dragging on from a word takes whole words, in both directions', () => {
  const text = 'One long-term plan, 網絡強國 and more.';
  const source = textOf(text);
  const plan = span(text.indexOf('plan'), text.indexOf('plan') + 4);
  const drag = (to: number) => {
    const { anchor, head } = extendByWords(source, plan, offset(to));
    return `${anchor < head ? '>' : '<'}${text.slice(Math.min(anchor, head), Math.max(anchor, head))}`;
  };
  expect(drag(plan.start + 1)).toBe('>plan');
  expect(drag(text.indexOf('絡') + 1)).toBe('>plan, 網絡');
  expect(drag(text.indexOf('絡'))).toBe('>plan, 網絡');
  expect(drag(plan.end + 2)).toBe('>plan, ');
  expect(drag(text.indexOf('term') + 1)).toBe('<long-term plan');
  expect(drag(1)).toBe('<One long-term plan');
});
