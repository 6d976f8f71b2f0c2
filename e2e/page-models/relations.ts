import { expect, type Locator } from '@playwright/test';
import type { DeskPage } from './app';

/** Relations as a reader makes and follows them: the bar while the other end is picked, chips on cards, the view of all. */
export class RelationsPage {
  readonly desk: DeskPage;
  readonly bar: Locator;
  readonly kind: Locator;
  readonly search: Locator;
  readonly view: Locator;
  readonly rows: Locator;
  readonly kinds: Locator;

  constructor(desk: DeskPage) {
    this.desk = desk;
    this.bar = desk.page.getByRole('region', { name: 'The other end of the link' });
    this.kind = this.bar.getByRole('combobox', { name: 'Kind of relation' });
    this.search = this.bar.getByRole('combobox', { name: 'Find a note or highlight' });
    this.view = desk.dialog('Relations');
    this.rows = this.view.getByRole('table', { name: 'Relations' }).getByRole('row');
    this.kinds = desk.dialog('Kinds of relations');
  }

  /** The chips on the card of a passage. */
  chips(passage: string): Locator {
    return this.desk.page.getByRole('article', { name: passage }).getByRole('list', { name: 'Related to' }).getByRole('listitem');
  }

  async chooseKind(name: string): Promise<void> {
    await this.kind.click();
    await this.desk.page.getByRole('option', { name, exact: true }).click();
    await expect(this.kind).toHaveText(name);
  }

  /** From one passage to another, both selected by mouse. */
  async link(from: string, kind: string, to: string): Promise<void> {
    await this.desk.selectWords(from);
    await this.desk.page.keyboard.press('l');
    await this.chooseKind(kind);
    await this.desk.selectWords(to);
    await this.desk.page.keyboard.press('Enter');
    await expect(this.bar).toHaveCount(0);
  }
}
