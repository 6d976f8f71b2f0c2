import { expect, type Locator } from '@playwright/test';
import type { GivenFile } from '../fixtures/app';
import type { DeskPage } from './app';

/** The dialog that takes notes out. */
export class ExportDialog {
  readonly #desk: DeskPage;
  readonly root: Locator;
  readonly save: Locator;

  constructor(desk: DeskPage) {
    this.#desk = desk;
    this.root = desk.dialog('Export');
    this.save = this.root.getByRole('button', { name: 'Export…' });
  }

  async open(): Promise<void> {
    await this.#desk.page.keyboard.press('Control+e');
    await expect(this.root).toBeVisible();
  }

  async chooseUse(name: RegExp): Promise<void> {
    await this.root.getByRole('radio', { name }).click();
  }

  /** Several formats at once: exactly these. */
  async chooseUses(...names: readonly RegExp[]): Promise<void> {
    await this.root.getByRole('switch', { name: 'Several formats at once' }).click();
    const ticked = this.root.getByRole('checkbox', { checked: true });
    while ((await ticked.count()) > 0) await ticked.first().click();
    for (const name of names) await this.root.getByRole('checkbox', { name }).check();
  }

  /** The preview of a text format. */
  get words(): Locator {
    return this.root.getByRole('region', { name: 'Preview' }).getByRole('textbox');
  }

  /** Saves the file that was chosen and gives it. The dialog closes itself. */
  async take(): Promise<GivenFile> {
    await expect(this.save).toBeEnabled();
    const file = await this.#desk.app.catchSaved(() => this.save.click());
    await expect(this.root).toBeHidden();
    return file;
  }
}

/** The dialog that brings annotations in. */
export class ImportDialog {
  readonly #desk: DeskPage;
  readonly root: Locator;

  constructor(desk: DeskPage) {
    this.#desk = desk;
    this.root = desk.dialog('Import a text or annotations');
  }

  async open(): Promise<void> {
    await this.#desk.choose('Import…');
    await expect(this.root).toBeVisible();
  }

  /** What would become of the items, counted. */
  get outcomes(): Locator {
    return this.root.locator('.import-report-row');
  }

  /** What the column of this name says. */
  column(name: string): Locator {
    return this.root.getByRole('combobox', { name: new RegExp(`What column \\d+ says \\(${name}\\)`) });
  }

  async sayOf(name: string, role: string): Promise<void> {
    await this.column(name).click();
    await this.#desk.page.getByRole('option', { name: role, exact: true }).click();
  }

  async give(file: GivenFile): Promise<void> {
    await this.#desk.app.chooseFile(() => this.root.getByRole('button', { name: 'Choose a file…' }).click(), file);
  }
}
