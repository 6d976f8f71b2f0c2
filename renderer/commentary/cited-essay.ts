import type { EssayCitations } from '../../shared/citation/cite-essay';
import type { CitedRun } from '../../shared/citation/cited-runs';
import type { EssayBlock } from '../../shared/model/essay';

/** What stands in the line and shows citations: one of its own, or those of a footnote. */
export interface CitationShower {
  /** How many it shows. */
  readonly citations: number;
  /** What it says in full; '' before it is formatted. */
  readonly words: string;
  cite(citations: readonly (readonly CitedRun[])[], shown: EssayCitations): void;
}

export interface BibliographyShower {
  list(entries: readonly (readonly CitedRun[])[]): void;
}

/** The class of every element that shows citations: in the order of the page, they are in the order of the essay. */
export const CITING_CLASS = 'commentary-citing';

/** After so long, in milliseconds, what came and went is formatted at once. */
const GATHER = 40;

export interface CitedEssayPorts {
  /** The blocks as they stand now. */
  readonly read: () => readonly EssayBlock[];
  readonly format: (blocks: readonly EssayBlock[]) => Promise<EssayCitations>;
  /** The element that the essay is shown in; null once it is gone. */
  readonly findEssay: () => HTMLElement | null;
  /** Citations have been shown: those in notes are to be numbered. */
  readonly onShown: () => void;
}

/**
 * Keeps what citations and the bibliography say up to date: formatted together, since one may be short for another ("Ibid."), whenever
 * one comes, goes or moves, and when the style or the work's data change. Other writing costs nothing.
 */
export class CitedEssay {
  readonly #ports: CitedEssayPorts;
  readonly #showers = new WeakMap<Element, CitationShower>();
  readonly #bibliographies = new Set<BibliographyShower>();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #round = 0;
  #latest: EssayCitations | null = null;

  constructor(ports: CitedEssayPorts) {
    this.#ports = ports;
  }

  add(element: Element, shower: CitationShower): void {
    this.#showers.set(element, shower);
    if (shower.citations > 0) this.formatSoon();
  }

  addBibliography(shower: BibliographyShower): void {
    this.#bibliographies.add(shower);
    if (this.#latest !== null) shower.list(this.#latest.formatted.bibliography);
    this.formatSoon();
  }

  removeBibliography(shower: BibliographyShower): void {
    this.#bibliographies.delete(shower);
  }

  wordsOf(element: Element): string {
    return this.#showers.get(element)?.words ?? '';
  }

  formatSoon(): void {
    this.#round += 1;
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      void this.#format();
    }, GATHER);
  }

  stop(): void {
    this.#round += 1;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  async #format(): Promise<void> {
    const round = this.#round;
    const showers = this.#findShowers();
    if (this.#bibliographies.size === 0 && showers.every(({ citations }) => citations === 0)) return;
    const shown = await this.#ports.format(this.#ports.read());
    // Something has come or gone meanwhile: its own round follows.
    if (round !== this.#round || this.#ports.findEssay() === null) return;
    this.#latest = shown;
    let at = 0;
    for (const shower of showers) {
      shower.cite(shown.formatted.citations.slice(at, at + shower.citations), shown);
      at += shower.citations;
    }
    for (const one of this.#bibliographies) one.list(shown.formatted.bibliography);
    this.#ports.onShown();
  }

  #findShowers(): readonly CitationShower[] {
    const elements = this.#ports.findEssay()?.getElementsByClassName(CITING_CLASS) ?? [];
    return Array.from(elements).flatMap((element) => this.#showers.get(element) ?? []);
  }
}
