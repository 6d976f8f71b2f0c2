import { lazily } from '../base/lazily';
import { ENUMERATORS, type Enumerator, readEnumerator } from './enumerators';
import { type Span, span } from './offset';
import type { Block, OutlineEntry, SourceText } from './source-text';

/** Characters of a Latin label; the interface shortens further by its own width. */
const LABEL_LENGTH = 40;
/** A Han character is about twice as wide and half a word. */
const HAN_LABEL_LENGTH = 24;
/** So many paragraphs may explain a point before the next point comes. */
const LONGEST_POINT = 6;

const segmentWords = lazily(() => new Intl.Segmenter('und', { granularity: 'word' }));
const HAN = /\p{Script=Han}/u;
/** Words at which the gist of a point ends: "the strategic goal | of building …". */
const FUNCTION_WORDS = new Set(
  (
    'a an and are as at be because been but by can could for from had has have he her his if in into is it its may might must my ' +
    'not of on or our shall she should so than that the their these they this those to under until upon was we were what when where ' +
    'which while who whose will with within without would you your'
  ).split(' '),
);

/**
 * The outline of any text. Where its file says which headings it has, these alone, by their rank; else headings and paragraphs by their first words, and the points of an enumeration (First …, 1., 一、) one level
 * below the paragraph that announces it, each by its ordinal and its gist. Title, credit line and page furniture are left out.
 */
export function deriveOutline(source: SourceText): readonly OutlineEntry[] {
  const headings = source.blocks.filter((block) => block.kind === 'heading' && block.level !== null);
  if (headings.length > 0) return outlineOfHeadings(source, headings);
  const blocks = source.blocks.filter((block) => block.kind === 'paragraph' || block.kind === 'heading');
  const points = findPoints(source, blocks);
  return blocks.map((block) => {
    const point = points.get(block.index);
    return {
      block: block.index,
      paragraph: block.paragraph,
      span: span(block.span.start, block.span.end),
      label: point?.label ?? labelOf(source, block),
      language: block.language,
      level: point?.level ?? 0,
    };
  });
}

/** The numbered points of the outline, each with the words at its head: from its ordinal to where the gist that labels it ends. */
export function outlinePoints(source: SourceText): readonly { readonly block: number; readonly head: Span }[] {
  if (source.blocks.some((block) => block.kind === 'heading' && block.level !== null)) return [];
  const blocks = source.blocks.filter((block) => block.kind === 'paragraph' || block.kind === 'heading');
  return Array.from(findPoints(source, blocks), ([block, { head }]) => ({ block, head }));
}

function outlineOfHeadings(source: SourceText, headings: readonly Block[]): readonly OutlineEntry[] {
  const highest = headings.reduce((least, { level }) => Math.min(least, level ?? 1), 9);
  return headings.map((block) => ({
    block: block.index,
    paragraph: block.paragraph,
    span: span(block.span.start, block.span.end),
    label: labelOf(source, block),
    language: block.language,
    level: (block.level ?? highest) - highest,
  }));
}

function labelOf(source: SourceText, { span: { start, end } }: Block): string {
  return firstWords(source.text.slice(start, Math.min(end, start + 4 * LABEL_LENGTH)));
}

interface Point {
  readonly label: string;
  readonly head: Span;
  readonly level: number;
}

interface Candidate extends Enumerator {
  readonly block: Block;
  /** Offset of `rest`. */
  readonly restAt: number;
  readonly words: readonly string[];
}

/** Points by block index: sequences of one family that count 1, 2, 3 … with at most a few paragraphs in between. */
function findPoints(source: SourceText, blocks: readonly Block[]): ReadonlyMap<number, Point> {
  const points = new Map<number, Point>();
  const open = new Map<string, Candidate[]>();
  const close = (family: string) => {
    const sequence = open.get(family) ?? [];
    open.delete(family);
    if (sequence.length > 1) for (const [index, point] of labelPoints(source, sequence)) points.set(index, point);
  };
  for (const block of blocks) {
    if (block.kind === 'heading') {
      for (const family of ENUMERATORS) close(family);
      continue;
    }
    const start = source.text.slice(block.span.start, Math.min(block.span.end, block.span.start + 4 * LABEL_LENGTH));
    const found = readEnumerator(start);
    if (found === null) continue;
    const sequence = open.get(found.family);
    const last = sequence?.at(-1);
    const follows = last !== undefined && found.number === last.number + 1 && block.index - last.block.index <= LONGEST_POINT;
    const restAt = block.span.start + start.length - found.rest.length;
    const candidate = { ...found, block, restAt, words: gistWords(found.rest) };
    if (follows) sequence?.push(candidate);
    else {
      close(found.family);
      if (found.number === 1) open.set(found.family, [candidate]);
    }
  }
  for (const family of ENUMERATORS) close(family);
  return points;
}

