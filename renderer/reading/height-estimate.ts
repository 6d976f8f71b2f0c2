import type { ReadingEditor } from './reading-editor';

/** The estimate is left alone while it is this good: changing it moves everything that is not laid out. */
const TOLERANCE = 0.03;

/**
 * How high what is not laid out will be: `--reading-scale` pixels for each unit of a section's weight, learnt from all that has been
 * laid out so far, so that it settles: every correction moves all that is not laid out.
 */
export class HeightEstimate {
  readonly #editor: ReadingEditor;
  /** Heights in CSS pixels by index of the section. */
  readonly #learnt = new Map<number, number>();
  #height = 0;
  #weight = 0;
  #scale = 0;

  constructor(editor: ReadingEditor) {
    this.#editor = editor;
  }

  /** Lines break elsewhere now: what was learnt holds no longer. */
  forgetAll(): void {
    this.#learnt.clear();
    this.#height = 0;
    this.#weight = 0;
  }

  /** These sections may be of other heights now. */
  forget(sections: readonly number[]): void {
    for (const index of sections) {
      const height = this.#learnt.get(index);
      if (height === undefined) continue;
      this.#learnt.delete(index);
      this.#height -= height;
      this.#weight -= this.#editor.sections[index]?.weight ?? 0;
    }
  }

  /** Learns from the sections that are laid out. Reads layout, then writes one variable. */
  calibrate(laidOut: readonly number[]): void {
    if (this.#editor.isShort) return;
    for (const index of laidOut) this.#learn(index);
    if (this.#weight === 0 || this.#height === 0) return;
    const scale = this.#height / this.#weight;
    if (Math.abs(scale - this.#scale) <= this.#scale * TOLERANCE) return;
    this.#scale = scale;
    this.#editor.root.style.setProperty('--reading-scale', `${scale}px`);
  }

  #learn(index: number): void {
    const section = this.#editor.sections[index];
    if (section === undefined || section.furniture || this.#learnt.has(index) || !this.#editor.isMounted(index)) return;
    const { height } = this.#editor.getSectionElement(index).getBoundingClientRect();
    this.#learnt.set(index, height);
    this.#height += height;
    this.#weight += section.weight;
  }
}
