import type { ColorId } from '../../model/records';
import { isEmptySpan, type Span, span } from '../../text/offset';
import type { StructuredBlock } from '../../text/source-text';
import { trimSpan } from '../../text/trim-span';
import type { Flow, FlowParagraph, FlowPoint } from './flow';
import type { ListNumbers } from './list-numbers';
import { noteMark } from './note-mark';
import type { DocxFlows } from './read-flow';
import type { ShapeOf } from './read-styles';

/** The text that a Word file becomes, with what is what in it, and the way from places of the file into it. */
export interface ComposedText {
  readonly text: string;
  readonly structure: readonly StructuredBlock[];
  /** Passages that were marked with a highlighter, in order. */
  readonly highlights: readonly { readonly span: Span; readonly color: ColorId }[];
  /** Where a place of a flow is; between paragraphs a beginning is that of the next one, an end that of the one before. */
  readonly placeOf: (flow: Flow, point: FlowPoint, side: 'start' | 'end') => number;
}

/** Between paragraphs stands an empty line, so that line ends within them can be told from those between them. */
const GAP = '\n\n';

/** Styles of what our own Word files have behind the text: it is about the text and no part of it. */
const OWN_BACK_MATTER: ReadonlySet<string> = new Set(['PostilHeading', 'PostilCaption', 'PostilBack', 'PostilQuote']);
/** Our own numbers of paragraphs are no part of the text either. */
const OWN_TEXT = 'PostilText';

interface Placed {
  /** Where the paragraph's own words begin, behind the mark of a list. */
  readonly at: number;
  /** How many blanks at the start of the words were left out. */
  readonly cut: number;
  readonly length: number;
}

/**
 * Puts the paragraphs together. Numbers and bullets of lists stand in the text, as in Word's own plain text, and notes behind it under
 * the marks that refer to them. Paragraphs without words are left out; the number that one has is counted. The same file gives the same
 * text, to the character.
 */
export function composeText({ body, notes }: DocxFlows, shapeOf: ShapeOf, numbers: ListNumbers): ComposedText {
  const composing = new Composing(shapeOf, numbers);
  for (const paragraph of body.paragraphs) composing.add(paragraph);
  for (const flow of notes) for (const paragraph of inOrder(flow.paragraphs)) composing.add(paragraph);
  return composing.finish();
}

/** By the numbers of their notes, which need not stand in the file in that order. */
function inOrder(paragraphs: readonly FlowParagraph[]): readonly FlowParagraph[] {
  return paragraphs.toSorted((a, b) => (a.note?.number ?? 0) - (b.note?.number ?? 0));
}

class Composing {
  readonly #shapeOf: ShapeOf;
  readonly #numbers: ListNumbers;
  readonly #pieces: string[] = [];
  #length = 0;
  readonly #structure: StructuredBlock[] = [];
  readonly #highlights: { readonly span: Span; readonly color: ColorId }[] = [];
  readonly #placed = new Map<FlowParagraph, Placed>();
  #note: FlowParagraph['note'] = null;
  #hasTitle = false;

  constructor(shapeOf: ShapeOf, numbers: ListNumbers) {
    this.#shapeOf = shapeOf;
    this.#numbers = numbers;
  }

  add(paragraph: FlowParagraph): void {
    const isFirstOfNote = paragraph.note !== null && paragraph.note !== this.#note;
    this.#note = paragraph.note;
    const item = this.#itemOf(paragraph);
    const cut = isFirstOfNote ? leading(paragraph.words) : 0;
    const words = paragraph.words.slice(cut);
    if (words.trim() === '' || OWN_BACK_MATTER.has(paragraph.style)) {
      this.#placed.set(paragraph, { at: this.#length, cut, length: 0 });
      return;
    }
    if (this.#length > 0) this.#push(GAP);
    const mark = isFirstOfNote && paragraph.note !== null ? noteMark(paragraph.note) : (item?.mark ?? '');
    const start = mark === '' ? this.#length + leading(words) : this.#length;
    if (mark !== '') this.#push(`${mark} `);
    const at = this.#length;
    this.#push(words);
    this.#placed.set(paragraph, { at, cut, length: words.length });
    this.#structure.push({ start, end: at + words.trimEnd().length, ...this.#kindOf(paragraph, item?.depth ?? null) });
    for (const one of paragraph.highlights) {
      const where = trimSpan(words, span(Math.max(0, one.start - cut), Math.max(0, one.end - cut)));
      if (isEmptySpan(where)) continue;
      this.#highlights.push({ span: span(at + where.start, at + where.end), color: one.color });
    }
  }

  finish(): ComposedText {
    const placed = this.#placed;
    const length = this.#length;
    return {
      // What is no whole character cannot be stored; its stand-in is as long.
      text: this.#pieces.join('').toWellFormed(),
      structure: this.#structure,
      highlights: this.#highlights,
      placeOf(flow, { paragraph, at, isInside }, side) {
        const isNext = !isInside && side === 'start';
        const found = flow.paragraphs[isNext ? paragraph + 1 : paragraph];
        const where = found === undefined ? undefined : placed.get(found);
        if (where === undefined) return isNext ? length : 0;
        const within = isNext ? 0 : Math.min(Math.max(0, at - where.cut), where.length);
        return where.at + within;
      },
    };
  }

  #push(words: string): void {
    this.#pieces.push(words);
    this.#length += words.length;
  }

  /** Its own place in a list before that of its style. */
  #itemOf(paragraph: FlowParagraph) {
    if (paragraph.style === OWN_TEXT) return null;
    const ofStyle = this.#shapeOf(paragraph.style).list;
    const own = paragraph.list;
    if (own === null) return ofStyle === null ? null : this.#numbers.next(ofStyle.id, ofStyle.level, ofStyle.style);
    if (own.id === '0') return null;
    if (own.id !== '') return this.#numbers.next(own.id, own.level ?? 0, '');
    return ofStyle === null ? null : this.#numbers.next(ofStyle.id, own.level, ofStyle.style);
  }

  #kindOf(paragraph: FlowParagraph, depth: number | null): Pick<StructuredBlock, 'kind' | 'level'> {
    if (paragraph.note !== null) return { kind: 'note', level: null };
    const shape = this.#shapeOf(paragraph.style);
    const isTitle = shape.isTitle && !this.#hasTitle;
    if (isTitle) this.#hasTitle = true;
    if (isTitle) return { kind: 'title', level: null };
    const rank = paragraph.outline === null ? shape.rank : paragraph.outline < 9 ? paragraph.outline + 1 : null;
    if (rank !== null || shape.isTitle) return { kind: 'heading', level: rank ?? 1 };
    return { kind: 'paragraph', level: depth };
  }
}

function leading(words: string): number {
  return words.length - words.trimStart().length;
}
