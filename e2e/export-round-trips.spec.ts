import { type App, expect, type GivenFile, test } from './fixtures/app';
import { AnnotationsPage } from './page-models/annotations';
import { DeskPage } from './page-models/app';
import { ExportDialog, ImportDialog } from './page-models/export';
import { NotesPage } from './page-models/notes';

// Several exports, imports and reloads in each.
test.describe.configure({ timeout: 90_000 });

const PASSAGE = 'the long-term stability of the country';
const OTHER = 'Comrade Xi Jinping stood';

async function highlight(desk: DeskPage, words: string, color: string, counts: string): Promise<void> {
  await desk.selectWords(words);
  await desk.page.keyboard.press(color);
  await desk.expectCounts(counts);
  await desk.untilSaved();
}

async function takeOut(desk: DeskPage, use: RegExp): Promise<GivenFile> {
  const dialog = new ExportDialog(desk);
  await dialog.open();
  await dialog.chooseUse(use);
  return await dialog.take();
}

/** The annotations of an exchange file, without what says when and how it was written. */
function annotationsIn(file: GivenFile): unknown {
  return JSON.parse(new TextDecoder().decode(file.bytes)).first.items;
}

async function restoreFromImport(desk: DeskPage, archive: GivenFile, mode: 'merge' | 'replace'): Promise<void> {
  const dialog = new ImportDialog(desk);
  await dialog.open();
  await dialog.give(archive);
  const backups = desk.dialog('Backups');
  const preview = backups.getByRole('region', { name: /What will happen/ });
  if (mode === 'merge') {
    await expect(preview).toContainText('1 is added');
    await backups.getByRole('button', { name: 'Merge', exact: true }).click();
    await expect(backups.getByRole('status')).toContainText('1 added');
  } else {
    await backups.getByRole('radio', { name: /Replace/ }).click();
    await expect(preview).toContainText('1 is removed');
    await backups.getByRole('button', { name: 'Replace the library' }).click();
    await expect(backups.getByRole('status')).toContainText('as it was in the backup');
  }
  await desk.page.keyboard.press('Escape');
  await expect(backups).toBeHidden();
}

test('an archive given to the import dialog is merged, then put in the place of the library, by the dialog that restores', async ({
  app,
}) => {
  const desk = new DeskPage(app);
  await desk.open();
  await highlight(desk, PASSAGE, '3', '1 highlight · 0 notes');
  const archive = await takeOut(desk, /^The whole library/);
  const before = annotationsIn(await takeOut(desk, /^For Hypothesis/));
  await desk.page.keyboard.press('Control+z');
  await desk.expectCounts('0 highlights · 0 notes');
  await desk.untilSaved();

  await restoreFromImport(desk, archive, 'merge');
  await desk.expectCounts('1 highlight · 0 notes');
  expect(annotationsIn(await takeOut(desk, /^For Hypothesis/))).toEqual(before);

  await highlight(desk, OTHER, '2', '2 highlights · 0 notes');
  await restoreFromImport(desk, archive, 'replace');
  await desk.expectCounts('1 highlight · 0 notes');
  expect(annotationsIn(await takeOut(desk, /^For Hypothesis/))).toEqual(before);
  expect(app.problems).toEqual([]);
});

async function deleteForGood(desk: DeskPage): Promise<void> {
  const list = new AnnotationsPage(desk);
  await list.open();
  await list.rows.first().click();
  await desk.page.keyboard.press('Control+a');
  await desk.page.keyboard.press('Delete');
  await desk.expectCounts('0 highlights · 0 notes');
  await list.openTrash();
  await desk.sidePanel.getByRole('button', { name: 'Empty trash…' }).click();
  await desk.page.getByRole('alertdialog').getByRole('button', { name: 'Empty trash' }).click();
  await expect(desk.sidePanel.getByRole('heading', { name: 'The trash is empty' })).toBeVisible();
  await desk.untilSaved();
}

test('annotations deleted for good come back from the exchange file as they were: ids, ends, colours, times and notes', async ({ app }) => {
  const desk = new DeskPage(app);
  await desk.open();
  await highlight(desk, PASSAGE, '3', '1 highlight · 0 notes');
  await new NotesPage(desk).write('the hurdle of long-term governance', 'The idiom 过不了互联网这一关, 𝒜 and *stars*.');
  await highlight(desk, '網絡強國', '5', '3 highlights · 1 note');
  const file = await takeOut(desk, /^For Hypothesis/);
  expect(annotationsIn(file)).toHaveLength(3);
  await deleteForGood(desk);

  const dialog = new ImportDialog(desk);
  await dialog.open();
  await dialog.give(file);
  await dialog.root.getByRole('button', { name: 'Import' }).click();
  await desk.expectCounts('3 highlights · 1 note');
  await desk.untilSaved();
  await desk.open();
  expect(annotationsIn(await takeOut(desk, /^For Hypothesis/))).toEqual(annotationsIn(file));
  expect(app.problems).toEqual([]);
});

