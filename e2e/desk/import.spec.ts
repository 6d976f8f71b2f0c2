import { expect, test } from '../fixtures/app';
import { AnnotationsPage } from '../page-models/annotations';
import { DeskPage } from '../page-models/app';
import { ImportDialog } from '../page-models/export';
import { findViolationsInEveryTheme } from '../support/violations';

/** A table as a reader may have kept it: its columns are called like nothing that is known. */
const TABLE = [
  'Where;What it says;My thought;Theme',
  '12;the long-term stability of the country;Four nouns;stability',
  '13;into a cyber power;Said how often?;power',
  '14;words that no one in this text has ever said;Elsewhere;power',
].join('\n');

test('a table comes in: the columns are asked once, doubtful places are asked about, and what came in is listed', async ({ app }) => {
  const desk = new DeskPage(app);
  await desk.open();
  const dialog = new ImportDialog(desk);
  const file = { name: 'thoughts.csv', bytes: new TextEncoder().encode(TABLE) };
  await dialog.open();

  await test.step('the column that stands in the text is known, the others are chosen', async () => {
    await dialog.give(file);
    await expect(dialog.column('What it says')).toHaveText('Quoted words');
    expect(await findViolationsInEveryTheme(desk.page)).toEqual([]);
    await dialog.sayOf('My thought', 'Note');
    await dialog.sayOf('Theme', 'Codes');
    await dialog.root.getByRole('button', { name: 'Continue' }).click();
    await expect(dialog.outcomes).toHaveText([/1placed/, /1doubtful/, /1without a place/]);
  });

  await test.step('which of several equal wordings is meant, the reader says', async () => {
    expect(await findViolationsInEveryTheme(desk.page)).toEqual([]);
    const question = dialog.root.getByRole('group', { name: 'into a cyber power' });
    await expect(question.getByRole('radio', { name: 'Leave it open' })).toBeChecked();
    await question.getByRole('radio', { name: /^¶/ }).nth(1).check();
    await dialog.root.getByRole('button', { name: 'Import', exact: true }).click();
    await desk.expectCounts('3 highlights · 3 notes');
  });

  const list = new AnnotationsPage(desk);
  await test.step('what came in is listed alone, until everything is again', async () => {
    await desk.messages.getByRole('button', { name: 'List them' }).click();
    await expect(desk.sidePanel.getByText('Just imported: 3')).toBeVisible();
    await expect(list.rows).toHaveCount(2);
    await expect(desk.sidePanel.getByRole('region', { name: 'Place to be checked' })).toContainText('no one in this text');
    await desk.sidePanel.getByRole('button', { name: 'List all annotations again' }).click();
    await expect(desk.sidePanel.getByText('Just imported: 3')).toBeHidden();
  });

  await test.step('the columns are remembered, and nothing comes twice', async () => {
    await dialog.open();
    await dialog.give(file);
    await expect(dialog.root.getByText('Nothing in this file is new: nothing would be altered.')).toBeVisible();
    await dialog.root.getByRole('button', { name: 'Columns…' }).click();
    await expect(dialog.column('Theme')).toHaveText('Codes');
    await dialog.root.getByRole('button', { name: 'Cancel' }).click();
  });

  await test.step('it was one step', async () => {
    await desk.page.keyboard.press('Control+z');
    await desk.expectCounts('0 highlights · 0 notes');
  });
  expect(app.problems).toEqual([]);
});
