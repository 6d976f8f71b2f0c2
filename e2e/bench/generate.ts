import { createRandom } from '../support/random';

/**
 * A text of the size of War and Peace and annotations on it, from a seed: the same seed gives the same bytes.
 * Words follow Zipf's law, every 25th paragraph is Chinese, as in the measurements the reading surface was designed on.
 */
export const BENCH_SEED = 20261123;

/** What the generated text should amount to: characters and paragraphs of War and Peace in English. */
const PARAGRAPHS = 11_500;
const MEAN_WORDS = 36;
const CHINESE_EVERY = 25;

function createWords(random: () => number): readonly string[] {
  const onsets = ['b', 'c', 'd', 'f', 'g', 'h', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'w', 'st', 'tr', 'pl', 'ch', 'sh', 'th', 'qu', ''];
  const vowels = ['a', 'e', 'i', 'o', 'u', 'ea', 'ou', 'ai'];
  const codas = ['', 'n', 'r', 's', 't', 'l', 'nd', 'st', 'ck', 'm'];
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? '';
  return Array.from({ length: 4000 }, () => {
    const syllables = 1 + Math.floor(random() * 3);
    return Array.from({ length: syllables }, () => pick(onsets) + pick(vowels) + pick(codas)).join('');
  });
}

function englishParagraph(random: () => number, words: readonly string[]): string {
  let sentence = '';
  let paragraph = '';
  const length = Math.max(4, Math.round(MEAN_WORDS * -Math.log(1 - random() * 0.98)));
  for (let i = 0; i < length; i++) {
    const word = words[Math.floor(words.length ** random()) - 1] ?? 'and';
    sentence += sentence === '' ? word.charAt(0).toUpperCase() + word.slice(1) : ` ${word}`;
    const stop = random();
    if (stop < 0.06) {
      paragraph += `${sentence}. `;
      sentence = '';
    } else if (stop < 0.12) sentence += ',';
  }
  return `${paragraph}${sentence === '' ? 'So' : sentence}.`;
}

function chineseParagraph(random: () => number): string {
  const length = 20 + Math.floor(random() * 160);
  let text = '';
  for (let i = 1; i <= length; i++) {
    text += String.fromCodePoint(0x4e00 + Math.floor(random() * 3000));
    if (i % 23 === 0) text += '，';
  }
  return `${text}。`;
}

/** The text as a file: a title, then paragraphs with a blank line between. */
export function generateText(seed = BENCH_SEED, paragraphs = PARAGRAPHS): string {
  const random = createRandom(seed);
  const words = createWords(random);
  const blocks = ['A Long Novel for Measuring'];
  for (let i = 1; i <= paragraphs; i++) blocks.push(i % CHINESE_EVERY === 0 ? chineseParagraph(random) : englishParagraph(random, words));
  return `${blocks.join('\n\n')}\n`;
}

export interface GeneratedSpan {
  readonly start: number;
  readonly end: number;
  /** 0 to 4. */
  readonly color: number;
  readonly hasNote: boolean;
}

/** `count` spans over `text`, many overlapping, about one in five with a note, sorted by start. Never half a surrogate pair. */
export function generateSpans(text: string, count: number, seed = BENCH_SEED): readonly GeneratedSpan[] {
  const random = createRandom(seed + count);
  const isLow = (at: number) => (text.charCodeAt(at) & 0xfc00) === 0xdc00;
  const spans = Array.from({ length: count }, () => {
    let start = Math.floor(random() * (text.length - 200));
    while (isLow(start) || text[start] === '\n') start++;
    const lineEnd = text.indexOf('\n', start);
    let end = Math.min(start + 5 + Math.floor(random() * 90), lineEnd < 0 ? text.length : lineEnd);
    if (isLow(end)) end++;
    return { start, end, color: Math.floor(random() * 5), hasNote: random() < 0.2 };
  });
  return spans.sort((a, b) => a.start - b.start || b.end - a.end);
}
