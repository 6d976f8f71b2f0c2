import { expect, test } from '../fixtures/app';
import { AnnotationsPage } from '../page-models/annotations';
import { DeskPage } from '../page-models/app';
import { NotesPage } from '../page-models/notes';

const PASSAGE = 'the long-term stability of the country';
const CHINESE = '黨的十八大以來';
const LAST = 'General Secretary Xi Jinping';

test('steps are named, gone back to in one gesture after a reload, and done again; the view goes where it happened', async ({ app }) => {
  const desk = new DeskPage(app);
  const notes = new NotesPage(desk);
  const panel = new AnnotationsPage(desk);
  const { page } = desk;
  const history = desk.dialog('Undo history');
  const steps = history.getByRole('option');
  await desk.open();
  await notes.write(PASSAGE, 'Four nouns.');
  await desk.selectWords(CHINESE);
  await page.keyboard.press('4');
  await desk.selectWords(LAST);
  await page.keyboard.press('2');
  await desk.expectCounts('3 highlights · 1 note');

  await test.step('what is taken back is told by name, and shown when it is out of sight', async () => {
    await page.keyboard.press('Control+Home');
    await page.getByRole('button', { name: /^¶/ }).click();
    await desk.outline.getByRole('button').first().click();
    await expect(desk.text.getByText(CHINESE)).toBeInViewport();
    await page.keyboard.press('Control+z');
    await expect(desk.messages.getByText(`Undone: highlight “${LAST}”`)).toBeVisible();
    await expect(desk.text.getByText(LAST).first()).toBeInViewport();
    await page.keyboard.press('Control+Shift+z');
    await expect(desk.messages.getByText(`Redone: highlight “${LAST}”`)).toBeVisible();
  });

  await test.step('a step over many says how many', async () => {
    await panel.open();
    await panel.row(PASSAGE).click();
    await panel.row(PASSAGE).press('Control+a');
    await panel.list.press('Delete');
    await desk.expectCounts('0 highlights · 0 notes');
    await desk.untilSaved();
    await desk.open();
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await expect(page.getByRole('menuitem', { name: 'Undo: move of 3 annotations to the trash' })).toBeVisible();
    await page.getByRole('menuitem', { name: 'Undo history…' }).click();
  });

  await test.step('the history lists them, the newest first', async () => {
    await expect(steps).toHaveText([
      /^move of 3 annotations to the trash.*now/,
      new RegExp(`^highlight “${LAST}”`),
      new RegExp(`^highlight “${CHINESE}”`),
      new RegExp(`^note on “${PASSAGE}”`),
      new RegExp(`^highlight “${PASSAGE}”`),
      'Before all of these steps',
    ]);
    await page.keyboard.type('note on');
    await expect(steps).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(desk.messages.getByText('Undid 3 steps. Redo brings them back.')).toBeVisible();
    await desk.expectCounts('1 highlight · 1 note');
    await expect(notes.card(PASSAGE)).toContainText('Four nouns.');
  });

  await test.step('and forward again from the undone ones', async () => {
    await desk.choose('Undo history…');
    await expect(steps.first()).toContainText('move of 3 annotations to the trash');
    await expect(history.getByText('Undone, can be redone')).toBeVisible();
    await steps.filter({ hasText: LAST }).click();
    await expect(desk.messages.getByText('Redid 2 steps.')).toBeVisible();
    await desk.expectCounts('3 highlights · 1 note');
  });
  expect(app.problems).toEqual([]);
});
