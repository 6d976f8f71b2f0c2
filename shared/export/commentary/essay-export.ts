import type { CitedRun } from '../../citation/cited-runs';
import { citationsIn } from '../../citation/essay-citations';
import type { FormattedCitations } from '../../citation/format-citations';
import type { EssayBlock, EssayInline, EssayMention, EssayText } from '../../model/essay';
import type { Source, Target } from '../../model/records';
import type { RichInline, RichMark, RichText } from '../../model/rich-text';

/** What a mention stands for, as it is now. */
export interface MentionedRecord {
  /** "¶2 s1 “the long-term stability…”", "Formula". */
  readonly name: string;
  /** What is listed of it at the end; null for what has nothing to list. */
  readonly note: { readonly quotation: string; readonly body: RichText | null; readonly codes: string } | null;
}

/** An essay as it goes out. */
export interface EssayExport {
  /** '' for one without a title. */
  readonly title: string;
  readonly blocks: readonly EssayBlock[];
  /** The text that the essay is on. */
  readonly work: Pick<Source, 'citation' | 'provenance'>;
  /** Its citations in the order of `citesOfEssay`, in the chosen style. */
  readonly citations: FormattedCitations;
  /** True when citations in this style say where a passage stands, so that the place need not be told beside them. */
  readonly citesPlaces: boolean;
  /** "¶7 s2"; '' where the passage has no place. */
  readonly placeOf: (target: Target) => string;
  readonly recordOf: (mention: EssayMention['attrs']) => MentionedRecord;
  /** Lists the annotations that are mentioned, with their passages and notes, at the end. */
  readonly withNotes: boolean;
  readonly labels: EssayLabels;
}

/** The interface's words that a file needs, in the reader's language. */
export interface EssayLabels {
  /** BCP 47 tag of these words. */
  readonly language: string;
  readonly untitled: string;
  readonly on: string;
  readonly footnotes: string;
  readonly annotations: string;
  /** Said of the link from a note to where it is mentioned. */
  readonly back: string;
}

/** A line taken apart for files: runs of words, what stands between them, and the place behind each quotation. */
export type LinePart =
  | { readonly kind: 'words'; readonly words: readonly RichInline[] }
  | { readonly kind: 'quoted'; readonly words: readonly RichInline[]; readonly target: Target }
  | { readonly kind: 'place'; readonly place: string; readonly target: Target }
  | { readonly kind: 'citation'; readonly target: Target | null; readonly isAfterBlank: boolean }
  | { readonly kind: 'mention'; readonly mention: EssayMention['attrs'] }
  | { readonly kind: 'footnote'; readonly content: readonly EssayInline[] };

