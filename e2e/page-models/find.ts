import { expect, type Locator, type Page } from '@playwright/test';

/** The find bar in the middle of the top bar. */
export class FindBar {
  readonly page: Page;
  readonly bar: Locator;
  readonly field: Locator;
  readonly announcement: Locator;
  readonly error: Locator;

  constructor(page: Page) {
    this.page = page;
    this.bar = page.getByRole('search', { name: 'Find', exact: true });
    this.field = this.bar.getByRole('searchbox', { name: 'Find in this text and its notes' });
    this.announcement = this.bar.getByRole('status');
    this.error = this.bar.getByRole('alert');
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('Control+f');
    await expect(this.field).toBeFocused();
  }

  option(name: string): Locator {
    return this.bar.getByRole('button', { name, exact: true });
  }

  async expectCount(count: string): Promise<void> {
    await expect(this.bar.getByText(count, { exact: true })).toBeVisible();
  }
}

/** The dialog "Go to". */
export class Palette {
  readonly page: Page;
  readonly dialog: Locator;
  readonly field: Locator;
  readonly options: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog', { name: 'Go to' });
    this.field = this.dialog.getByRole('combobox');
    this.options = this.dialog.getByRole('option');
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('Control+p');
    await expect(this.field).toBeFocused();
  }
}
