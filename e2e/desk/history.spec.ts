import { expect, test } from '../fixtures/app';
import { NotesPage } from '../page-models/notes';
import { ReadingPage } from '../page-models/reading';

test.describe.configure({ timeout: 60_000 });

const PASSAGE = 'the long-term stability of the country';
const OTHER = 'Comrade Xi Jinping stood';

test('an annotation tells its history and returns to an earlier state; the desk is looked at as it was, and left by Esc', async ({
  app,
}) => {
  const desk = new ReadingPage(app);
  const notes = new NotesPage(desk);
  const { page } = desk;
  await desk.open();
  await notes.write(PASSAGE, 'Four nouns in ascending order: 建设网络强国。');
  await notes.card(PASSAGE).press('Enter');
  await expect(notes.editor).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('Five nouns in ascending order: 建设数字强国。');
  await page.keyboard.press('Escape');
  await expect(notes.editor).toHaveCount(0);
  await page.keyboard.press('Alt+2');
  await desk.untilSaved();

  await test.step('history: what, when, before and after, word by word', async () => {
    await page.keyboard.press('Control+Shift+h');
    const dialog = desk.dialog('History of the annotation');
    const events = dialog.getByRole('list', { name: 'History of the annotation' }).locator('> li');
    await expect(events).toHaveCount(4);
    await expect(events.nth(0)).toContainText('as it is now');
    await expect(events.nth(1)).toContainText('note written');
    await expect(dialog).not.toContainText('{{');
    await expect(events.nth(1).locator('del')).toHaveText([/Four$/, /网络$/]);
    await expect(events.nth(1).locator('ins')).toHaveText([/Five$/, /数字$/]);
    await events
      .nth(2)
      .getByRole('button', { name: /^Return to/ })
      .click();
    await expect(events).toHaveCount(5);
    await page.keyboard.press('Escape');
    await expect(notes.card(PASSAGE)).toContainText('Four nouns');
    await expect(notes.card(PASSAGE)).toHaveAttribute('data-color', 'yellow');
    await page.keyboard.press('Control+z');
    await expect(notes.card(PASSAGE)).toContainText('Five nouns');
  });

  await test.step('the desk as it was: read-only, moment by moment, over a reload of the page', async () => {
    await desk.mark(OTHER, '4');
    await desk.expectCounts('2 highlights · 1 note');
    await desk.untilSaved();
    await desk.open();
    await desk.choose('The desk as it was');
    const bar = page.getByRole('region', { name: 'The desk as it was' });
    await expect(bar).toContainText('Highlights: 2, notes: 1.');
    await bar.getByRole('button', { name: 'One step earlier' }).click();
    await expect(bar).toContainText('Highlights: 1, notes: 1.');
    await bar.getByRole('slider', { name: 'Moment' }).press('Home');
    await expect(bar).toContainText('Highlights: 1, notes: 0.');
    await desk.selectWords(OTHER);
    await page.keyboard.press('1');
    await page.keyboard.press('Control+z');
    await expect(desk.selectionToolbar).toHaveCount(0);
    await expect(bar).toContainText('Highlights: 1, notes: 0.');
    await page.keyboard.press('Escape');
    if (await bar.isVisible()) await page.keyboard.press('Escape');
    await expect(bar).toHaveCount(0);
    await desk.expectCounts('2 highlights · 1 note');
  });
  expect(app.problems).toEqual([]);
});

test('a text is read afresh, and what was kept, changed, new and dropped stands side by side', async ({ app }) => {
  const desk = new ReadingPage(app);
  const notes = new NotesPage(desk);
  const { page } = desk;
  await desk.open();
  await notes.write(PASSAGE, 'Four nouns.');
  await desk.mark(OTHER, '4');
  await desk.untilSaved();

  await test.step('what was marked before is hidden, over a reload too', async () => {
    await desk.choose('Read afresh');
    await desk.dialog('Read afresh').getByRole('textbox', { name: 'Name' }).fill('Second reading');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: 'Reading afresh' })).toContainText('Second reading');
    await expect(notes.cards).toHaveCount(0);
    await desk.untilSaved();
    await desk.open();
    await expect(page.getByRole('region', { name: 'Reading afresh' })).toBeVisible();
    await expect(notes.cards).toHaveCount(0);
    await desk.sidePanel.getByRole('tab', { name: 'Annotations' }).click();
    await expect(desk.sidePanel.getByRole('heading', { name: 'Nothing is marked in this reading yet' })).toBeVisible();
    await desk.sidePanel.getByRole('tab', { name: 'Outline' }).click();
    await page.getByRole('switch', { name: 'Earlier marks, faintly' }).click();
    await expect.poll(() => page.evaluate(() => CSS.highlights.get('postil-earlier')?.size ?? 0)).toBeGreaterThan(1);
  });

  await test.step('marked again, it is compared; a row takes what was dropped over, and undo gives it back', async () => {
    await desk.mark(PASSAGE, '2');
    await desk.mark('the well-being of the people', '3');
    await page.getByRole('button', { name: 'End the reading' }).click();
    const dialog = desk.dialog('Two readings side by side');
    const rows = dialog.getByRole('list', { name: 'Two readings side by side' }).getByRole('listitem');
    await expect(rows).toHaveText([/^Changed.*colour, note/s, /^New/, /^Dropped/]);
    await dialog.getByRole('button', { name: 'Dropped (1)' }).click();
    await rows.getByRole('button', { name: /^Take the mark/ }).click();
    await dialog.getByRole('button', { name: 'Kept (1)' }).click();
    await expect(rows).toHaveCount(1);
    await rows.getByRole('button', { name: OTHER }).first().click();
    await expect(dialog).toHaveCount(0);
    await expect(notes.card(OTHER)).toBeVisible();
    await desk.expectCounts('4 highlights · 1 note');
    await page.keyboard.press('Control+z');
    await desk.choose('Compare two readings');
    await expect(dialog.getByRole('button', { name: 'Dropped (1)' })).toBeVisible();
  });
  expect(app.problems).toEqual([]);
});
