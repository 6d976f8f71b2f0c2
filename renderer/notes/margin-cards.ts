import type { MarginState } from '../../shared/model/preferences';
import type { AnnotationId, ColorId, Note } from '../../shared/model/records';
import type { RichBlock, RichInline } from '../../shared/model/rich-text';
import { type Mark, saysSomething } from '../state/mark';

export interface MarginFocus {
  readonly marginState: MarginState;
  readonly activeId: AnnotationId | null;
  /** The place of the active annotation that was chosen: its card stands there. */
  readonly activePlace: { readonly start: number; readonly end: number } | null;
  readonly editingId: AnnotationId | null;
}

/**
 * The marks that show a card: in the margin every note or correction and the active highlight, as signs only what is opened,
 * in the hidden margin only the note that is being written. An annotation with several places has one card, at
 * the first of them, or at the one that was chosen.
 */
export function chooseCards(marks: readonly Mark[], focus: MarginFocus): readonly Mark[] {
  const isOpen = (mark: Mark) => mark.id === focus.editingId || (mark.id === focus.activeId && focus.marginState !== 'hidden');
  const cards = marks.filter((mark) => isOpen(mark) || (saysSomething(mark) && focus.marginState === 'margin'));
  const chosen = cards.find((mark) => isChosen(mark, focus));
  return firstOfEach(chosen === undefined ? cards : cards.filter((mark) => mark.id !== chosen.id || mark === chosen));
}

function isChosen(mark: Mark, { activeId, activePlace }: MarginFocus): boolean {
  return mark.id === activeId && mark.start === activePlace?.start && mark.end === activePlace.end;
}

function firstOfEach(marks: readonly Mark[]): readonly Mark[] {
  const seen = new Set<AnnotationId>();
  return marks.filter((mark) => !seen.has(mark.id) && seen.add(mark.id));
}

/** At most `limit` neighbours in order, those around the offset `center`, so that a crowded text costs no more than a calm one. */
export function nearestMarks(marks: readonly Mark[], center: number, limit: number): readonly Mark[] {
  if (marks.length <= limit) return marks;
  const middle = marks.findIndex((mark) => mark.start >= center);
  const from = Math.max(0, Math.min(marks.length - limit, (middle < 0 ? marks.length : middle) - Math.floor(limit / 2)));
  return marks.slice(from, from + limit);
}

/** One sign at the end of a line, for every note whose passage starts there. */
export interface Sign {
  /** CSS pixels from the top of the page. */
  readonly top: number;
  readonly color: ColorId;
  readonly ids: readonly AnnotationId[];
  readonly start: number;
}

/** Lines nearer than this are one line: superscripts and Chinese set among Latin letters move a line's top by a few pixels. */
const SAME_LINE = 6;

export function groupSigns(marks: readonly Mark[], topOf: (mark: Mark) => number): readonly Sign[] {
  const signs: Sign[] = [];
  for (const mark of marks) {
    if (!saysSomething(mark)) continue;
    const top = topOf(mark);
    const last = signs.at(-1);
    if (last !== undefined && Math.abs(last.top - top) < SAME_LINE)
      signs[signs.length - 1] = { ...last, ids: last.ids.includes(mark.id) ? last.ids : [...last.ids, mark.id] };
    else signs.push({ top, color: mark.color, ids: [mark.id], start: mark.start });
  }
  return signs;
}

/** What a card measures without its text: padding, head, borders. CSS pixels. */
const CARD_FRAME = 44;
const LINE_HEIGHT = 19.5;
/** Mean advance of a character of the notes' face at 13 px. */
const LETTER_WIDTH = 6.6;
/** A note is clamped to this many lines unless it is active or all notes are shown in full. */
export const CLAMPED_LINES = 8;

/** The height of a card that was never measured, good enough to be corrected unseen when it comes near the window. */
export function estimateCardHeight(note: Note | undefined, width: number, isClamped: boolean): number {
  const perLine = Math.max(10, Math.floor((width - 30) / LETTER_WIDTH));
  const lines = note === undefined ? 1 : Math.max(1, countLines(note.body.content, perLine));
  return CARD_FRAME + LINE_HEIGHT * (isClamped ? Math.min(lines, CLAMPED_LINES + 1) : lines);
}

function countLines(blocks: readonly RichBlock[], perLine: number): number {
  let lines = 0;
  for (const block of blocks) {
    if (block.type === 'paragraph' || block.type === 'codeBlock') lines += Math.ceil(countLetters(block.content) / perLine) || 1;
    else if (block.type === 'blockquote') lines += countLines(block.content, perLine);
    else for (const item of block.content) lines += countLines(item.content, perLine);
  }
  return lines;
}

function countLetters(content: readonly RichInline[] | undefined): number {
  let letters = 0;
  for (const inline of content ?? []) letters += inline.type === 'text' ? inline.text.length : 0;
  return letters;
}
