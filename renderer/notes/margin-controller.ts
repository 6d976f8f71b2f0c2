import { layoutMargin } from '../../shared/margin/layout-margin';
import type { MarginState } from '../../shared/model/preferences';
import type { AnnotationId } from '../../shared/model/records';
import { offset, span } from '../../shared/text/offset';
import type { AnnotationSet } from '../state/annotation-set';
import { type Mark, saysSomething } from '../state/mark';
import type { ReadingSurface } from '../state/reading-surface';
import { chooseCards, estimateCardHeight, groupSigns, type MarginFocus, nearestMarks, type Sign } from './margin-cards';

/** What the margin is laid out from. */
export interface MarginInput extends MarginFocus {
  readonly surface: ReadingSurface;
  readonly annotations: AnnotationSet;
  /** Length of the open text in UTF-16 units. */
  readonly textLength: number;
  readonly showAllNotes: boolean;
}

/** What stands in the window and one screen around it. */
export interface MarginView {
  readonly cards: readonly Mark[];
  readonly signs: readonly Sign[];
}

export const EMPTY_VIEW: MarginView = { cards: [], signs: [] };

/** Why the layout is made again: cards glide only when neither the page nor the note being written moves. */
export type LayoutCause = 'still' | 'moving';

/** Code units before and after the view whose notes take part in the layout: far more than a screen. */
const NEIGHBOURHOOD = 20_000;
/** Cards stand ready so far beyond the view, and are made ready anew after a scroll of so much; in screens. */
const REACH = 1.5;
const STEP = 0.75;
/** So long a step of scrolling may wait for an idle moment, in milliseconds. */
const LONGEST_WAIT = 80;
/** Never more cards than this in one layout; as many as fill a dozen screens. */
const MOST_CARDS = 300;

/** Measures and moves the cards of the margin. All reading of layout comes before all writing. */
export class MarginController {
  readonly #slots = new Map<AnnotationId, HTMLElement>();
  readonly #heights = new Map<string, number>();
  readonly #lineTops = new Map<number, number>();
  #column: HTMLElement | null = null;
  #onView: (view: MarginView) => void = () => undefined;
  #observer: ResizeObserver | null = null;
  #width = 0;
  #bottom = 0;
  #cardLeft = 0;
  #cardWidth = 0;
  #tops: ReadonlyMap<AnnotationId, number> = new Map();
  #view: MarginView = EMPTY_VIEW;
  #input: MarginInput | null = null;
  #frame: number | null = null;
  #cause: LayoutCause = 'still';
  #idle: number | null = null;
  /** Where the scroller stood at the last layout. */
  #scrollTop = 0;
  #thread: SVGPathElement | null = null;

