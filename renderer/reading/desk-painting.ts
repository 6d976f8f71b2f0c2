import type { AnnotationId } from '../../shared/model/records';
import { matchesBetween } from '../../shared/search/matches-between';
import { type Span, span } from '../../shared/text/offset';
import type { Desk } from '../state/desk-context';
import type { OpenSource } from '../state/desk-state';
import type { Mark } from '../state/mark';
import type { PaintedStretch, Painter } from './painter';

/** Paints what the desk knows of the stretch in view: marks, the active and the hovered one, the selection, what was found. */
export class DeskPainting {
  readonly #painter: Painter;
  readonly #desk: Desk;
  readonly #getOpen: () => OpenSource;

  constructor(painter: Painter, desk: Desk, getOpen: () => OpenSource) {
    this.#painter = painter;
    this.#desk = desk;
    this.#getOpen = getOpen;
  }

  /** Everything, in the stretch that is painted already or in another one. */
  paintAll(stretch: PaintedStretch = this.#painter.stretch): void {
    this.#painter.paintMarks(this.#getOpen().annotations, stretch, this.#desk.store.getState().showsEarlier);
    this.paintStates();
  }

  paintStates(): void {
    this.paintActive();
    this.paintHover();
    this.paintSelection();
    this.paintMatches();
  }

  paintActive(): void {
    this.#painter.paintActive(this.#placesOf(this.#desk.store.getState().activeId));
  }

  paintHover(): void {
    this.#painter.paintHover(this.#placesOf(this.#desk.hover.getState().id));
  }

  paintSelection(): void {
    this.#painter.paintPending(this.#desk.store.getState().selection);
  }

  /** What find has found, or what the concordance shows. */
  paintMatches(): void {
    const { matches, current } = this.#desk.find.store.getState();
    const { from, to } = this.#painter.stretch;
    const [start, end] = [matches.starts[current], matches.ends[current]];
    const { shown } = this.#desk.concordance.store.getState();
    this.#painter.paintMatches(matchesBetween(matches, from, to), start === undefined || end === undefined ? shown : span(start, end));
  }

  /** Where the active highlight would end up; null: as it is. */
  preview(where: Span | null): void {
    const { activeId, activePlace } = this.#desk.store.getState();
    const inHand = activeId === null ? undefined : this.#getOpen().annotations.findPlace(activeId, activePlace);
    const places = this.#placesOf(activeId);
    this.#painter.paintActive(where === null ? places : [...places.filter((place) => place !== inHand), where]);
    this.#painter.paintPending(where);
  }

  #placesOf(id: AnnotationId | null): readonly Mark[] {
    return id === null ? [] : this.#getOpen().annotations.marksOf(id);
  }
}
