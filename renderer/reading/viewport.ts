import type { TextScale } from '../../shared/orientation/text-scale';
import { type Offset, type Span, span } from '../../shared/text/offset';
import type { RevealOptions } from '../state/reading-surface';
import { HeightEstimate } from './height-estimate';
import { findCaretAt } from './hit-test';
import { readScale } from './read-scale';
import type { ReadingEditor } from './reading-editor';

/** A run of blocks, both ends included. */
export interface BlockWindow {
  readonly first: number;
  readonly last: number;
}

/** Mounted in one idle slice; small, so that a slice stays within a frame. */
const SECTIONS_A_SLICE = 4;
/** Heights above a target change while sections are mounted on the way to it; two corrections have always been enough. */
const REVEAL_ROUNDS = 3;
const EDGE = 24;
/** Far enough into the column that the caret is found in it. */
const INSET = 4;
/** Sections are mounted and laid out so far beyond the view, in screens, at once and, while nothing else is to do, further. */
const NEAR = 1;
const AHEAD = 3;
/**
 * The window reaches so far beyond the view, in screens: at rest on both sides, in a scroll ahead and behind. No further than what a
 * scroll shows before the next frame, because the browser paints all highlights anew after any change of the page.
 */
const REACH = { rest: 0.4, ahead: 0.6, behind: 0.15 };
/** A fast scroll is met as many of its steps ahead, up to so many screens. */
const STEPS_AHEAD = 5;
const FARTHEST = 1.5;
/** The window is moved on when less than this is left of it beyond the view, in screens: not with every step. */
const RESERVE = 0.1;

/**
 * What is in view: mounts sections when they come near, keeps the near ones laid out, and tells which blocks are in the window
 * (the view and what it may show next on either side). All coordinates are CSS pixels.
 */
export class Viewport {
  readonly #scroller: HTMLElement;
  readonly #editor: ReadingEditor;
  readonly #estimate: HeightEstimate;
  readonly #blockCount: number;
  readonly #onWindow: (blocks: BlockWindow) => void;
  #near: SectionRange = NOTHING_NEAR;
  #idle = 0;
  #ahead = 0;
  /** Where the scroller stood when the window was made, and how far that reached beyond the view. */
  #made = { scrollTop: 0, above: 0, below: 0 };
  #scrollTop = 0;

  constructor(scroller: HTMLElement, editor: ReadingEditor, blockCount: number, onWindow: (blocks: BlockWindow) => void) {
    this.#scroller = scroller;
    this.#editor = editor;
    this.#estimate = new HeightEstimate(editor);
    this.#blockCount = blockCount;
    this.#onWindow = onWindow;
  }

  /** Call on scroll. Does nothing while the window still reaches well beyond the view. */
  follow(): void {
    const { scrollTop } = this.#scroller;
    const step = scrollTop - this.#scrollTop;
    this.#scrollTop = scrollTop;
    const moved = scrollTop - this.#made.scrollTop;
    const left = moved < 0 ? this.#made.above + moved : this.#made.below - moved;
    if (moved !== 0 && left < this.#scroller.clientHeight * RESERVE) this.#make(step);
  }

  /** Call after anything that moves lines. */
  sync(): void {
    this.#make(0);
  }

  /** `step` is how far the last step of a scroll went, downwards positive; 0 at rest. */
  #make(step: number): void {
    const view = this.#scroller.getBoundingClientRect();
    const near = view.height * NEAR;
    const [low, high] = this.#findSections(view.top - near, view.bottom + near);
    if (this.#near === NOTHING_NEAR) this.#bringNear(low, high);
    else if (!this.#isNear(low) || !this.#isNear(high)) this.#holdTop(() => this.#bringNear(low, high));
    this.#layOutAheadSoon();
    const above = reachOf(view.height, -step);
    const below = reachOf(view.height, step);
    this.#onWindow({
      first: this.#findBlock(low, high, view.top - above),
      last: this.#findBlock(low, high, view.bottom + below),
    });
    this.#scrollTop = this.#scroller.scrollTop;
    this.#made = { scrollTop: this.#scrollTop, above, below };
  }

