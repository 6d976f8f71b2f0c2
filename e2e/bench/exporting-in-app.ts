import type { Locator, Page } from '@playwright/test';
import words from '../../renderer/locales/en/export.json';
import { EXPORT_USES, type ExportUse } from '../../shared/export/export-choices';
import { traceMainThread } from './main-thread';
import type { Samples } from './samples';
import { type Sites, waitUntilQuiet } from './sites';

/** Those for which there is nothing to write without a codebook. */
const LEFT_OUT: readonly string[] = ['qdc'];

/** What is measured in the app: every format of the dialog. */
export const SHOWN_USES = EXPORT_USES.filter((use) => !LEFT_OUT.includes(use));

/** So far into an export it is given up, in milliseconds: in the midst of collecting, writing or setting. */
const GIVEN_UP_AFTER = 120;

/** The dialog waits so long for a change of mind before it writes the preview anew, and a little; in milliseconds. */
const SETTLES_AFTER = 180;

/** A round measures so much of the formats, so that it takes no longer than a minute: three rounds have measured all. */
const SHARES = 3;

interface Measuring {
  readonly sites: Sites;
  readonly samples: Samples;
  readonly round: number;
}

/**
 * Ten thousand annotations on the novel, taken out by the dialog as a reader does: opens it, looks at each format, gives up, writes.
 * Of every task of the page the longest counts, by the time that the processor spent on it; the bench's own looking for buttons, which
 * takes long in a long page, is left out.
 */
export async function measureExportDialog({ sites, samples, round }: Measuring, url: string): Promise<void> {
  const { page, close } = await sites.openPage(url, withoutPickers);
  await page.evaluate(() => postilProbe.whenShown());
  await page.evaluate(() => postilProbe.answerPrinting());
  await waitUntilQuiet(page);
  const dialog = new DialogInBench(page);
  const trace = async (name: string, act: () => Promise<void>) => {
    const tracing = await traceMainThread(page, null, 'own');
    await act();
    samples.add(`${name} task`, round, (await tracing.stop()).longest);
  };
  await trace('dialog open', () => dialog.open());
  for (const use of SHOWN_USES.filter((_, index) => index % SHARES === round % SHARES)) {
    await dialog.open();
    // What is written sooner has let go as well.
    samples.add(`dialog ${use} cancel`, round, (await dialog.giveUp(use, GIVEN_UP_AFTER)) ?? 0);
    await dialog.open();
    await trace(`dialog ${use}`, () => dialog.take(use));
  }
  await close();
}

/** Runs in the page: nobody answers a picker of files in a headless browser; without one the file is downloaded. */
function withoutPickers(): void {
  for (const name of ['showOpenFilePicker', 'showSaveFilePicker', 'showDirectoryPicker']) Reflect.deleteProperty(window, name);
}

/** The export dialog, as far as the bench uses it. */
class DialogInBench {
  readonly #page: Page;
  readonly #root: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.#root = page.getByRole('dialog');
  }

  async open(): Promise<void> {
    if (await this.#root.isVisible()) return;
    await this.#page.keyboard.press('Control+e');
    await this.#untilShown();
  }

  /** Begins to export and gives up; see `stopExport`. */
  async giveUp(use: ExportUse, after: number): Promise<number | null> {
    await this.#choose(use);
    return await this.#page.evaluate((milliseconds) => postilProbe.stopExport(milliseconds), after);
  }

  /** Looks at a format and exports it. The dialog closes itself. */
  async take(use: ExportUse): Promise<void> {
    await this.#choose(use);
    await this.#untilShown();
    const saved = use === 'print' ? null : this.#page.waitForEvent('download');
    await this.#root.getByRole('button', { name: words.save, exact: true }).click();
    await this.#root.waitFor({ state: 'hidden' });
    await (await saved)?.delete();
  }

  async #choose(use: ExportUse): Promise<void> {
    await this.#root.getByRole('radio', { name: words[`use-${use}`] }).click();
  }

  /** Whatever is chosen: the archive of the whole library has no preview, only words that say so. */
  async #untilShown(): Promise<void> {
    await this.#page.waitForTimeout(SETTLES_AFTER);
    await this.#root.locator('.export-preview[aria-busy="false"], .export-details > .export-hint').first().waitFor();
    const pages = this.#root.locator('.export-preview-pages');
    if (await pages.isVisible()) await this.#root.locator('.export-preview-pages[aria-busy="false"]').waitFor();
  }
}
