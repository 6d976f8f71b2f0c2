import { expect, type Locator, type Page } from '@playwright/test';
import { DeskPage } from './app';

/** The text with what it brings up: toolbar, ends of a highlight, furniture. */
export class ReadingPage extends DeskPage {
  /** Waits for the faces as well: lines break elsewhere when they arrive, and the mouse would miss its words. */
  override async open(): Promise<void> {
    await super.open();
    await this.page.evaluate(async () => void (await document.fonts.ready));
  }

  get selectionToolbar(): Locator {
    return this.page.getByRole('toolbar', { name: 'Selected passage' });
  }

  get highlightToolbar(): Locator {
    return this.page.getByRole('toolbar', { name: 'Highlight' });
  }

  get start(): Locator {
    return this.page.getByRole('slider', { name: 'Start of the highlight' });
  }

  get end(): Locator {
    return this.page.getByRole('slider', { name: 'End of the highlight' });
  }

  get furniture(): Locator {
    return this.text.getByRole('button', { name: '2 lines of page furniture' });
  }

  /** What the browser has selected. */
  selectedWords(): Promise<string> {
    return this.page.evaluate(() => document.getSelection()?.toString() ?? '');
  }

  /** Highlights words in the colour with this number. */
  async mark(words: string, number: '1' | '2' | '3' | '4' | '5'): Promise<void> {
    await this.selectWords(words);
    await expect(this.selectionToolbar).toBeVisible();
    await this.page.keyboard.press(number);
    await expect(this.selectionToolbar).toBeHidden();
  }

  /** Clicks in the middle of words. */
  async clickWords(words: string): Promise<void> {
    const { x, y } = await findMiddle(this.page, this.text, words);
    await this.page.mouse.click(x, y);
  }

  /** Waits until the library has stored a place in the text other than its beginning. */
  async untilPlaceKept(): Promise<void> {
    await expect.poll(() => this.page.evaluate(readPlaces)).toEqual([expect.any(Number)]);
  }

  /** Where on the screen the middle of some words is. */
  middleOf(words: string): Promise<{ readonly x: number; readonly y: number }> {
    return findMiddle(this.page, this.text, words);
  }
}

async function findMiddle(page: Page, text: Locator, words: string): Promise<{ readonly x: number; readonly y: number }> {
  await expect(page.getByRole('main')).toBeVisible();
  return text.evaluate((root, wanted) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = (node.textContent ?? '').indexOf(wanted);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const rect = range.getClientRects()[0];
      if (rect === undefined) break;
      return { x: rect.left + rect.width / 2, y: rect.top + rect.height / 2 };
    }
    throw new Error(`not laid out: ${wanted}`);
  }, words);
}

/** The offsets at which reading stopped, beginnings left out, straight from the database. Runs in the page. */
function readPlaces(): Promise<readonly number[]> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('postil');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const reading = opening.result.transaction('positions').objectStore('positions').getAll();
      reading.onerror = () => reject(reading.error);
      reading.onsuccess = () => {
        opening.result.close();
        resolve(reading.result.map((place: { offset: number }) => place.offset).filter((offset) => offset > 0));
      };
    };
  });
}
