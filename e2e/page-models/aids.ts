import type { Locator } from '@playwright/test';
import { ReadingPage } from './reading';

/** What helps to keep one's place: bookmarks, the map of marks, focus mode. */
export class AidsPage extends ReadingPage {
  get bookmarks(): Locator {
    return this.page.getByRole('region', { name: 'Bookmarks' });
  }

  bookmark(name: string | RegExp): Locator {
    return this.bookmarks.getByRole('button', { name });
  }

  /** The sign in the gutter. */
  bookmarkSign(name: string | RegExp): Locator {
    return this.page.getByRole('main').getByRole('button', { name });
  }

  /** For the eye and the hand alone: no role and no name lead to it. */
  get map(): Locator {
    return this.page.locator('.minimap');
  }

  get scroller(): Locator {
    return this.page.locator('.app-scroller');
  }

  scrollTop(): Promise<number> {
    return this.scroller.evaluate((element) => element.scrollTop);
  }

  /** How many pixels of the map are painted in the column of marks and in that of matches. */
  paintedInMap(): Promise<{ marks: number; matches: number }> {
    return this.map.locator('canvas').evaluate(countPainted);
  }

  /** How far down the map the frame around what is in view stands, as a share of its way. */
  viewInMap(): Promise<number> {
    return this.map.evaluate((map) => {
      const track = map.getBoundingClientRect();
      const view = map.lastElementChild?.getBoundingClientRect() ?? track;
      return (view.top - track.top) / Math.max(1, track.height - view.height);
    });
  }
}

/** Runs in the page. */
function countPainted(canvas: Element): { marks: number; matches: number } {
  if (!(canvas instanceof HTMLCanvasElement)) throw new Error('no canvas');
  const { width, height } = canvas;
  const data = canvas.getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
  const counts = { marks: 0, matches: 0 };
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    if ((data[pixel * 4 + 3] ?? 0) === 0) continue;
    if (pixel % width < (width * 2) / 3 - 1) counts.marks += 1;
    else counts.matches += 1;
  }
  return counts;
}
