import { expect, test } from '../fixtures/app';
import { AnnotationsPage } from '../page-models/annotations';
import { DeskPage } from '../page-models/app';
import { ImportDialog } from '../page-models/export';
import { NotesPage } from '../page-models/notes';
import { alterRows } from '../support/library-rows';
import { readStored } from '../support/stored-library';
import { readBundledText } from '../support/texts';

test.describe.configure({ timeout: 60_000 });

const PASSAGE = 'the long-term stability of the country';
const OTHER = 'Comrade Xi Jinping stood';

test('an emptied trash, a bulk deletion and a note are taken back across reloads, and done again', async ({ app }) => {
  const desk = new DeskPage(app);
  const notes = new NotesPage(desk);
  const panel = new AnnotationsPage(desk);
  await desk.open();
  await notes.write(PASSAGE, 'Four nouns.');
  await desk.selectWords(OTHER);
  await desk.page.keyboard.press('4');
  await desk.expectCounts('2 highlights · 1 note');
  await panel.open();
  await panel.row(PASSAGE).click();
  await panel.row(PASSAGE).press('Control+a');
  await panel.list.press('Delete');
  await desk.expectCounts('0 highlights · 0 notes');
  await panel.openTrash();
  await desk.sidePanel.getByRole('button', { name: 'Empty trash' }).click();
  await desk.page.getByRole('alertdialog').getByRole('button', { name: 'Empty trash' }).click();
  await expect(panel.trash).toHaveCount(0);
  await desk.untilSaved();

  await desk.open();
  await desk.page.keyboard.press('Control+z');
  await expect(panel.trash.getByRole('listitem')).toHaveCount(2);
  await desk.open();
  await desk.page.keyboard.press('Control+z');
  await desk.expectCounts('2 highlights · 1 note');
  await expect(notes.card(PASSAGE)).toContainText('Four nouns.');
  await desk.page.keyboard.press('Control+z');
  await desk.page.keyboard.press('Control+z');
  await desk.expectCounts('1 highlight · 0 notes');
  await desk.untilSaved();

  await desk.open();
  await desk.page.keyboard.press('Control+Shift+z');
  await desk.expectCounts('1 highlight · 1 note');
  await expect(notes.card(PASSAGE)).toContainText('Four nouns.');
  await desk.selectWords(OTHER);
  await desk.page.keyboard.press('1');
  await desk.page.keyboard.press('Control+Shift+z');
  await expect(desk.messages.getByText('Nothing to redo.')).toBeVisible();
  await desk.expectCounts('2 highlights · 1 note');
  expect(app.problems).toEqual([]);
});

test('an import whose records are others by now is not taken back after a reload: that is said, and nothing is lost', async ({ app }) => {
  const desk = new DeskPage(app);
  const notes = new NotesPage(desk);
  const dialog = new ImportDialog(desk);
  await desk.open();
  const items = [PASSAGE, OTHER].map((exact, index) => {
    const start = readBundledText().text.indexOf(exact);
    const position = { type: 'TextPositionSelector', start, end: start + exact.length };
    return {
      id: `urn:test:${index}`,
      type: 'Annotation',
      body: { type: 'TextualBody', value: `Imported ${index}.` },
      target: { source: 'urn:test:text', selector: [{ type: 'TextQuoteSelector', exact }, position] },
    };
  });
  await dialog.open();
  await dialog.give({ name: 'two.json', bytes: new TextEncoder().encode(JSON.stringify(items)) });
  await dialog.root.getByRole('button', { name: 'Import' }).click();
  await desk.expectCounts('2 highlights · 2 notes');
  await desk.untilSaved();
  await alterRows(app, (rows) => {
    const [first] = rows.annotations;
    if (first === undefined) throw new Error('nothing was stored');
    first.color = first.color === 'red' ? 'blue' : 'red';
  });

  await desk.open();
  await desk.expectCounts('2 highlights · 2 notes');
  const before = await readStored(desk.page);
  await desk.page.keyboard.press('Control+z');
  await expect(desk.messages.getByText(/^This step cannot be taken back/)).toBeVisible();
  await desk.expectCounts('2 highlights · 2 notes');
  await desk.open();
  await expect(notes.card(PASSAGE)).toContainText('Imported 0.');
  await expect(notes.card(OTHER)).toContainText('Imported 1.');
  expect(await readStored(desk.page)).toEqual(before);
  expect(app.problems).toEqual([]);
});