  /** Starts to follow the sizes of the column and its cards. Returns what ends it. */
  connect(column: HTMLElement, onView: (view: MarginView) => void): () => void {
    const observer = new ResizeObserver((entries) => this.#takeSizes(entries));
    this.#column = column;
    this.#onView = onView;
    this.#observer = observer;
    observer.observe(column);
    for (const slot of this.#slots.values()) observer.observe(slot, { box: 'border-box' });
    return () => {
      observer.disconnect();
      if (this.#frame !== null) cancelAnimationFrame(this.#frame);
      if (this.#idle !== null) cancelIdleCallback(this.#idle);
      this.#frame = null;
      this.#idle = null;
      this.#observer = null;
      this.#column = null;
    };
  }

  setInput(input: MarginInput): void {
    if (input.surface !== this.#input?.surface) this.#lineTops.clear();
    this.#input = input;
  }

  setThread(path: SVGPathElement | null): void {
    this.#thread = path;
  }

  /** Called with a card's slot when it comes into the page, and with null when it leaves. */
  setSlot(id: AnnotationId, slot: HTMLElement | null): void {
    const before = this.#slots.get(id);
    if (before !== undefined) this.#observer?.unobserve(before);
    if (slot === null) {
      this.#slots.delete(id);
      return;
    }
    this.#slots.set(id, slot);
    this.#observer?.observe(slot, { box: 'border-box' });
  }

  focusCard(id: AnnotationId): boolean {
    const card = this.#slots.get(id)?.querySelector('article');
    card?.focus({ preventScroll: true });
    return card !== null && card !== undefined;
  }

  /**
   * Where cards before it leave it no room level with its line, a card may stand below the view: scrolls so far that it is seen. False
   * while it is not in the page.
   */
  bringIntoView(id: AnnotationId): boolean {
    const slot = this.#slots.get(id);
    const scroller = this.#input?.surface.scroller;
    if (slot === undefined || scroller === undefined || this.#column === null) return false;
    const top = scroller.getBoundingClientRect().top;
    const below = this.#column.getBoundingClientRect().top + this.topOf(id) + slot.offsetHeight + EDGE - (top + scroller.clientHeight);
    if (below > 0) scroller.scrollTop += below;
    return true;
  }

  /** CSS pixels from the top of the column to the card. */
  topOf(id: AnnotationId): number {
    return this.#tops.get(id) ?? 0;
  }

  /** Lines may have moved: forget where they were. */
  forgetLines(): void {
    this.#lineTops.clear();
  }

  schedule(cause: LayoutCause): void {
    if (cause === 'moving') this.#cause = 'moving';
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = null;
      const why = this.#cause;
      this.#cause = 'still';
      this.layout(why);
    });
  }

  /**
   * Call on scroll. Cards scroll with the text: others are needed only where the view nears the end of those that stand there.
   * A step is made ready for while the page is idle; a leap is answered in the next frame.
   */
  followScroll(): void {
    const scroller = this.#input?.surface.scroller;
    if (scroller === undefined) return;
    const moved = Math.abs(scroller.scrollTop - this.#scrollTop);
    if (moved < scroller.clientHeight * STEP) return;
    if (moved > scroller.clientHeight * REACH) this.schedule('moving');
    else
      this.#idle ??= requestIdleCallback(
        () => {
          this.#idle = null;
          this.layout('moving');
        },
        { timeout: LONGEST_WAIT },
      );
  }

  /** Lays out now. */
  layout(cause: LayoutCause): void {
    const input = this.#input;
    const column = this.#column;
    if (input === null || column === null) return;
    const frame = readFrame(column, input.surface.scroller, input.marginState);
    const plan = this.#plan(input, frame);
    const thread = this.#threadOf(input, frame, plan.tops);
    // From here on nothing is read from the page, and nothing is written that is so already: a write alone costs a restyling.
    column.toggleAttribute('data-still', cause === 'moving');
    if (plan.bottom > frame.height || this.#bottom >= frame.height) this.#setBottom(column, plan.bottom);
    if (frame.cardLeft !== this.#cardLeft) column.style.setProperty('--notes-card-left', `${frame.cardLeft}px`);
    if (frame.cardWidth !== this.#cardWidth) column.style.setProperty('--notes-card-width', `${frame.cardWidth}px`);
    for (const [id, slot] of this.#slots) {
      const transform = toTransform(plan.tops.get(id) ?? 0);
      if (slot.style.transform !== transform) slot.style.transform = transform;
    }
    if (this.#thread !== null && this.#thread.getAttribute('d') !== thread) this.#thread.setAttribute('d', thread);
    this.#tops = plan.tops;
    this.#scrollTop = frame.scrollTop;
    this.#cardLeft = frame.cardLeft;
    this.#cardWidth = frame.cardWidth;
    this.#show(plan.view);
  }

  /** Only cards that reach below the text make the column longer: a new height lays the whole page out. */
  #setBottom(column: HTMLElement, bottom: number): void {
    if (bottom === this.#bottom) return;
    column.style.minHeight = `${bottom}px`;
    this.#bottom = bottom;
  }

  #plan(input: MarginInput, frame: Frame): Plan {
    const visible = input.surface.getVisibleSpan();
    const from = Math.max(0, visible.start - NEIGHBOURHOOD);
    const marks = input.annotations.query(from, Math.min(input.textLength, visible.end + NEIGHBOURHOOD));
    const near = nearestMarks(withOpened(chooseCards(marks, input), input), visible.start, MOST_CARDS);
    const lineTop = (mark: Mark) => this.#lineTopOf(input.surface, mark.start) - frame.origin;
    const drop = frame.cardLeft < 0 ? BELOW_LINE : 0;
    const heights = near.map((mark) => this.#heightOf(mark, input, frame.width));
    const pinned = input.editingId ?? input.activeId;
    const tops = layoutMargin(
      near.map((mark, index) => ({ desiredTop: lineTop(mark) + drop, height: heights[index] ?? 0, pinned: mark.id === pinned })),
    );
    const cards = near.filter((mark, index) => {
      const top = tops[index] ?? 0;
      return mark.id === pinned || (top < frame.below && top + (heights[index] ?? 0) > frame.above);
    });
    const signs = input.marginState === 'signs' ? signsIn(marks, visible.start, lineTop, frame) : [];
    return {
      view: { cards, signs },
      tops: new Map(near.map((mark, index) => [mark.id, Math.round(tops[index] ?? 0)])),
      bottom: Math.ceil((tops.at(-1) ?? 0) + (heights.at(-1) ?? 0)),
    };
  }

  #show(view: MarginView): void {
    const isSame = sameItems(view.cards, this.#view.cards, (a, b) => a === b) && sameItems(view.signs, this.#view.signs, sameSign);
    if (isSame) return;
    this.#view = view;
    this.#onView(view);
  }

  #lineTopOf(surface: ReadingSurface, start: number): number {
    const known = this.#lineTops.get(start);
    if (known !== undefined) return known;
    const top = surface.topOf(offset(start));
    this.#lineTops.set(start, top);
    return top;
  }

  #heightOf(mark: Mark, input: MarginInput, width: number): number {
    const known = this.#heights.get(heightKey(mark.id, width));
    if (known !== undefined) return known;
    const isClamped = !input.showAllNotes && mark.id !== input.activeId;
    return estimateCardHeight(input.annotations.findNote(mark.id), width, isClamped);
  }

  /** Runs between layout and painting: the cards stand right in the very frame in which one of them grew. */
  #takeSizes(entries: readonly ResizeObserverEntry[]): void {
    let hasNew = false;
    const width = this.#column?.clientWidth ?? 0;
    if (width !== this.#width) {
      this.#width = width;
      hasNew = true;
    }
    for (const entry of entries) {
      const id = [...this.#slots].find(([, slot]) => slot === entry.target)?.[0];
      const height = entry.borderBoxSize[0]?.blockSize;
      if (id === undefined || height === undefined || height === this.#heights.get(heightKey(id, width))) continue;
      this.#heights.set(heightKey(id, width), height);
      hasNew = true;
    }
    if (hasNew) this.layout('moving');
  }

  /** From the end of the active passage to its card, in the column's coordinates; '' when there is nothing to join. */
  #threadOf(input: MarginInput, frame: Frame, tops: ReadonlyMap<AnnotationId, number>): string {
    const id = input.editingId ?? input.activeId;
    const mark = id === null ? undefined : input.annotations.findPlace(id, id === input.activeId ? input.activePlace : null);
    const cardTop = id === null ? undefined : tops.get(id);
    if (id === null || mark === undefined || cardTop === undefined) return '';
    const last = input.surface.rectsOf(span(mark.start, mark.end)).at(-1);
    if (last === undefined) return '';
    const { cardLeft } = frame;
    // A card that lies over the text stands below its passage: no thread is needed, and none may cross the words.
    if (cardLeft < 0) return '';
    const height = this.#heights.get(heightKey(id, frame.width)) ?? 0;
    const x = Math.round(last.right - frame.left) + 1;
    const y = Math.round(last.bottom - frame.top) - 0.5;
    const elbow = Math.max(x, cardLeft - 20);
    const end = Math.min(Math.max(y, cardTop + 6.5), cardTop + Math.max(6.5, height - 6.5));
    return `M ${x} ${y} H ${elbow} L ${cardLeft} ${end}`;
  }
}

/** Where the column stands, read once a layout. CSS pixels. */
interface Frame {
  /** Client coordinates of the column's corner. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** From the top of the scroller's content to the top of the column. */
  readonly origin: number;
  readonly scrollTop: number;
  /** The view and what it may show next on either side, in the column's coordinates. */
  readonly above: number;
  readonly below: number;
  /** Where cards begin: 0 in the margin; beside the signs, or further left where the window ends before the card would. */
  readonly cardLeft: number;
  /** Narrower beside the signs, as long as that keeps the card off the text. */
  readonly cardWidth: number;
}

interface Plan {
  readonly view: MarginView;
  readonly tops: ReadonlyMap<AnnotationId, number>;
  readonly bottom: number;
}

/** Width of the strip of signs, and free space between a card and the edge of the window. CSS pixels. */
const SIGNS_WIDTH = 26;
const EDGE = 12;
/** A card beside the signs may become this narrow before it lies over the text. CSS pixels. */
const NARROWEST_CARD = 180;
/** A card that must lie over the text stands this much lower, so that it never covers the line it belongs to. CSS pixels. */
const BELOW_LINE = 36;

function readFrame(column: HTMLElement, scroller: HTMLElement, marginState: MarginState): Frame {
  const box = column.getBoundingClientRect();
  const outer = scroller.getBoundingClientRect();
  const { scrollTop, clientHeight, clientWidth } = scroller;
  const origin = box.top - outer.top + scrollTop;
  const top = scrollTop - origin;
  const most = cardWidthOf(column);
  const room = outer.left + clientWidth - EDGE - box.left;
  const cardWidth = marginState === 'signs' && room - SIGNS_WIDTH >= NARROWEST_CARD ? Math.min(most, room - SIGNS_WIDTH) : most;
  const cardLeft = marginState === 'signs' ? Math.min(SIGNS_WIDTH, room - cardWidth) : 0;
  return {
    left: box.left,
    top: box.top,
    width: column.clientWidth,
    height: column.clientHeight,
    origin,
    scrollTop,
    above: top - REACH * clientHeight,
    below: top + (1 + REACH) * clientHeight,
    cardLeft,
    cardWidth,
  };
}

function cardWidthOf(column: HTMLElement): number {
  return Number.parseFloat(getComputedStyle(column).getPropertyValue('--margin-width'));
}

function signsIn(marks: readonly Mark[], center: number, lineTop: (mark: Mark) => number, frame: Frame): readonly Sign[] {
  const noted = nearestMarks(marks.filter(saysSomething), center, MOST_CARDS);
  return groupSigns(noted, lineTop).filter((sign) => sign.top < frame.below && sign.top > frame.above);
}

export function toTransform(top: number): string {
  return `translateY(${top}px)`;
}

/** The opened card takes part also when its passage lies far away: it may just be on its way into the view. */
function withOpened(cards: readonly Mark[], input: MarginInput): readonly Mark[] {
  const id = input.editingId ?? (input.marginState === 'hidden' ? null : input.activeId);
  const opened = id === null ? undefined : input.annotations.findPlace(id, id === input.activeId ? input.activePlace : null);
  if (opened === undefined || opened.anchor === 'orphaned' || cards.some((mark) => mark.id === opened.id)) return cards;
  return [...cards, opened].sort((a, b) => a.start - b.start || b.end - a.end);
}

function heightKey(id: AnnotationId, width: number): string {
  return `${Math.round(width)} ${id}`;
}

function sameItems<T>(a: readonly T[], b: readonly T[], isSame: (a: T, b: T) => boolean): boolean {
  return (
    a.length === b.length &&
    a.every((item, index) => {
      const other = b[index];
      return other !== undefined && isSame(item, other);
    })
  );
}

function sameSign(a: Sign, b: Sign): boolean {
  return a.top === b.top && a.color === b.color && sameItems(a.ids, b.ids, (x, y) => x === y);
}
