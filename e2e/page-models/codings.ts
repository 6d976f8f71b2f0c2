import type { Locator } from '@playwright/test';
import type { DeskPage } from './app';

/** The dialogs that look at codings as a whole: what is asked of codes, and the matrix of their counts. */
export class CodingsPage {
  readonly desk: DeskPage;
  readonly combine: Locator;
  readonly matrix: Locator;
  readonly table: Locator;

  constructor(desk: DeskPage) {
    this.desk = desk;
    this.combine = desk.dialog('Find annotations by their codes');
    this.matrix = desk.dialog('Matrix of codes');
    this.table = this.matrix.getByRole('table');
  }

  /** Opens one of the dialogs from the menu of the codebook. */
  async open(command: string): Promise<void> {
    await this.desk.sidePanel.getByRole('tab', { name: 'Outline' }).click();
    await this.desk.sidePanel.getByRole('button', { name: 'More with codes' }).click();
    await this.desk.page.getByRole('menuitem', { name: command }).click();
  }

  /** Finds a code by typing in the `nth` field of this name. */
  async pick(field: 'Code' | 'The other code', typed: string, nth = 0): Promise<void> {
    const input = this.combine.getByRole('combobox', { name: field, exact: true }).nth(nth);
    await input.fill(typed);
    await this.desk.page.getByRole('option').first().waitFor();
    await this.desk.page.keyboard.press('Enter');
  }

  async choose(field: string, option: string, nth = 0): Promise<void> {
    await this.desk.page.getByRole('dialog').getByRole('combobox', { name: field, exact: true }).nth(nth).click();
    await this.desk.page.getByRole('option', { name: option, exact: true }).click();
  }

  cell(name: string | RegExp): Locator {
    return this.table.getByRole('button', { name });
  }
}
