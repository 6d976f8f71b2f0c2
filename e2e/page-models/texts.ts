import { expect, type Locator } from '@playwright/test';
import type { DeskPage } from './app';

/** The list of the texts of the library. */
export class TextsDialog {
  readonly #desk: DeskPage;
  readonly root: Locator;
  readonly entries: Locator;

  constructor(desk: DeskPage) {
    this.#desk = desk;
    this.root = desk.dialog('Texts');
    this.entries = this.root.getByRole('list', { name: 'Texts of the library' }).getByRole('listitem');
  }

  /** By the title in the top bar. */
  async open(): Promise<void> {
    await this.#desk.page.getByRole('button', { name: /^Texts: / }).click();
    await expect(this.root).toBeVisible();
  }

  async choose(title: string | RegExp): Promise<void> {
    await this.entries.filter({ hasText: title }).getByRole('button').first().click();
    await expect(this.root).toBeHidden();
  }
}
