import type { Locator } from '@playwright/test';
import type { DeskPage } from './app';

/** The form that asks what a passage should say. */
export class CorrectionForm {
  readonly desk: DeskPage;
  readonly root: Locator;
  readonly words: Locator;

  constructor(desk: DeskPage) {
    this.desk = desk;
    this.root = desk.page.getByRole('dialog', { name: 'Suggested correction' });
    this.words = this.root.getByRole('textbox', { name: 'What it should say' });
  }

  async chooseSlip(slip: string): Promise<void> {
    await this.root.getByRole('combobox', { name: 'Kind of slip' }).click();
    await this.desk.page.getByRole('option', { name: slip, exact: true }).click();
  }
}