const CLOSING = /^[”’」』"'»›]+/u;

/**
 * The parts of a line in order; the place of a quotation stands behind the quotation mark that closes it, unless a citation that tells
 * it (`citesPlaces`) follows.
 */
export function partsOfLine(line: readonly EssayInline[], placeOf: (target: Target) => string, citesPlaces: boolean): readonly LinePart[] {
  const parts: LinePart[] = [];
  let quoted: Target | null = null;
  const say = (word: RichInline, target: Target | null) => {
    const last = parts.at(-1);
    const goesOn = target === null ? last?.kind === 'words' : last?.kind === 'quoted' && isSameTarget(last.target, target);
    const words = goesOn && (last?.kind === 'words' || last?.kind === 'quoted') ? [...last.words, word] : [word];
    if (goesOn) parts.pop();
    parts.push(target === null ? { kind: 'words', words } : { kind: 'quoted', words, target });
  };
  const closeQuotation = () => {
    if (quoted !== null && placeOf(quoted) !== '') parts.push({ kind: 'place', place: placeOf(quoted), target: quoted });
    quoted = null;
  };
  for (const node of line) {
    if (node.type === 'text') {
      const target = targetOf(node);
      if (quoted !== null && !isSameTarget(quoted, target)) {
        const closing = target === null ? (node.text.match(CLOSING)?.[0] ?? '') : '';
        if (closing !== '') say(toRichText(node, closing), null);
        closeQuotation();
        if (node.text.length > closing.length) say(toRichText(node, node.text.slice(closing.length)), target);
      } else say(toRichText(node, node.text), target);
      quoted = target;
      continue;
    }
    if (node.type === 'hardBreak') say({ type: 'hardBreak' }, quoted);
    else {
      closeQuotation();
      if (node.type === 'citation') cite(parts, node.attrs.target, citesPlaces);
      else
        parts.push(node.type === 'mention' ? { kind: 'mention', mention: node.attrs } : { kind: 'footnote', content: node.content ?? [] });
    }
  }
  closeQuotation();
  return parts;
}

function cite(parts: LinePart[], target: Target | null, citesPlaces: boolean): void {
  const last = parts.at(-1);
  if (citesPlaces && last?.kind === 'place' && isSameTarget(last.target, target)) parts.pop();
  const before = parts.at(-1);
  const words = before?.kind === 'words' || before?.kind === 'quoted' ? before.words.at(-1) : undefined;
  const isAfterBlank = before === undefined || words?.type === 'hardBreak' || (words?.type === 'text' && /\s$/u.test(words.text));
  parts.push({ kind: 'citation', target, isAfterBlank });
}

/** True when a line cites just this passage. */
export function isCitedIn(line: readonly EssayInline[], target: Target): boolean {
  return line.some((node) => node.type === 'citation' && isSameTarget(target, node.attrs.target));
}

/** The words of a line, and the citations and footnotes behind its last word. */
export function partEnd(line: readonly EssayInline[]): readonly [words: readonly EssayInline[], behind: readonly EssayInline[]] {
  const last = line.findLastIndex((node) => node.type === 'mention' || (node.type === 'text' && node.text.trim() !== ''));
  return [line.slice(0, last + 1), line.slice(last + 1).filter(({ type }) => type === 'citation' || type === 'footnote')];
}

function isSameTarget(one: Target, other: Target | null): boolean {
  return other !== null && one.revisionId === other.revisionId && one.start === other.start && one.end === other.end;
}

/** The passage that the words quote; null where they quote none. */
export function targetOf(node: EssayText): Target | null {
  const mark = node.marks?.find((one) => one.type === 'quote');
  return mark?.type === 'quote' ? mark.attrs.target : null;
}

/** The words with the marks that a note may carry as well. */
function toRichText(node: EssayText, text: string): RichInline {
  const marks = (node.marks ?? []).filter((mark): mark is RichMark => mark.type !== 'quote');
  return marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text };
}

/** A footnote as it was written, or the note of a citation. */
export type EssayNote =
  | { readonly kind: 'written'; readonly content: readonly EssayInline[]; readonly firstCitation: number }
  | { readonly kind: 'citation'; readonly runs: readonly CitedRun[] };

/** Numbers what is first met first: footnotes as they stand, annotations as they are mentioned. */
export class Numbering {
  readonly footnotes: EssayNote[] = [];
  readonly annotations: Extract<EssayMention['attrs'], { readonly kind: 'annotation' }>[] = [];
  isInFootnote = false;
  #citations = 0;

  footnote(content: readonly EssayInline[]): number {
    const firstCitation = this.#citations;
    this.#citations += content.flatMap(citationsIn).length;
    return this.footnotes.push({ kind: 'written', content, firstCitation });
  }

  /** The number of a note that is nothing but a citation. */
  citation(runs: readonly CitedRun[]): number {
    return this.footnotes.push({ kind: 'citation', runs });
  }

  /** The place of the next citation among all. */
  nextCitation(): number {
    this.#citations += 1;
    return this.#citations - 1;
  }

  /** What follows stands in this footnote. */
  enter({ firstCitation }: { readonly firstCitation: number }): void {
    this.#citations = firstCitation;
    this.isInFootnote = true;
  }

  /** The number of an annotation, and whether this is the first mention of it. */
  annotation(mention: Extract<EssayMention['attrs'], { readonly kind: 'annotation' }>): {
    readonly number: number;
    readonly isFirst: boolean;
  } {
    const known = this.annotations.findIndex(({ id }) => id === mention.id);
    return known === -1 ? { number: this.annotations.push(mention), isFirst: true } : { number: known + 1, isFirst: false };
  }
}
