import type { Block, LanguageRun, SourceText } from '../../shared/text/source-text';
import { loadHanFaces } from '../styles/han-faces';

/** A slice of the scan ends when less than this is left of the page's idle time, in milliseconds. */
const RESERVE = 3;

/** The style sheet's faces for Chinese, which come in slices by character. */
const FACES = { 'zh-Hant': '--font-zh-hant', zh: '--font-zh-hans' } as const;
type Face = keyof typeof FACES;

/**
 * Loads the slices of the Chinese faces that a long text needs, all at once and while nothing else is to do. Otherwise each would come
 * when a scroll brings up its first character, and each has the whole page's style and lines looked at again.
 */
export class TypefaceWarming {
  readonly #root: HTMLElement;
  readonly #text: SourceText;
  readonly #runsOf: (block: Block) => readonly LanguageRun[];
  readonly #characters = new Map<Face, Set<string>>();
  #block = 0;
  #idle = 0;

  constructor(root: HTMLElement, text: SourceText, runsOf: (block: Block) => readonly LanguageRun[]) {
    this.#root = root;
    this.#text = text;
    this.#runsOf = runsOf;
  }

  start(): void {
    this.#idle = requestIdleCallback((deadline) => {
      this.#idle = 0;
      const { blocks } = this.#text;
      for (let block = blocks[this.#block]; block !== undefined; block = blocks[this.#block]) {
        if (deadline.timeRemaining() < RESERVE) return this.start();
        this.#take(block);
        this.#block += 1;
      }
      void this.#load().catch(() => undefined);
    });
  }

  stop(): void {
    if (this.#idle !== 0) cancelIdleCallback(this.#idle);
  }

  #take(block: Block): void {
    const face = faceOf(block.language);
    if (face !== null) this.#collect(face, block.span);
    else for (const run of this.#runsOf(block)) this.#collect(faceOf(run.language), run.span);
  }

  #collect(face: Face | null, { start, end }: { readonly start: number; readonly end: number }): void {
    if (face === null) return;
    const characters = this.#characters.get(face) ?? new Set();
    this.#characters.set(face, characters);
    for (const character of this.#text.text.slice(start, end)) characters.add(character);
  }

  /** What does not load is asked for again when its characters are in view; until then another face stands in. */
  async #load(): Promise<void> {
    await loadHanFaces();
    const style = getComputedStyle(this.#root);
    const load = ([face, characters]: readonly [Face, ReadonlySet<string>]) =>
      document.fonts.load(`${style.fontSize} ${style.getPropertyValue(FACES[face])}`, [...characters].join(''));
    await Promise.all(Array.from(this.#characters, load));
  }
}

function faceOf(language: string): Face | null {
  if (language.startsWith('zh-Hant')) return 'zh-Hant';
  return language.startsWith('zh') ? 'zh' : null;
}
