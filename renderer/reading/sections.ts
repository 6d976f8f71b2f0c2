import { type isLatinAtMost, scanLatin } from '../../shared/text/script';
import type { Block } from '../../shared/text/source-text';

/** A run of blocks that the surface lays out, mounts and skips as one. */
export interface Section {
  readonly index: number;
  /** Index of the first block. */
  readonly first: number;
  /** Index of the last block, included. */
  readonly last: number;
  /** What a web page left around the work: folded away as one. */
  readonly furniture: boolean;
  /** How much room it takes, in widths of one Latin letter; only ratios matter. */
  readonly weight: number;
  /** The same of each of its blocks, which add up to it. */
  readonly weights: readonly number[];
}

/** Large enough that skipping pays, small enough that mounting one stays within a frame (measured: see the bench). */
const SECTION_LENGTH = 9_000;
/** A Chinese character takes the room of about two Latin letters. */
const WIDE_WEIGHT = 2;
/** The space between paragraphs and the half-empty last line, in letters. */
const BLOCK_WEIGHT = 70;
const WIDE = /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/g;

/** Groups blocks into sections of about 9,000 characters; page furniture stands in sections of its own. */
export function groupSections(text: string, blocks: readonly Block[]): readonly Section[] {
  const isLatin = scanLatin(text);
  const sections: Section[] = [];
  let first = 0;
  let length = 0;
  let weight = 0;
  let weights: number[] = [];
  const close = (last: number, furniture: boolean) => {
    sections.push({ index: sections.length, first, last, furniture, weight, weights });
    first = last + 1;
    length = 0;
    weight = 0;
    weights = [];
  };
  for (const block of blocks) {
    const furniture = block.kind === 'furniture';
    length += block.span.end - block.span.start;
    const own = weigh(text, block, isLatin);
    weight += own;
    weights.push(own);
    const next = blocks[block.index + 1];
    const kindEnds = next === undefined || (next.kind === 'furniture') !== furniture;
    if (kindEnds || length >= SECTION_LENGTH) close(block.index, furniture);
  }
  return sections;
}

function weigh(text: string, block: Block, isLatin: typeof isLatinAtMost): number {
  const length = block.span.end - block.span.start;
  const wide = isWideLanguage(block.language) ? length : countWide(text, block, isLatin);
  return length + wide * (WIDE_WEIGHT - 1) + BLOCK_WEIGHT;
}

function isWideLanguage(language: string): boolean {
  return /^(?:zh|ja|ko)\b/i.test(language);
}

function countWide(text: string, block: Block, isLatin: typeof isLatinAtMost): number {
  if (isLatin(text, block.span.start, block.span.end)) return 0;
  let count = 0;
  for (const _ of text.slice(block.span.start, block.span.end).matchAll(WIDE)) count += 1;
  return count;
}
