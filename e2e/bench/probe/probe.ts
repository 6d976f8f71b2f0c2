import { annotate, hover, startNote, timeKeys } from './annotating';
import { nextFrame, pause, type Work } from './frames';
import { find, SCROLLER } from './page-parts';
import { isTextShown, jumpAround, scrollThrough } from './scrolling';
import { answerPrinting, stopExport } from './stopping';

/** Milliseconds since the page's time origin. */
export interface Shown {
  readonly opened: number;
  readonly shown: number;
}

const SHOWN = 'postil:source-shown';

/** Resolves when the app has marked that its text is on the screen. */
function whenShown(): Promise<Shown> {
  const read = (): Shown | null => {
    const shown = performance.getEntriesByName(SHOWN).at(-1);
    const opened = performance.getEntriesByName('postil:source-open').at(-1);
    return shown === undefined || opened === undefined ? null : { opened: opened.startTime, shown: shown.startTime };
  };
  return new Promise((resolve) => {
    const observer = new PerformanceObserver(() => {
      const moments = read();
      if (moments === null) return;
      observer.disconnect();
      resolve(moments);
    });
    observer.observe({ type: 'mark', buffered: true });
  });
}

/** Resolves with the time when a page without script of its own has been painted. */
async function whenPainted(): Promise<number> {
  if (document.readyState !== 'complete') await new Promise((resolve) => addEventListener('load', resolve, { once: true }));
  return (await nextFrame()).end;
}

/** Clicks entries of the outline all over the text. */
function jumpByOutline(count: number) {
  const outline = find('.outline');
  return jumpAround(find(SCROLLER), count, async (where) => {
    outline.scrollTop = where * (outline.scrollHeight - outline.clientHeight);
    await pause(80);
    const entries = [...outline.querySelectorAll<HTMLElement>('.outline-entry')];
    const entry = entries[Math.floor(entries.length / 2)];
    if (entry === undefined) throw new Error('the outline shows no entry');
    return () => entry.click();
  });
}

/** Goes from highlight to highlight by key. */
function jumpByWalking(count: number) {
  return jumpAround(find(SCROLLER), count, async () => () => {
    const init = { key: 'ArrowDown', code: 'ArrowDown', altKey: true, bubbles: true, cancelable: true };
    find(SCROLLER).dispatchEvent(new KeyboardEvent('keydown', init));
  });
}

/** Scrolls a static page's paragraphs to the top of the view. */
function jumpByScrolling(count: number) {
  const paragraphs = document.querySelectorAll<HTMLElement>('.static-text p');
  return jumpAround(find(SCROLLER), count, async (where) => () => {
    paragraphs[Math.floor(where * paragraphs.length)]?.scrollIntoView({ block: 'start' });
  });
}

let stopKeys: () => readonly Work[] = () => [];

/** What the bench does and times inside a page. */
const probe = {
  whenShown,
  whenPainted,
  isTextShown: () => isTextShown(find(SCROLLER)),
  scroll: (screens: number) => scrollThrough(find(SCROLLER), screens),
  jumpByOutline,
  jumpByWalking,
  jumpByScrolling,
  annotate,
  hover,
  startNote,
  startKeys: () => {
    stopKeys = timeKeys();
  },
  stopKeys: () => stopKeys(),
  stopExport,
  answerPrinting,
  countCards: () => document.querySelectorAll('.notes-slot').length,
  countRanges: () => [...CSS.highlights.values()].reduce((sum, highlight) => sum + highlight.size, 0),
};

declare global {
  var postilProbe: typeof probe;
}

globalThis.postilProbe = probe;
