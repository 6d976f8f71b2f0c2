import { expect, type Locator } from '@playwright/test';
import type { DeskPage } from './app';

/** The codebook in the side panel, and the field that gives codes. */
export class CodebookPage {
  readonly desk: DeskPage;
  readonly panel: Locator;
  readonly tree: Locator;
  readonly codes: Locator;
  readonly coding: Locator;
  readonly field: Locator;
  readonly answers: Locator;

  constructor(desk: DeskPage) {
    this.desk = desk;
    this.panel = desk.sidePanel.getByRole('region', { name: 'Codes' });
    this.tree = this.panel.getByRole('tree', { name: 'Codebook' });
    this.codes = this.tree.getByRole('treeitem');
    this.coding = desk.page.getByRole('dialog', { name: 'Codes', exact: true });
    this.field = this.coding.getByRole('combobox', { name: 'Find or make a code' });
    this.answers = this.coding.getByRole('option');
  }

  async open(): Promise<void> {
    await this.desk.sidePanel.getByRole('tab', { name: 'Outline' }).click();
  }

  code(name: string): Locator {
    return this.codes.filter({ hasText: name }).first();
  }

  /** What the tree shows, a line a code: level, name and number of annotations. */
  async expectTree(...lines: readonly string[]): Promise<void> {
    const texts = lines.map((line) => {
      const [, name = '', count = ''] = line.match(/^\d (.*) (\d+)$/) ?? [];
      return `${name}, ${count} annotation${count === '1' ? '' : 's'}${count}`;
    });
    await expect(this.codes).toHaveText(texts);
    await expect
      .poll(() => this.codes.evaluateAll((items) => items.map((item) => item.getAttribute('aria-level') ?? '')))
      .toEqual(lines.map((line) => line.slice(0, 1)));
  }

  /** Selects words, presses C and gives codes by what one types. */
  async codeWords(words: string, ...typed: readonly string[]): Promise<void> {
    await this.desk.selectWords(words);
    await expect(this.desk.page.getByRole('toolbar', { name: 'Selected passage' })).toBeVisible();
    await this.desk.page.keyboard.press('c');
    for (const one of typed) await this.give(one);
    await this.desk.page.keyboard.press('Escape');
    await expect(this.coding).toHaveCount(0);
  }

  /** Types into the field and takes the first answer. */
  async give(typed: string): Promise<void> {
    await expect(this.field).toBeFocused();
    await this.desk.page.keyboard.insertText(typed);
    await expect(this.field).toHaveValue(typed);
    await this.desk.page.keyboard.press('Enter');
    await expect(this.field).toHaveValue('');
  }

  /** Chooses from a code's menu. */
  async choose(code: string, command: string): Promise<void> {
    await this.code(code).click({ button: 'right' });
    await this.desk.page.getByRole('menuitem', { name: command }).click();
  }

  /** The codes on the card of a passage. */
  chips(passage: string): Locator {
    return this.desk.page.getByRole('article', { name: passage }).getByRole('list', { name: 'Codes' }).getByRole('listitem');
  }
}
