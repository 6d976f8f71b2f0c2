import { expect, type Locator, type Page } from '@playwright/test';

/** The palette of commands. */
export class Commands {
  readonly page: Page;
  readonly dialog: Locator;
  readonly field: Locator;
  readonly options: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog', { name: 'Commands' });
    this.field = this.dialog.getByRole('combobox');
    this.options = this.dialog.getByRole('option');
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('Control+Shift+p');
    await expect(this.field).toBeFocused();
  }

  /** Types the name and takes the first answer, which has to be this one. */
  async run(name: string): Promise<void> {
    await this.open();
    await this.field.fill(`>${name}`);
    await expect(this.options.first()).toContainText(name);
    await this.page.keyboard.press('Enter');
    await expect(this.dialog).toBeHidden();
  }
}