function labelPoints(source: SourceText, sequence: readonly Candidate[]): readonly (readonly [index: number, point: Point])[] {
  const [first] = sequence;
  const announced = first !== undefined && isTextBefore(source, first.block);
  const shared = sharedStart(sequence.map((candidate) => candidate.words));
  return sequence.map((candidate) => {
    const { gist, end } = gistOf(candidate.words, shared);
    const label = gist === '' ? candidate.ordinal : `${candidate.ordinal} · ${gist}`;
    const { start, end: last } = candidate.block.span;
    const ordinalEnd = source.text.slice(start, candidate.restAt).trimEnd().length + start;
    const head = span(start, Math.min(last, gist === '' ? ordinalEnd : candidate.restAt + end));
    return [candidate.block.index, { label, head, level: announced ? 1 : 0 }];
  });
}

function isTextBefore(source: SourceText, block: Block): boolean {
  const kind = source.blocks[block.index - 1]?.kind;
  return kind === 'paragraph' || kind === 'heading';
}

/** The first clause as words and the spaces between them. */
function gistWords(rest: string): readonly string[] {
  const clause = /^[^,.;:!?，。；：！？、—]*/u.exec(rest)?.[0] ?? '';
  return Array.from(segmentWords().segment(clause), ({ segment }) => segment);
}

/** How many words all points start with; the spaces between count as words here. */
function sharedStart(all: readonly (readonly string[])[]): number {
  const [first = []] = all;
  let shared = 0;
  while (shared < first.length && all.every((words) => isSameWord(words[shared], first[shared]))) shared += 1;
  return shared;
}

function isSameWord(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && a.toLowerCase() === b?.toLowerCase();
}

/** The gist in the words behind those that all points share, and where it ends, in units from the first word; '' for none. */
function gistOf(words: readonly string[], shared: number): { readonly gist: string; readonly end: number } {
  const found = words.slice(shared).findIndex((word) => word.trim() !== '' && !FUNCTION_WORDS.has(word.toLowerCase()));
  if (found < 0) return { gist: '', end: 0 };
  const start = shared + found;
  const rest = words.slice(start);
  const stop = rest.findIndex((word) => FUNCTION_WORDS.has(word.toLowerCase()));
  const gist = firstWords((stop < 0 ? rest : rest.slice(0, stop)).join('').trim());
  return { gist, end: words.slice(0, start).join('').length + gist.length };
}

/** The first words up to a length, cut between words; of Han, up to the last punctuation in reach. Nothing is added. */
function firstWords(text: string): string {
  const line = /\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ').trim() : text.trim();
  if (HAN.test(line.slice(0, 8))) return firstClauses(line);
  if (line.length <= LABEL_LENGTH) return line;
  const cut = line.lastIndexOf(' ', LABEL_LENGTH);
  return line.slice(0, cut > LABEL_LENGTH / 2 ? cut : safeCut(line, LABEL_LENGTH)).replace(/[\s,;:(“‘"—–-]+$/u, '');
}

function firstClauses(line: string): string {
  if (line.length <= HAN_LABEL_LENGTH) return line.replace(/[，,。、；;：:]+$/u, '');
  const head = line.slice(0, HAN_LABEL_LENGTH + 1);
  const clause = /^[^。！？]{3,}(?=[，,。、；;：:！？])/u.exec(head)?.[0];
  return clause ?? line.slice(0, safeCut(line, HAN_LABEL_LENGTH));
}

/** Never between the two halves of a surrogate pair. */
function safeCut(line: string, at: number): number {
  const unit = line.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}
