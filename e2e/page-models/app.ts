import { expect, type Locator, type Page } from '@playwright/test';
import type { App } from '../fixtures/app';

/** The desk as a reader sees it. Everything is found by role and name, so that what it finds a screen reader finds too. */
export class DeskPage {
  readonly app: App;
  readonly page: Page;
  readonly text: Locator;
  readonly notes: Locator;
  readonly sidePanel: Locator;
  readonly outline: Locator;
  readonly colors: Locator;
  readonly status: Locator;
  readonly messages: Locator;

  constructor(app: App) {
    this.app = app;
    this.page = app.page;
    this.text = this.page.getByRole('main').getByRole('document');
    this.notes = this.page.getByRole('complementary', { name: /margin|页边|頁邊/i });
    this.sidePanel = this.page.getByRole('complementary', { name: 'Side panel' });
    this.outline = this.page.getByRole('navigation', { name: 'Outline of the text' });
    this.colors = this.page.getByRole('list', { name: 'Colours' });
    this.status = this.page.getByRole('region', { name: 'Status' });
    this.messages = this.page.getByRole('region', { name: 'Messages' });
  }

  /** Opens the app, or opens it again, and waits until the text can be read and its lines stay where they are. */
  async open(): Promise<void> {
    await this.app.open();
    await expect(this.text).toBeVisible();
    // What stands beside the text is drawn after it.
    await expect(this.page.locator('.app-desk[data-settled]')).toBeVisible();
    await this.untilTypefacesAreThere();
  }

  /** Typefaces that arrive move lines: a hand must not aim at where a word was before. */
  async untilTypefacesAreThere(): Promise<void> {
    await this.page.evaluate(async () => {
      await document.fonts.ready;
      for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
      await document.fonts.ready;
    });
  }

  /** Waits until the status bar says that everything is stored. */
  async untilSaved(): Promise<void> {
    await expect(this.status.getByRole('button', { name: /^Saved/ })).toBeVisible();
  }

  dialog(name: string | RegExp): Locator {
    return this.page.getByRole('dialog', { name });
  }

  /** Runs a command from the overflow menu. */
  async choose(command: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name: 'More', exact: true }).click();
    await this.page.getByRole('menuitem', { name: command }).click();
  }

  async expectCounts(counts: string): Promise<void> {
    await expect(this.status.getByText(counts)).toBeVisible();
  }

  /** Drags the mouse from the beginning to the end of the `nth` occurrence of `words`, which must lie in one paragraph. */
  async selectWords(words: string, nth = 1): Promise<void> {
    await this.untilTypefacesAreThere();
    const ends = await this.text.evaluate(findEnds, { words, nth });
    await this.page.mouse.move(ends.start.x, ends.start.y);
    await this.page.mouse.down();
    await this.page.mouse.move(ends.end.x, ends.end.y, { steps: 4 });
    await this.page.mouse.up();
  }
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where words begin and end on the screen, scrolled into view. Runs in the page. */
function findEnds(root: HTMLElement, { words, nth }: { readonly words: string; readonly nth: number }): { start: Point; end: Point } {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let seen = 0;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const content = node.textContent ?? '';
    for (let at = content.indexOf(words); at !== -1; at = content.indexOf(words, at + 1)) {
      seen += 1;
      if (seen !== nth) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + words.length);
      node.parentElement?.scrollIntoView({ block: 'center' });
      const rects = [...range.getClientRects()];
      const [first] = rects;
      const last = rects.at(-1);
      if (first === undefined || last === undefined) throw new Error(`not laid out: ${words}`);
      return {
        start: { x: first.left + 1, y: first.top + first.height / 2 },
        end: { x: last.right - 1, y: last.top + last.height / 2 },
      };
    }
  }
  throw new Error(`not in the text: ${words}`);
}