/** An exchange file with `count` overlapping passages of the open text, each with a note, as another tool would write it. */
async function manyAnnotations(app: App, desk: DeskPage, count: number): Promise<GivenFile> {
  const original = await takeOut(desk, /^The original text/);
  const text = new TextDecoder().decode(original.bytes);
  const items = Array.from({ length: count }, (_, index) => {
    const start = 400 + ((index * 7) % 14_000);
    const exact = text.slice(start, start + 40);
    return {
      id: `urn:test:${app.kind}-${index}`,
      type: 'Annotation',
      body: { type: 'TextualBody', format: 'text/markdown', value: `- note **${index}**\n- on ${index % 7}` },
      target: {
        source: 'urn:test:text',
        selector: [
          { type: 'TextQuoteSelector', exact },
          { type: 'TextPositionSelector', start, end: start + 40 },
        ],
      },
    };
  });
  return { name: 'many.json', bytes: new TextEncoder().encode(JSON.stringify(items)) };
}

/** A file whose quotations stand nowhere in the text as they are: each of them is looked for at length. */
function slowAnnotations(app: App, count: number): GivenFile {
  const exact = 'the shape of things that no one in this text has said or is ever going to say, word by word, number ';
  const items = Array.from({ length: count }, (_, index) => ({
    id: `urn:test:slow-${app.kind}-${index}`,
    type: 'Annotation',
    target: { source: 'urn:test:text', selector: { type: 'TextQuoteSelector', exact: `${exact}${index}` } },
  }));
  return { name: 'slow.json', bytes: new TextEncoder().encode(JSON.stringify(items)) };
}

test('a long import shows how far it is while the page stays at hand; stopped, it alters nothing', async ({ app }) => {
  const desk = new DeskPage(app);
  const dialog = new ImportDialog(desk);
  await desk.open();
  await dialog.open();
  await dialog.give(slowAnnotations(app, 20_000));
  const progress = dialog.root.getByRole('progressbar');
  await expect(progress).toHaveAttribute('aria-valuenow', /[1-9]/, { timeout: 30_000 });
  const longestWait = await desk.page.evaluate(longestFrame, 30);
  expect(longestWait).toBeLessThan(400);
  await expect(progress).toBeVisible();
  await dialog.root.getByRole('button', { name: 'Stop' }).press('Enter');
  await expect(dialog.root.getByText('Stopped. Nothing was altered.')).toBeVisible();
  await expect(progress).toBeHidden();
  await dialog.give(slowAnnotations(app, 1));
  await expect(dialog.root.getByText('without a place: kept and listed').first()).toBeVisible();
  await dialog.root.getByRole('button', { name: 'Cancel' }).click();
  await desk.expectCounts('0 highlights · 0 notes');
  expect(app.problems).toEqual([]);
});

/** In the page: the longest of `count` waits for a frame, in milliseconds. */
async function longestFrame(count: number): Promise<number> {
  let longest = 0;
  let before = performance.now();
  for (let frame = 0; frame < count; frame += 1) {
    const now = await new Promise<number>((resolve) => requestAnimationFrame(() => resolve(performance.now())));
    longest = Math.max(longest, now - before);
    before = now;
  }
  return longest;
}

test('a long export that is stopped leaves no file and says so; a long one that is not leaves its file', async ({ app }) => {
  const desk = new DeskPage(app);
  await desk.open();
  const many = await manyAnnotations(app, desk, 3000);
  const into = new ImportDialog(desk);
  await into.open();
  await into.give(many);
  await into.root.getByRole('button', { name: 'Import' }).click();
  await expect(desk.status.getByText(/^[23],?\d{3} highlights/)).toBeVisible({ timeout: 60_000 });
  await expect(into.root).toBeHidden({ timeout: 30_000 });
  let files = 0;
  desk.page.on('download', () => {
    files += 1;
  });
  const dialog = new ExportDialog(desk);
  await dialog.open();
  await dialog.chooseUse(/^For Obsidian/);
  await dialog.root.getByRole('radio', { name: /^The whole text/ }).click();
  await expect(dialog.save).toBeEnabled();
  await dialog.save.click();
  await dialog.root.getByRole('button', { name: 'Stop' }).click();
  await expect(dialog.root.getByRole('status').filter({ hasText: 'Stopped. No file was written.' })).toBeVisible();
  await expect(dialog.save).toBeEnabled();
  expect(files).toBe(0);
  await expect(desk.messages.getByText(/^Exported: .*\.md/)).toHaveCount(0);
  // What is large enough is packed in another way than a few rows are.
  await dialog.chooseUse(/^Workbook/);
  expect((await dialog.take()).bytes.length).toBeGreaterThan(100_000);
  expect(app.problems).toEqual([]);
});
