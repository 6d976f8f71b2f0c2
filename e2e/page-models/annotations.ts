import type { Locator } from '@playwright/test';
import type { DeskPage } from './app';

/** The list of annotations and the trash in the side panel. */
export class AnnotationsPage {
  readonly desk: DeskPage;
  readonly list: Locator;
  readonly rows: Locator;
  readonly words: Locator;
  readonly colors: Locator;
  readonly trash: Locator;

  constructor(desk: DeskPage) {
    this.desk = desk;
    this.list = desk.sidePanel.getByRole('listbox', { name: 'Annotations' });
    this.rows = this.list.getByRole('option');
    this.words = desk.sidePanel.getByRole('searchbox', { name: 'Words in quotation or note' });
    this.colors = desk.sidePanel.getByRole('group', { name: 'Show only these colours' });
    this.trash = desk.sidePanel.getByRole('list', { name: 'Deleted annotations' });
  }

  async open(): Promise<void> {
    await this.desk.sidePanel.getByRole('tab', { name: 'Annotations' }).click();
  }

  async openTrash(): Promise<void> {
    await this.desk.sidePanel.getByRole('tab', { name: 'Trash' }).click();
  }

  row(passage: string): Locator {
    return this.list.getByRole('option', { name: passage });
  }
}
