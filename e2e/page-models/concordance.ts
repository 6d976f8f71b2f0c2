import { expect, type Locator } from '@playwright/test';
import type { DeskPage } from './app';

/** The panel at the foot of the desk. */
export class ConcordancePanel {
  readonly desk: DeskPage;
  readonly panel: Locator;
  readonly field: Locator;
  readonly counts: Locator;
  readonly list: Locator;
  readonly lines: Locator;
  readonly tickAll: Locator;
  readonly height: Locator;

  constructor(desk: DeskPage) {
    this.desk = desk;
    this.panel = desk.page.getByRole('region', { name: 'Concordance' });
    this.field = this.panel.getByRole('searchbox', { name: 'Words to list' });
    this.counts = this.panel.getByRole('status');
    this.list = this.panel.getByRole('listbox', { name: 'Occurrences in context' });
    this.lines = this.list.getByRole('option');
    this.tickAll = this.panel.getByRole('checkbox', { name: 'Tick every occurrence' });
    this.height = this.panel.getByRole('slider', { name: 'Height of the concordance' });
  }

  async open(): Promise<void> {
    await this.desk.page.keyboard.press('Control+Shift+F');
    await expect(this.field).toBeFocused();
  }

  /** From the selection, by the key O. */
  async openFrom(words: string, nth = 1): Promise<void> {
    await this.desk.selectWords(words, nth);
    await this.desk.page.keyboard.press('o');
    await expect(this.field).toBeFocused();
  }

  line(words: string | RegExp): Locator {
    return this.list.getByRole('option', { name: words });
  }

  async sortBy(order: string): Promise<void> {
    await this.panel.getByRole('combobox', { name: 'Order of the lines' }).click();
    await this.desk.page.getByRole('option', { name: order }).click();
  }

  /** Highlights what is ticked in a colour from the menu of the split button. */
  async highlightIn(color: string): Promise<void> {
    await this.panel.getByRole('button', { name: 'Highlight in another colour' }).click();
    await this.desk.page.getByRole('menuitem', { name: color }).click();
  }
}
