import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { createCodebook } from '../../shared/codebook/codebook';
import { LABELS } from '../../shared/export/export.cases';
import { prepareAnnotations } from '../../shared/export/export-annotations';
import { optionsOf, parseChoices } from '../../shared/export/export-choices';
import { exportAnnotations } from '../../shared/export/registry';
import { codeId } from '../../shared/model/ids';
import type { Code } from '../../shared/model/records';
import { span } from '../../shared/text/offset';
import { traceMainThread } from './main-thread';
import { createAnnotations, createBenchSource, generateBytes, readBenchText } from './page/bench-source';
import type { Samples } from './samples';
import { type Sites, waitUntilQuiet } from './sites';

const ANNOTATIONS = 10_000;
const CODES = 50;

/** What is measured of bringing a project in, in this order. */
export const IMPORT_STEPS = ['plan', 'import', 'undo', 'redo'] as const;

interface Measuring {
  readonly sites: Sites;
  readonly samples: Samples;
  readonly round: number;
  /** A folder for traces to be looked at; null for none. */
  readonly traces: string | null;
}

/** What is there when a file is read. */
const PLANNED = '[role="dialog"] footer .ui-button-accent';

/** Made once: the path of the same project in every round. */
let project: Promise<string> | null = null;

/**
 * Brings a project with 10,000 coded selections onto the novel that lies bare on the desk, through the dialog as a reader would, takes it
 * back and does it again. Beforehand the reading of the same file is stopped midway, and so is the storing of its plan.
 */
export async function measureImporting({ sites, samples, round, traces }: Measuring, url: string): Promise<void> {
  project ??= createProject();
  const file = await project;
  const { page, close } = await sites.openPage(url, withoutPickers);
  await page.evaluate(() => postilProbe.whenShown());
  await waitUntilQuiet(page);
  const step = async (name: (typeof IMPORT_STEPS)[number], act: () => Promise<void>): Promise<void> => {
    if (traces !== null) await mkdir(traces, { recursive: true });
    const trace = await traceMainThread(page, traces === null ? null : path.join(traces, `${name}-${round}.json`));
    const begin = Date.now();
    await act();
    samples.add(`qdpx ${name}`, round, Date.now() - begin);
    await waitUntilQuiet(page);
    const { longest, total } = await trace.stop();
    samples.add(`qdpx ${name} longest`, round, longest);
    samples.add(`qdpx ${name} total`, round, total);
  };
  await giveFile(page, file);
  samples.add('qdpx cancel', round, await timeStopping(page));
  const ready = untilShown(page, PLANNED);
  await giveFile(page, file);
  await ready;
  await importButton(page).click();
  samples.add('qdpx cancel storing', round, await timeStopping(page));
  await waitUntilQuiet(page);
  await step('plan', async () => {
    const ready = untilShown(page, PLANNED);
    await giveFile(page, file);
    await ready;
  });
  await step('import', async () => {
    const done = untilShown(page, '.app-notices', 'Imported');
    await importButton(page).click();
    await done;
  });
  await page.locator('.reading-text').focus();
  await step('undo', async () => {
    const done = untilShown(page, '.app-notices', 'Undone');
    await page.keyboard.press('Control+z');
    await done;
  });
  await step('redo', async () => {
    const done = untilShown(page, '.app-notices', 'Redone');
    await page.keyboard.press('Control+Shift+z');
    await done;
  });
  await close();
}

/** Without these pickers, which no script can answer, the page asks for a file by an input. */
function withoutPickers(): void {
  Reflect.deleteProperty(window, 'showOpenFilePicker');
}

function dialogOf(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Import a text or annotations' });
}

function importButton(page: Page): Locator {
  return dialogOf(page).getByRole('button', { name: 'Import', exact: true });
}

/** Waits in the page itself: asking it again and again from outside would be work that is measured. */
function untilShown(page: Page, selector: string, words = ''): Promise<void> {
  return page.evaluate(
    ([wanted, said]) =>
      new Promise<void>((resolve) => {
        const isThere = () => [...document.querySelectorAll(wanted)].some((element) => element.textContent.includes(said));
        const observer = new MutationObserver(() => {
          if (!isThere()) return;
          observer.disconnect();
          resolve();
        });
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
    [selector, words] as const,
  );
}

async function giveFile(page: Page, file: string): Promise<void> {
  const dialog = dialogOf(page);
  if (!(await dialog.isVisible())) await page.keyboard.press('Control+o');
  const choosing = page.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: /^(Choose a|Another) file…$/ }).click();
  await (await choosing).setFiles(file);
}

/** Milliseconds from the press on "Stop" to the word that it has stopped. */
async function timeStopping(page: Page): Promise<number> {
  const stop = dialogOf(page).getByRole('button', { name: 'Stop', exact: true });
  await stop.waitFor();
  return await stop.evaluate(
    (button) =>
      new Promise<number>((resolve) => {
        const begin = performance.now();
        const observer = new MutationObserver(() => {
          if (!/Stopped/.test(document.querySelector('[role="dialog"]')?.textContent ?? '')) return;
          observer.disconnect();
          resolve(performance.now() - begin);
        });
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
        if (button instanceof HTMLElement) button.click();
      }),
  );
}

async function createProject(): Promise<string> {
  const text = readBenchText(generateBytes());
  const bench = createBenchSource(text);
  const made = createAnnotations(bench, ANNOTATIONS);
  const noteOf = new Map(made.notes.map((note) => [note.annotationId, note]));
  const codebook = createCodebook(Array.from({ length: CODES }, (_, index) => createCode(index, bench.source.createdAt)));
  const found = made.annotations.map((annotation, index) => {
    const [{ start, end }] = annotation.targets;
    const coded = { ...annotation, codes: [codeId(`bench-code-${index % CODES}`)] };
    return {
      annotation: coded,
      note: noteOf.get(annotation.id) ?? null,
      anchor: { state: 'anchored' as const, span: span(start, end) },
      further: [],
    };
  });
  const annotations = prepareAnnotations(text, found, 'place', codebook);
  const options = optionsOf({ ...parseChoices({}, true), use: 'qdpx' });
  if (options === null) throw new Error('there is no such export');
  const input = { source: bench.source, text, memos: [], commentaries: [], codebook, labels: LABELS, createdAt: 0, options, annotations };
  const { bytes } = await exportAnnotations(input, { report: () => undefined });
  const file = path.join(tmpdir(), `postil-bench-${process.pid}.qdpx`);
  await writeFile(file, bytes);
  return file;
}

function createCode(index: number, at: number): Code {
  const times = { createdAt: at, updatedAt: at };
  return {
    id: codeId(`bench-code-${index}`),
    parentId: null,
    name: `Code ${index}`,
    color: 'red',
    definition: '',
    memo: null,
    examples: [],
    order: index,
    ...times,
  };
}
