import { COLOR_IDS } from '../../shared/model/records';
import type { Span } from '../../shared/text/offset';
import type { AnnotationSet } from '../state/annotation-set';
import type { Mark } from '../state/mark';
import { HighlightLayers, type LayerEntries, type LayerName } from './highlight-layers';
import { sweepOverlaps } from './sweep';
import type { TextDom } from './text-dom';

/** The stretch of text that is painted: the window's blocks, in offsets. */
export interface PaintedStretch {
  readonly from: number;
  readonly to: number;
}

type Stretch = { readonly start: number; readonly end: number };

const NOTHING: LayerEntries = new Map();

/** Paints what lies in the window, and nothing else: the cost does not grow with the number of annotations. */
export class Painter {
  readonly #dom: TextDom;
  readonly #layers = new HighlightLayers();
  #stretch: PaintedStretch = { from: 0, to: 0 };
  #marks: readonly Mark[] = [];

  constructor(dom: TextDom) {
    this.#dom = dom;
  }

  get stretch(): PaintedStretch {
    return this.#stretch;
  }

  /** The marks of the window as last painted. */
  get marks(): readonly Mark[] {
    return this.#marks;
  }

  /** `showsEarlier`: with a faint trace of what was marked before the reading that goes on. */
  paintMarks(annotations: AnnotationSet, stretch: PaintedStretch, showsEarlier: boolean): void {
    this.#stretch = stretch;
    this.#marks = annotations.query(stretch.from, stretch.to);
    this.#show('postil-earlier', showsEarlier ? annotations.queryEarlier(stretch.from, stretch.to) : []);
    const sure = this.#marks.filter((mark) => mark.anchor === 'anchored');
    const overlaps = sweepOverlaps(sure, stretch.from, stretch.to);
    for (const color of COLOR_IDS) {
      this.#show(
        `postil-${color}`,
        sure.filter((mark) => mark.color === color),
      );
      this.#show(
        `postil-${color}-deep`,
        overlaps.filter((overlap) => overlap.color === color),
      );
    }
    this.#show(
      'postil-corrected',
      sure.filter((mark) => mark.hasCorrection),
    );
    this.#show(
      'postil-doubtful',
      this.#marks.filter((mark) => mark.anchor === 'doubtful'),
    );
  }

  /** All places of the active annotation. */
  paintActive(places: readonly Stretch[]): void {
    this.#show('postil-active', places);
  }

  paintHover(places: readonly Stretch[]): void {
    this.#show('postil-hover', places);
  }

  /** The selection, so that it stays to be seen while the focus is in the toolbar or a field. */
  paintPending(where: Span | null): void {
    this.#show('postil-pending', where === null ? [] : [where]);
  }

  /** Every match in the window; `current` is the one that was gone to. */
  paintMatches(matches: readonly Span[], current: Span | null): void {
    this.#show('find', matches);
    this.#show('find-current', current === null ? [] : [current]);
  }

  /** After the page's elements were made anew. */
  forget(): void {
    this.#layers.forget();
  }

  remove(): void {
    this.#layers.remove();
  }

  countRanges(): number {
    return this.#layers.countRanges();
  }

  #show(name: LayerName, stretches: readonly Stretch[]): void {
    const { from, to } = this.#stretch;
    const entries = new Map<string, () => readonly StaticRange[]>();
    for (const { start, end } of stretches) {
      const clipped = { start: Math.max(start, from), end: Math.min(end, to) };
      if (clipped.start < clipped.end) entries.set(`${clipped.start}-${clipped.end}`, () => this.#dom.rangesOf(clipped));
    }
    this.#layers.show(name, entries.size === 0 ? NOTHING : entries);
  }
}
