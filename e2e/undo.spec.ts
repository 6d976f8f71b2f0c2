import { expect, test } from './fixtures/app';
import { AnnotationsPage } from './page-models/annotations';
import { DeskPage } from './page-models/app';
import { NotesPage } from './page-models/notes';

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
