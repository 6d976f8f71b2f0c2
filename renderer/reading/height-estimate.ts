import type { ReadingEditor } from './reading-editor';

/** The estimate is left alone while it is this good: changing it moves everything that is not laid out. */
const TOLERANCE = 0.03;

/** How high what is not laid out will be: `--reading-scale` pixels for each unit of a section's weight, learnt from what is. */
export class HeightEstimate {
  readonly #editor: ReadingEditor;
  #scale = 0;

  constructor(editor: ReadingEditor) {
    this.#editor = editor;
  }

  /** Learns from the sections that are laid out. Reads layout, then writes one variable. */
  calibrate(laidOut: readonly number[]): void {
    if (this.#editor.isShort) return;
    let height = 0;
    let weight = 0;
    for (const index of laidOut) {
      const section = this.#editor.sections[index];
      if (section === undefined || section.furniture || !this.#editor.isMounted(index)) continue;
      height += this.#editor.getSectionElement(index).getBoundingClientRect().height;
      weight += section.weight;
    }
    if (weight === 0 || height === 0) return;
    const scale = height / weight;
    if (Math.abs(scale - this.#scale) <= this.#scale * TOLERANCE) return;
    this.#scale = scale;
    this.#editor.root.style.setProperty('--reading-scale', `${scale}px`);
  }
}
