import { createRandom } from '../../support/random';
import { afterTask, measureWork, nextFrame, pause } from './frames';
import { TEXT } from './page-parts';

export interface Scrolling {
  /** Milliseconds of work in each frame, scroll listeners included. */
  readonly work: readonly number[];
  /** Share of frames that came late, 0 to 1. */
  readonly dropped: number;
}

/** A frame is late when it comes half an interval of 60 frames a second after its time. */
const LATE = 25;

/** Scrolls by a part of the view in every frame, from the top. */
export async function scrollThrough(scroller: HTMLElement, screens: number): Promise<Scrolling> {
  const step = scroller.clientHeight / 10;
  scroller.scrollTop = 0;
  await pause(200);
  await nextFrame();
  const work: number[] = [];
  const begins: number[] = [];
  // Scroll events come before the frame's callbacks: what listeners do counts too.
  let scrolled: number | null = null;
  const onScroll = () => {
    scrolled ??= performance.now();
  };
  document.addEventListener('scroll', onScroll, { capture: true, passive: true });
  for (let frame = 0; frame <= screens * 10; frame++) {
    await new Promise<void>((resolve) => {
      requestAnimationFrame(() => {
        const begin = performance.now();
        const workBegin = scrolled ?? begin;
        scrolled = null;
        begins.push(begin);
        scroller.scrollTop += step;
        void afterTask().then((end) => {
          work.push(end - workBegin);
          resolve();
        });
      });
    });
  }
  document.removeEventListener('scroll', onScroll, { capture: true });
  const intervals = begins.slice(1).map((begin, i) => begin - (begins[i] ?? begin));
  return { work, dropped: intervals.filter((interval) => interval > LATE).length / intervals.length };
}

export interface Jumping {
  /** Milliseconds of work of each jump, the two frames after it included. */
  readonly work: readonly number[];
  readonly latency: readonly number[];
  /** Jumps after whose first frame there was no text in the middle of the view. */
  readonly blank: number;
}

/** Jumps `count` times to places that `prepare` chooses by a number in [0, 1) and returns as what is to be done. */
export async function jumpAround(scroller: HTMLElement, count: number, prepare: (where: number) => Promise<() => void>): Promise<Jumping> {
  const random = createRandom(11);
  const work: number[] = [];
  const latency: number[] = [];
  let blank = 0;
  for (let i = 0; i < count; i++) {
    const jump = await prepare(random());
    let isBlank = true;
    const measured = await measureWork(jump, () => {
      isBlank = !isTextShown(scroller);
    });
    if (isBlank) blank += 1;
    work.push(measured.work + measured.after);
    latency.push(measured.latency);
    await pause(40);
  }
  return { work, latency, blank };
}

/** True when the middle of the view shows a block of text (or the gap between two) and not a placeholder. */
export function isTextShown(scroller: HTMLElement): boolean {
  const view = scroller.getBoundingClientRect();
  const column = (scroller.querySelector(TEXT) ?? scroller).getBoundingClientRect();
  const x = column.left + column.width / 3;
  return [0.4, 0.5, 0.6].some((share) => {
    const block = document.elementFromPoint(x, view.top + view.height * share)?.closest('p, h1, h2');
    return block?.checkVisibility({ contentVisibilityAuto: true }) === true;
  });
}
