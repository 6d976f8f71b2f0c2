import type { EssayBlock, EssayInline, EssayMention, EssayText } from '../../model/essay';
import type { Provenance, Target } from '../../model/records';
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
  readonly provenance: Provenance;
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
  | { readonly kind: 'quoted'; readonly words: readonly RichInline[] }
  | { readonly kind: 'place'; readonly place: string }
  | { readonly kind: 'mention'; readonly mention: EssayMention['attrs'] }
  | { readonly kind: 'footnote'; readonly content: readonly EssayInline[] };

const CLOSING = /^[”’」』"'»›]+/u;

/** The parts of a line in order; the place of a quotation stands behind the quotation mark that closes it. */
export function partsOfLine(line: readonly EssayInline[], placeOf: (target: Target) => string): readonly LinePart[] {
  const parts: LinePart[] = [];
  let quoted: Target | null = null;
  const say = (kind: 'words' | 'quoted', word: RichInline) => {
    const last = parts.at(-1);
    if (last?.kind === kind) parts[parts.length - 1] = { kind, words: [...last.words, word] };
    else parts.push({ kind, words: [word] });
  };
  const closeQuotation = () => {
    if (quoted !== null && placeOf(quoted) !== '') parts.push({ kind: 'place', place: placeOf(quoted) });
    quoted = null;
  };
  for (const node of line) {
    if (node.type === 'text') {
      const target = targetOf(node);
      if (quoted !== null && target?.start !== quoted.start) {
        const closing = target === null ? (node.text.match(CLOSING)?.[0] ?? '') : '';
        if (closing !== '') say('words', toRichText(node, closing));
        closeQuotation();
        if (node.text.length > closing.length) say(target === null ? 'words' : 'quoted', toRichText(node, node.text.slice(closing.length)));
      } else say(target === null ? 'words' : 'quoted', toRichText(node, node.text));
      quoted = target;
      continue;
    }
    if (node.type === 'hardBreak') say(quoted === null ? 'words' : 'quoted', { type: 'hardBreak' });
    else {
      closeQuotation();
      parts.push(node.type === 'mention' ? { kind: 'mention', mention: node.attrs } : { kind: 'footnote', content: node.content ?? [] });
    }
  }
  closeQuotation();
  return parts;
}

function targetOf(node: EssayText): Target | null {
  const mark = node.marks?.find((one) => one.type === 'quote');
  return mark?.type === 'quote' ? mark.attrs.target : null;
}

/** The words with the marks that a note may carry as well. */
function toRichText(node: EssayText, text: string): RichInline {
  const marks = (node.marks ?? []).filter((mark): mark is RichMark => mark.type !== 'quote');
  return marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text };
}

/** Numbers what is first met first: footnotes as they stand, annotations as they are mentioned. */
export class Numbering {
  readonly footnotes: (readonly EssayInline[])[] = [];
  readonly annotations: Extract<EssayMention['attrs'], { readonly kind: 'annotation' }>[] = [];

  footnote(content: readonly EssayInline[]): number {
    return this.footnotes.push(content);
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
