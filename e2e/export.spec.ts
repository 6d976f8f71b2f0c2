import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Uint8ArrayReader, ZipReader } from '@zip.js/zip.js';
import { expect, test } from './fixtures/app';
import { DeskPage } from './page-models/app';
import { ExportDialog, ImportDialog } from './page-models/export';
import { ROOT } from './support/load-main';

const PASSAGE = 'the long-term stability of the country';
/** What to choose, how the file ends, and what stands in it. */
const USES = [
  [/^Notes to hand in/, '.html', `<mark class="c-blue"`],
  [/^For Obsidian/, '.md', '> [!quote] ¶2 s1 · Blue'],
  [/^For Pandoc/, '.md', `> ${PASSAGE} [@`],
  [/^Workbook/, '.xlsx', 'xl/worksheets/sheet1.xml'],
  [/^For scripts/, '.csv', `¶2 s1,2,1,${PASSAGE},Blue`],
  [/^For NVivo/, '.qdpx', 'project.qde'],
  [/^TEI edition/, '.xml', '<anchor xml:id="from-'],
  [/^For Hypothesis/, '.jsonld', `"exact": "${PASSAGE}"`],
  [/^Plain text/, '.txt', `¶2 s1 · Blue\n  “${PASSAGE}”`],
] as const;
const words = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

async function markPassage(desk: DeskPage): Promise<void> {
  await desk.open();
  await desk.selectWords(PASSAGE);
  await desk.page.keyboard.press('3');
  await desk.expectCounts('1 highlight · 0 notes');
  await desk.untilSaved();
}

test.describe('taking notes out', () => {
  test('for every use: shown in the preview, saved, told of', async ({ app }) => {
    test.slow();
    const desk = new DeskPage(app);
    await markPassage(desk);
    const dialog = new ExportDialog(desk);
    for (const [use, extension, expected] of USES) {
      await test.step(use.source, async () => {
        await dialog.open();
        await dialog.chooseUse(use);
        if (extension === '.html') await expect(dialog.root.locator('mark')).toHaveText(PASSAGE);
        else await expect(dialog.words).toHaveValue(new RegExp(PASSAGE));
        const file = await dialog.take();
        expect(path.extname(file.name)).toBe(extension);
        expect(words(file.bytes)).toContain(expected);
        await expect(desk.messages.getByText(/^Exported: /).last()).toBeVisible();
      });
    }
    expect(app.problems).toEqual([]);
  });

  test('the original comes out byte for byte, the library as an archive; the choice is remembered', async ({ app }) => {
    const desk = new DeskPage(app);
    await markPassage(desk);
    const dialog = new ExportDialog(desk);
    await dialog.open();
    await dialog.chooseUse(/^The original text/);
    const original = await readFile(path.join(ROOT, 'resources/texts/000_9b8cccd7a277c6cf.txt'));
    expect(Buffer.compare(Buffer.from((await dialog.take()).bytes), original)).toBe(0);
    await dialog.open();
    await expect(dialog.root.getByRole('radio', { name: /^The original text/ })).toBeChecked();
    await dialog.chooseUse(/^The whole library/);
    const archive = await dialog.take();
    expect([path.extname(archive.name), words(archive.bytes.slice(0, 2))]).toEqual(['.postil', 'PK']);
  });

  test('several formats at once: what each does not hold, one zip, remembered', async ({ app }) => {
    const desk = new DeskPage(app);
    await markPassage(desk);
    const dialog = new ExportDialog(desk);
    await dialog.open();
    await dialog.chooseUses(/^Flashcards/, /^For scripts/, /^Plain text/);
    await expect(dialog.root.getByRole('region', { name: /^Flashcards/ })).toContainText('One annotation without a note stays out.');
    await expect(dialog.root.getByRole('region', { name: /^For scripts/ })).not.toContainText('stays out');
    const zip = await dialog.take();
    const entries = await new ZipReader(new Uint8ArrayReader(zip.bytes)).getEntries();
    expect([path.extname(zip.name), entries.map(({ filename }) => path.extname(filename))]).toEqual(['.zip', ['.csv', '.txt', '.txt']]);
    expect(new Set(entries.map(({ filename }) => filename)).size).toBe(3);
    await dialog.open();
    await expect(dialog.root.getByRole('checkbox', { checked: true })).toHaveCount(3);
    expect(app.problems).toEqual([]);
  });

  test('a folder for Obsidian is made, written in by the reader and brought up to date around that', async ({ app }) => {
    const folder = await app.offerFolder();
    const desk = new DeskPage(app);
    await markPassage(desk);
    const dialog = new ExportDialog(desk);
    const bringUpToDate = async () => {
      await dialog.open();
      await dialog.chooseUse(/^Folder for Obsidian/);
      await dialog.root.getByRole('radio', { name: /^One with all annotations/ }).click();
      await dialog.root.getByRole('radio', { name: /^A folder that you choose/ }).click();
      await dialog.save.click();
      await expect(dialog.root).toBeHidden();
    };
    await bringUpToDate();
    await expect(desk.messages.getByText(/is up to date\. Notes written: 1;/)).toBeVisible();
    const [name = ''] = await folder.list();
    const made = await folder.read(name);
    expect(made).toContain(PASSAGE);
    await folder.write(name, `${made}\nMy own line below.\n`);
    await desk.selectWords('cyber power');
    await desk.page.keyboard.press('2');
    await desk.expectCounts('2 highlights · 0 notes');
    await bringUpToDate();
    await expect(desk.messages.getByText(/parts as they were: 2;/)).toBeVisible();
    expect(await folder.list()).toEqual([name]);
    const renewed = await folder.read(name);
    expect([renewed.includes(PASSAGE), renewed.includes('cyber power'), renewed.includes('My own line below.')]).toEqual([
      true,
      true,
      true,
    ]);
    expect(app.problems).toEqual([]);
  });

  test('what was exported for other tools comes back after it was deleted, and a second time alters nothing', async ({ app }) => {
    const desk = new DeskPage(app);
    await markPassage(desk);
    const out = new ExportDialog(desk);
    await out.open();
    await out.chooseUse(/^For Hypothesis/);
    const file = await out.take();
    await desk.page.keyboard.press('Control+z');
    await desk.expectCounts('0 highlights · 0 notes');
    await desk.untilSaved();
    const dialog = new ImportDialog(desk);
    await dialog.open();
    await dialog.give(file);
    await expect(dialog.root.getByText('placed: the passage is found in the text')).toBeVisible();
    await dialog.root.getByRole('button', { name: 'Import' }).click();
    await desk.expectCounts('1 highlight · 0 notes');
    await dialog.open();
    await dialog.give(file);
    await expect(dialog.root.getByText('already here')).toBeVisible();
    await expect(dialog.root.getByRole('button', { name: 'Import' })).toBeDisabled();
    expect(app.problems).toEqual([]);
  });

  test('a file without annotations is refused with words, and nothing is altered', async ({ app }) => {
    const desk = new DeskPage(app);
    await desk.open();
    const dialog = new ImportDialog(desk);
    await dialog.open();
    await dialog.give({ name: 'other.json', bytes: new TextEncoder().encode('{"a": 1}') });
    await expect(dialog.root.getByRole('alert')).toHaveText(/holds no annotations that can be read\. Nothing was altered/);
  });
});
