import { expect, type Locator } from '@playwright/test';
import type { DeskPage } from './app';

/** The essay beside the text. */
export class CommentaryPage {
  readonly desk: DeskPage;
  readonly pane: Locator;
  readonly essay: Locator;
  readonly title: Locator;
  readonly foot: Locator;
  readonly quotations: Locator;

  constructor(desk: DeskPage) {
    this.desk = desk;
    this.pane = desk.page.getByRole('region', { name: 'Commentary', exact: true });
    this.essay = this.pane.getByRole('textbox', { name: /^Commentary: / });
    this.title = this.pane.getByRole('textbox', { name: 'Title of the commentary' });
    this.foot = this.pane.getByRole('region', { name: 'What the commentary comes to' });
    this.quotations = this.essay.getByRole('blockquote');
  }

  /** Opens the pane by its key. */
  async open(): Promise<void> {
    await this.desk.page.keyboard.press('Control+Shift+Y');
    await expect(this.pane).toBeVisible();
  }

  /** Opens the pane on a text without commentaries and begins one. */
  async begin(): Promise<void> {
    await this.open();
    await this.pane.getByRole('button', { name: 'Begin a commentary' }).click();
    await expect(this.essay).toBeFocused();
  }

  /** Types at the end of the essay. */
  async writeOn(words: string): Promise<void> {
    await this.goToEnd();
    await this.desk.page.keyboard.type(words);
  }

  async goToEnd(): Promise<void> {
    await this.essay.press('Control+End');
    await expect(this.essay).toBeFocused();
  }

  /** Quotes words of the text by selecting them and pressing Q. */
  async quote(words: string, nth = 1): Promise<void> {
    await this.desk.selectWords(words, nth);
    await this.desk.page.keyboard.press('q');
  }

  async choose(item: string): Promise<void> {
    await this.pane.getByRole('button', { name: 'More for the commentary' }).click();
    await this.desk.page.getByRole('menuitem', { name: item }).click();
  }
}
