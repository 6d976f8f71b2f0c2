import { createRandom } from '../../support/random';
import { afterTask, measureWork, nextFrame, pause, type Work } from './frames';
import { find, findWordsInView, SCROLLER, TEXT, type Words } from './page-parts';

export interface Annotating {
  readonly add: readonly Work[];
  readonly recolor: readonly Work[];
  readonly remove: readonly Work[];
  /** How many of all these were painted in the first frame after the key. */
  readonly paintedAtOnce: number;
}

const COLORS = ['yellow', 'red', 'blue', 'green', 'purple'] as const;

/** Selects words, highlights them by key, gives them another colour and deletes them, `count` times. */
export async function annotate(count: number): Promise<Annotating> {
  const random = createRandom(5);
  const add: Work[] = [];
  const recolor: Work[] = [];
  const remove: Work[] = [];
  let paintedAtOnce = 0;
  const measureKey = async (key: KeyboardEventInit, expected: () => boolean) => {
    const work = await measureWork(
      () => press(key),
      () => {
        if (expected()) paintedAtOnce += 1;
      },
    );
    await pause(120);
    return work;
  };
  for (let i = 0; i < count; i++) {
    const words = findWordsInView(random(), random());
    const color = i % COLORS.length;
    const other = (color + 2) % COLORS.length;
    await selectWords(words);
    // Others may cover the same words: only what comes and goes with the key is the highlight itself.
    const before = [rangesOf(color), rangesOf(other)] as const;
    const findNew = (which: 0 | 1) =>
      [...rangesOf(which === 0 ? color : other)].find((range) => !before[which].has(range) && isOn(range, words));
    add.push(await measureKey({ key: `${color + 1}`, code: `Digit${color + 1}` }, () => findNew(0) !== undefined));
    recolor.push(await measureKey({ key: `${other + 1}`, code: `Digit${other + 1}`, altKey: true }, () => findNew(1) !== undefined));
    const own = findNew(1);
    remove.push(await measureKey({ key: 'Delete', code: 'Delete' }, () => own !== undefined && !rangesOf(other).has(own)));
  }
  return { add, recolor, remove, paintedAtOnce };
}

function press(init: KeyboardEventInit): void {
  find(TEXT).dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }));
}

/** As a reader selects: the desk hears of it, and its toolbar comes up. */
async function selectWords({ node, start, end }: Words): Promise<void> {
  find(TEXT).focus({ preventScroll: true });
  document.getSelection()?.setBaseAndExtent(node, start, node, end);
  await pause(80);
  await nextFrame();
}

/** The app lets a highlight begin and end with words: its ends lie up to a word further out than the selection's, or a blank further in. */
const LONGEST_WORD = 30;
const LONGEST_TRIM = 3;

function isOn(range: AbstractRange, { node, start, end }: Words): boolean {
  const isNear = (outer: number) => outer >= -LONGEST_TRIM && outer <= LONGEST_WORD;
  return range.startContainer === node && isNear(start - range.startOffset) && isNear(range.endOffset - end);
}

function rangesOf(color: number): ReadonlySet<AbstractRange> {
  return new Set(CSS.highlights.get(`postil-${COLORS[color]}`));
}

export interface Hovering {
  /** Milliseconds from a pointer event's frame callback to the end of what it brings about, one a place. */
  readonly work: readonly number[];
  /** How many places lay on a highlight. */
  readonly found: number;
}

/** Moves the pointer to `count` places of the text. */
export async function hover(count: number): Promise<Hovering> {
  const random = createRandom(3);
  const view = find(SCROLLER).getBoundingClientRect();
  const column = find(TEXT).getBoundingClientRect();
  const work: number[] = [];
  let found = 0;
  for (let i = 0; i < count; i++) {
    const clientX = column.left + 60 + random() * (column.width - 80);
    const clientY = view.top + 20 + random() * (view.height - 40);
    const target = document.elementFromPoint(clientX, clientY) ?? find(TEXT);
    await nextFrame();
    // The app looks in a frame callback: one of ours before it and one behind it time what it does there.
    let begin = 0;
    const timed = new Promise<number>((resolve) => {
      requestAnimationFrame(() => {
        begin = performance.now();
      });
      target.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, clientX, clientY, pointerType: 'mouse' }));
      requestAnimationFrame(() => resolve(performance.now() - begin));
    });
    work.push(await timed);
    if (document.querySelector('.reading-over-mark') !== null) found += 1;
  }
  return { work, found };
}

/** Opens a new note on words in view; the caller types into it. */
export async function startNote(): Promise<void> {
  await selectWords(findWordsInView(0.4, 0.5));
  press({ key: 'n', code: 'KeyN' });
  await pause(300);
  if (document.activeElement?.closest('[contenteditable="true"]') == null) throw new Error('no note took the focus');
}

/** Times every key from now on: from the key press to the end of the frame that shows it. Returns what ends it. */
export function timeKeys(): () => readonly Work[] {
  const works: Work[] = [];
  const onKey = async () => {
    const begin = performance.now();
    const frame = nextFrame();
    const scripted = await afterTask();
    const { begin: frameBegin, end } = await frame;
    const next = await nextFrame();
    const work = frameBegin < scripted ? Math.max(scripted, end) - begin : scripted - begin + end - frameBegin;
    works.push({ work, latency: end - begin, after: next.end - next.begin });
  };
  const listener = () => void onKey();
  window.addEventListener('keydown', listener, { capture: true });
  return () => {
    window.removeEventListener('keydown', listener, { capture: true });
    return works;
  };
}
