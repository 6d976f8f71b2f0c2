import { describe, expect, it } from 'vitest';
import { describeTarget } from '../anchor/describe';
import { revisionId } from '../model/ids';
import { span } from '../text/offset';
import { readSourceText } from '../text/read-source-text';
import { checkQuotation, type QuotationCheck } from './check-quotation';

function sourceOf(text: string) {
  const read = readSourceText(new TextEncoder().encode(text), { sha256: 'a'.repeat(64) });
  if (!read.ok) throw new Error(read.error.code);
  return { text: read.value, revisionId: revisionId('r1') };
}

/** Checks `words` as a quotation of what stands between ⟦ and ⟧ in the text. */
function check(marked: string, words: string): QuotationCheck {
  const start = marked.indexOf('⟦');
  const end = marked.indexOf('⟧') - 1;
  const source = sourceOf(marked.replace(/[⟦⟧]/g, ''));
  return checkQuotation(source, { target: describeTarget(source.text, source.revisionId, span(start, end)), words });
}

const ENGLISH =
  'He said: ⟦We should strive to build our country into a cyber power, and “pass the hurdle” of the Internet.⟧ So it went on.';
const CHINESE = '会议提出⟦要从国际国内大势出发，总体布局，统筹各方，创新发展，努力把我国建设成为“网络强国”。⟧此后不久。';

describe('a quotation says what its source says', () => {
  it.each([
    ['word for word', ENGLISH, 'We should strive to build our country into a cyber power, and “pass the hurdle” of the Internet.'],
    [
      'between quotation marks',
      ENGLISH,
      '“We should strive to build our country into a cyber power, and ‘pass the hurdle’ of the Internet.”',
    ],
    ['with straight marks', ENGLISH, 'We should strive to build our country into a cyber power, and "pass the hurdle" of the Internet.'],
    [
      'with another sign at its end',
      ENGLISH,
      'We should strive to build our country into a cyber power, and “pass the hurdle” of the Internet,',
    ],
    ['with other blanks', ENGLISH, 'We should strive  to build our\ncountry into a cyber power, and “pass the hurdle” of the Internet.'],
    ['with an ellipsis', ENGLISH, 'We should … pass the hurdle” of the Internet.'],
    ['with three dots', ENGLISH, 'We should strive ... into a cyber power, and ... of the Internet.'],
    ['with spaced dots', ENGLISH, 'We should strive . . . of the Internet.'],
    ['with dots in brackets', ENGLISH, 'We should strive [...] into a cyber power […] of the Internet.'],
    ['cut at its ends, and it says so', ENGLISH, '… build our country into a cyber power …'],
    [
      'with [sic]',
      ENGLISH,
      'We should strive to build our country into a cyber power [sic], and “pass the hurdle” [sic!] of the Internet.',
    ],
    [
      'with the case altered in brackets',
      ENGLISH,
      '[w]e should strive to build our country into a cyber power, and “pass the hurdle” of the Internet.',
    ],
    ['with words put in', ENGLISH, 'We should strive to build [China] into a cyber power, and “pass the hurdle” of the Internet.'],
    ['in Chinese', CHINESE, '要从国际国内大势出发，总体布局，统筹各方，创新发展，努力把我国建设成为“网络强国”。'],
    ['in Chinese corner brackets', CHINESE, '「要从国际国内大势出发，总体布局，统筹各方，创新发展，努力把我国建设成为『网络强国』。」'],
    ['with half width commas', CHINESE, '要从国际国内大势出发,总体布局,统筹各方,创新发展,努力把我国建设成为“网络强国”'],
    ['with a Chinese ellipsis', CHINESE, '要从国际国内大势出发……努力把我国建设成为“网络强国”。'],
    ['with half a Chinese ellipsis', CHINESE, '要从国际国内大势出发…统筹各方…努力把我国建设成为“网络强国”。'],
  ])('%s', (_what, source, words) => {
    expect(check(source, words).state).toBe('exact');
  });
});

describe('a quotation that was cut without an ellipsis', () => {
  it('in its midst: offers the words with the cut marked', () => {
    expect(check(ENGLISH, 'We should build our country and “pass the hurdle” of the Internet.')).toEqual({
      state: 'cut',
      span: { start: 9, end: 105 },
      marked: 'We should … build our country … and “pass the hurdle” of the Internet.',
      part: null,
    });
  });
  it('at its ends: offers the passage that it quotes', () => {
    const found = check(ENGLISH, 'build our country into a cyber power');
    expect(found).toMatchObject({ state: 'cut', part: { start: 29, end: 65 } });
  });
  it('in Chinese', () => {
    expect(check(CHINESE, '要从国际国内大势出发，努力把我国建设成为“网络强国”。')).toMatchObject({
      state: 'cut',
      marked: '要从国际国内大势出发，……努力把我国建设成为“网络强国”。',
      part: null,
    });
  });
});

describe('a quotation that says something else', () => {
  it.each([
    ['another word', 'We must strive to build our country into a cyber power, and “pass the hurdle” of the Internet.'],
    [
      'another case that nothing tells of',
      'we should strive to build our country into a cyber power, and “pass the hurdle” of the Internet.',
    ],
    ['words in another order', 'to strive We should …'],
    ['words added', 'We should all strive to build our country …'],
    ['nothing', ''],
  ])('%s', (_what, words) => {
    expect(check(ENGLISH, words).state).toBe('altered');
  });
  it('one Chinese character', () => {
    expect(check(CHINESE, '要从国际国内大势出发，总体布局，统筹各方，创新发展，努力把他国建设成为“网络强国”。').state).toBe('altered');
  });
  it('offers the words of the source', () => {
    expect(check('A ⟦cyber power⟧ rises.', 'network power')).toEqual({
      state: 'altered',
      span: { start: 2, end: 13 },
      words: 'cyber power',
    });
  });
});

describe('a quotation whose passage is not sure', () => {
  const old = sourceOf('To build a cyber power is to be one. No more is said of it.');
  const target = describeTarget(old.text, old.revisionId, span(11, 22));

  it('is doubtful where another revision has the words elsewhere, more than once', () => {
    const source = { ...sourceOf('A cyber power here, a cyber power there.'), revisionId: revisionId('r2') };
    expect(checkQuotation(source, { target, words: 'cyber power' })).toMatchObject({ state: 'doubtful' });
  });
  it('is orphaned where nothing is like it', () => {
    const source = { ...sourceOf('所有的字都不同。'), revisionId: revisionId('r2') };
    expect(checkQuotation(source, { target, words: 'cyber power' })).toEqual({ state: 'orphaned' });
  });
});

describe('brackets and dots of the source itself', () => {
  it.each(['He wrote [sic] … and left.', '“[W]e” wait [...] here.', 'So… be it.'])('%s', (text) => {
    expect(check(`⟦${text}⟧ Then.`, text).state).toBe('exact');
  });
});
