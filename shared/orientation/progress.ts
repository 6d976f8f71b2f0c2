import { isLatinAtMost } from '../text/script';
import type { Block } from '../text/source-text';

/** The bits of a text of which nothing was read: bit n - 1 stands for ¶n. */
export const NOTHING_READ = new Uint8Array(0);

export function isRead(read: Uint8Array, paragraph: number): boolean {
  return (((read[(paragraph - 1) >> 3] ?? 0) >> ((paragraph - 1) & 7)) & 1) === 1;
}

/** The bits with these paragraphs as well; the same array when they were all there. */
export function addRead(read: Uint8Array, paragraphs: readonly number[]): Uint8Array {
  const fresh = paragraphs.filter((paragraph) => paragraph > 0 && !isRead(read, paragraph));
  if (fresh.length === 0) return read;
  const last = fresh.reduce((a, b) => Math.max(a, b));
  const after = new Uint8Array(Math.max(read.length, ((last - 1) >> 3) + 1));
  after.set(read);
  for (const paragraph of fresh) after[(paragraph - 1) >> 3] = (after[(paragraph - 1) >> 3] ?? 0) | (1 << ((paragraph - 1) & 7));
  return after;
}

/** What either says was read: two windows on one text add to each other. */
export function joinRead(one: Uint8Array, other: Uint8Array): Uint8Array {
  return Uint8Array.from({ length: Math.max(one.length, other.length) }, (_, at) => (one[at] ?? 0) | (other[at] ?? 0));
}

/** How many of the paragraphs 1 to `total` were read. */
export function countRead(read: Uint8Array, total: number): number {
  let count = 0;
  for (let paragraph = 1; paragraph <= total; paragraph += 1) if (isRead(read, paragraph)) count += 1;
  return count;
}

/** True when every paragraph among the blocks `first` to `last` was read, and there is one. */
export function isStretchRead(blocks: readonly Block[], read: Uint8Array, first: number, last: number): boolean {
  let any = false;
  for (let at = first; at <= last; at += 1) {
    const paragraph = blocks[at]?.paragraph;
    if (paragraph == null) continue;
    if (!isRead(read, paragraph)) return false;
    any = true;
  }
  return any;
}

/** The first paragraph behind the block `from` that was not read, else the first of the text; undefined when all were. */
export function findUnread(blocks: readonly Block[], read: Uint8Array, from: number): Block | undefined {
  const isUnread = ({ paragraph }: Block) => paragraph !== null && !isRead(read, paragraph);
  return blocks.find((block) => block.index > from && isUnread(block)) ?? blocks.find(isUnread);
}

/** A quick reader's pace, in characters a second: who reads with care is never ahead of it. */
const PACE = { letters: 30, wide: 12 };
/** The shortest line takes so many milliseconds. */
const LEAST_TIME = 700;
const WIDE = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]/gu;

/** How long a paragraph has to be looked at, in milliseconds, until it counts as read. */
export function readingTimeOf(text: string, { span: { start, end } }: Block): number {
  const wide = isLatinAtMost(text, start, end) ? 0 : (text.slice(start, end).match(WIDE)?.length ?? 0);
  return Math.max(LEAST_TIME, ((end - start - wide) / PACE.letters + wide / PACE.wide) * 1000);
}

/** How much of a paragraph is in view: from which share of its height to which, 0 to 1. */
export interface Glimpse {
  readonly paragraph: number;
  readonly from: number;
  readonly to: number;
  /** `readingTimeOf` it. */
  readonly needs: number;
}

/** What a paragraph has got so far: milliseconds, and the share of its height that has been in view. */
interface Attention {
  readonly spent: number;
  readonly from: number;
  readonly to: number;
}
export type Attentions = ReadonlyMap<number, Attention>;

/** So much of its time and of its height is enough for a paragraph. */
const ENOUGH = 0.9;

/**
 * Gives the time that has passed to the paragraphs in view, from the top on: each takes what it needs for what of it was in view, and
 * the next takes the rest. So a full screen is not read at once, and a long paragraph not before its end was seen. `glimpses` are those
 * not read yet, in order. Gives what each has got now, and which have been read with it.
 */
export function giveAttention(
  before: Attentions,
  glimpses: readonly Glimpse[],
  passed: number,
): { readonly attentions: Attentions; readonly read: readonly number[] } {
  const attentions = new Map(before);
  const read: number[] = [];
  let left = passed;
  for (const { paragraph, from, to, needs } of glimpses) {
    const had = attentions.get(paragraph) ?? { spent: 0, from, to };
    const seen = { from: Math.min(had.from, from), to: Math.max(had.to, to) };
    const share = Math.min(1, seen.to - seen.from);
    const spent = had.spent + Math.max(0, Math.min(left, needs * share - had.spent));
    left -= spent - had.spent;
    if (spent >= needs * ENOUGH && share >= ENOUGH) {
      attentions.delete(paragraph);
      read.push(paragraph);
    } else attentions.set(paragraph, { spent, ...seen });
  }
  return { attentions, read };
}