  /** Mounts the rest while nothing else is to do, so that selection, copying and a screen reader have the whole text. */
  startIdleMounting(): void {
    const step = () => {
      const waiting = this.#editor.sections.filter((section) => !this.#editor.isMounted(section.index));
      this.#editor.mount(waiting.slice(0, SECTIONS_A_SLICE).map((section) => section.index));
      this.#idle = waiting.length > SECTIONS_A_SLICE ? requestIdleCallback(step) : 0;
    };
    this.#idle = requestIdleCallback(() => {
      // Not while opening: what is in view does not need it, and it has the whole page laid out again.
      this.#holdTop(() => this.#estimate.calibrate(sectionsOf(this.#near)));
      step();
    });
  }

  /**
   * A section is laid out in one go, which takes longer than a frame has room for: the next ones are while nothing else is to do, one at
   * a time, before a scroll comes to them. Those that are far away are let go of.
   */
  #layOutAheadSoon(): void {
    if (this.#editor.isShort || this.#ahead !== 0) return;
    this.#ahead = requestIdleCallback(() => {
      this.#ahead = 0;
      const view = this.#scroller.getBoundingClientRect();
      const reach = view.height * AHEAD;
      const [low, high] = this.#findSections(view.top - reach, view.bottom + reach);
      const { low: from, high: to } = this.#near;
      // Holding the top has what is brought near laid out here and now, not in the next frame.
      if (to < high) this.#holdTop(() => this.#bringNear(Math.max(from, low), to + 1));
      else if (from > low) this.#holdTop(() => this.#bringNear(from - 1, Math.min(to, high)));
      else {
        if (from < low || to > high) this.#bringNear(low, high);
        return;
      }
      this.#layOutAheadSoon();
    });
  }

  mountAll(): void {
    this.#editor.mount(this.#editor.sections.map((section) => section.index));
  }

  /** Line lengths or heights are others now: what is not laid out is estimated anew. */
  recalibrate(): void {
    this.#estimate.forgetAll();
    this.#estimate.calibrate(sectionsOf(this.#near));
  }

  /** Heights may be a little different now: those that are laid out are learnt anew. */
  relearn(): void {
    this.#estimate.forget(sectionsOf(this.#near));
    this.#estimate.calibrate(sectionsOf(this.#near));
  }

  stop(): void {
    if (this.#idle !== 0) cancelIdleCallback(this.#idle);
    if (this.#ahead !== 0) cancelIdleCallback(this.#ahead);
  }

  /** CSS pixels from the top of the scroller's content to the line at `at`. */
  topOf(at: Offset): number {
    return this.#clientTopOf(at) - this.#scroller.getBoundingClientRect().top + this.#scroller.scrollTop;
  }

  readScale(): TextScale {
    return readScale(this.#scroller, this.#editor);
  }

  reveal(where: Span, { align, smooth = false }: RevealOptions): void {
    const first = this.#editor.map.sectionOfBlock(this.#editor.map.pointOf(where.start).block);
    const last = this.#editor.map.sectionOfBlock(this.#editor.map.pointOf(where.end).block);
    const isFar = !this.#isNear(first);
    // No more than has to be measured: what else comes into the window, comes when the way there is known.
    if (isFar || !this.#isNear(Math.min(last, first + 1))) this.#bringNear(first, Math.min(last, first + 1));
    for (let round = 0; round < REVEAL_ROUNDS; round += 1) {
      const move = this.#distanceTo(where, align);
      if (Math.abs(move) < 1) break;
      const glide = smooth && !isFar && !matchMedia('(prefers-reduced-motion: reduce)').matches;
      this.#scroller.scrollBy({ top: move, behavior: glide ? 'smooth' : 'instant' });
      if (glide) return;
      this.sync();
    }
  }

  /** The first and last character in view. */
  getVisibleSpan(): Span {
    const view = this.#scroller.getBoundingClientRect();
    const [low, high] = this.#findSections(view.top, view.bottom);
    const from = this.#editor.map.offsetOf({ block: this.#findBlock(low, high, view.top + 1), local: 0 });
    const to = this.#editor.map.offsetOf({ block: this.#findBlock(low, high, view.bottom - 1), local: Number.MAX_SAFE_INTEGER });
    return span(from, Math.max(from, to));
  }

  /** The first character of the line that stands so far down the view: 0 for the first whole line, 1 for the last. */
  getLineAt(share: number): Offset {
    const view = this.#scroller.getBoundingClientRect();
    return this.#offsetAt(view.top + EDGE + (view.height - 2 * EDGE) * share);
  }

  /** The rectangle of the first character of the line at `y`, in client coordinates; the next line's where none is there. */
  findLineAt(y: number): DOMRect | null {
    const at = this.#offsetAt(y);
    if (!this.isLaidOut(at)) return null;
    const { map, dom } = this.#editor;
    const { block, local } = map.pointOf(at);
    const rect = dom.rectsOf(span(at, map.offsetOf({ block, local: local + 2 })))[0];
    return rect ?? null;
  }

  #offsetAt(y: number): Offset {
    const [section] = this.#findSections(y, y);
    const block = this.#findBlock(section, section, y);
    const element = this.#editor.dom.findBlock(block)?.getBoundingClientRect();
    const start = this.#editor.map.offsetOf({ block, local: 0 });
    if (element === undefined || y < element.top) return start;
    return findCaretAt(this.#editor.dom, element.left + INSET, y) ?? start;
  }

  /** The first block that reaches below `inset` pixels under the view's top. */
  getTopBlock(inset: number): number {
    const top = this.#scroller.getBoundingClientRect().top + inset;
    const [low, high] = this.#findSections(top, top);
    return this.#findBlock(low, high, top);
  }

  /** True where rectangles can be asked for without laying out what is skipped. */
  isLaidOut(at: Offset): boolean {
    const section = this.#editor.map.sectionOfBlock(this.#editor.map.pointOf(at).block);
    return this.#editor.isMounted(section) && (this.#editor.isShort || this.#isNear(section));
  }

  #distanceTo(where: Span, align: RevealOptions['align']): number {
    const view = this.#scroller.getBoundingClientRect();
    const rects = this.#editor.dom.rectsOf(where);
    const top = rects[0]?.top ?? this.#clientTopOf(where.start);
    const bottom = rects.at(-1)?.bottom ?? top + EDGE;
    if (align === 'top') return top - view.top - EDGE;
    if (align === 'center')
      return bottom - top > view.height - 2 * EDGE ? top - view.top - EDGE : (top + bottom) / 2 - (view.top + view.bottom) / 2;
    if (top < view.top + EDGE) return top - view.top - EDGE;
    return bottom > view.bottom - EDGE ? Math.min(bottom - view.bottom + EDGE, top - view.top - EDGE) : 0;
  }

  #clientTopOf(at: Offset): number {
    const { map, dom } = this.#editor;
    const { block } = map.pointOf(at);
    const index = map.sectionOfBlock(block);
    if (this.isLaidOut(at)) {
      const next = map.offsetOf({ block, local: map.pointOf(at).local + 1 });
      const previous = map.offsetOf({ block, local: map.pointOf(at).local - 1 });
      const rect = dom.rectsOf(next > at ? span(at, next) : span(previous, at)).at(0) ?? dom.findBlock(block)?.getBoundingClientRect();
      if (rect !== undefined && (rect.height > 0 || rect.top !== 0)) return rect.top;
    }
    const rect = this.#editor.getSectionElement(index).getBoundingClientRect();
    const section = this.#editor.sections[index];
    if (section === undefined) return rect.top;
    const from = map.offsetOf({ block: section.first, local: 0 });
    const to = map.offsetOf({ block: section.last, local: Number.MAX_SAFE_INTEGER });
    return rect.top + (rect.height * (at - from)) / Math.max(1, to - from);
  }

  #isNear(section: number): boolean {
    return section >= this.#near.low && section <= this.#near.high;
  }

  /** Estimates above the view become real heights while `run` lays sections out: what is at the top stays there. */
  #holdTop(run: () => void): void {
    const { top } = this.#scroller.getBoundingClientRect();
    const [section] = this.#findSections(top, top);
    const block = this.#editor.isMounted(section) ? this.#findBlock(section, section, top) : null;
    const read = () => {
      const element = block === null ? null : this.#editor.dom.findBlock(block);
      return (element ?? this.#editor.getSectionElement(section)).getBoundingClientRect().top;
    };
    const before = read();
    run();
    const moved = read() - before;
    if (Math.abs(moved) >= 1 && this.#scroller.scrollTop > 0) this.#scroller.scrollTop += moved;
  }

  #bringNear(low: number, high: number): void {
    const before = this.#near;
    this.#near = { low, high };
    if (this.#editor.isShort) return;
    const near = sectionsOf(this.#near);
    const mounted = this.#editor.mount(near);
    // A section is made anew when it is mounted, so its visibility is set after mounting, on the element that is there now.
    // Only what changes is written: the editor looks at the whole page after every write.
    for (const index of sectionsOf(before))
      if (!this.#isNear(index)) this.#editor.getSectionElement(index).classList.remove('reading-near');
    for (const index of near) {
      const { classList } = this.#editor.getSectionElement(index);
      if (!classList.contains('reading-near')) classList.add('reading-near');
    }
    if (mounted) this.#estimate.calibrate(near);
  }

  /** Sections that reach into `[top, bottom]`, in client coordinates. */
  #findSections(top: number, bottom: number): readonly [number, number] {
    const last = this.#editor.sections.length - 1;
    const find = (y: number) => search(0, last, (index) => this.#editor.getSectionElement(index).getBoundingClientRect().bottom < y);
    return [find(top), find(bottom)];
  }

  /** The first block among these sections that ends below `y`. */
  #findBlock(lowSection: number, highSection: number, y: number): number {
    const first = this.#editor.sections[lowSection]?.first ?? 0;
    const last = this.#editor.sections[highSection]?.last ?? this.#blockCount - 1;
    return search(first, last, (block) => {
      const rect = this.#editor.dom.findBlock(block)?.getBoundingClientRect();
      // What is folded away has no place of its own: it counts as lying below.
      return rect !== undefined && rect.height > 0 && rect.bottom < y;
    });
  }
}

/** Indices of sections, both ends included. */
interface SectionRange {
  readonly low: number;
  readonly high: number;
}

const NOTHING_NEAR: SectionRange = { low: 0, high: -1 };

function sectionsOf({ low, high }: SectionRange): readonly number[] {
  return Array.from({ length: high - low + 1 }, (_, place) => low + place);
}

/** How far the window reaches on one side, in CSS pixels; `step` is how far the last step of a scroll went to that side. */
function reachOf(height: number, step: number): number {
  if (step === 0) return height * REACH.rest;
  if (step < 0) return height * REACH.behind;
  return Math.min(Math.max(height * REACH.ahead, step * STEPS_AHEAD), height * FARTHEST);
}

/** The first number in `[low, high]` for which `isBefore` is false; `high` when it is true for all. */
function search(low: number, high: number, isBefore: (value: number) => boolean): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (isBefore(middle)) from = middle + 1;
    else to = middle;
  }
  return from;
}
