import { expect, test } from '../fixtures/app';
import { AnnotationsPage } from '../page-models/annotations';
import { DeskPage } from '../page-models/app';
import { NotesPage } from '../page-models/notes';

const PASSAGE = 'the long-term stability of the country';
const SLIP = 'sexual achievement';

test('the sample shows every kind of thing, apart from the reader’s own work, and is left as it was found', async ({ app }) => {
  test.slow();
  const desk = new DeskPage(app);
  const list = new AnnotationsPage(desk);
  const notes = new NotesPage(desk);
  const bar = desk.page.getByRole('region', { name: 'Sample library' });
  await desk.open();

  await test.step('offered where there is nothing yet', async () => {
    await desk.page.getByRole('tab', { name: 'Annotations' }).click();
    await desk.page.getByRole('button', { name: 'Look at the sample library' }).click();
    await expect(bar).toContainText('nothing here touches your own library');
    await desk.expectCounts('33 highlights · 32 notes');
    await desk.page.getByRole('tab', { name: 'Annotations' }).click();
    await list.words.fill('历史性成就');
    await expect(list.rows).toHaveText([/sexual achievement/]);
    await list.rows.click();
    await expect(notes.card(SLIP)).toContainText('machine slip');
  });
  await test.step('changed, it stays changed, and a backup of it is not to be had', async () => {
    await list.words.fill('');
    await desk.selectWords(PASSAGE);
    await desk.page.keyboard.press('1');
    await desk.expectCounts('34 highlights · 32 notes');
    await expect(desk.status.getByText('Saved', { exact: true })).toBeVisible();
    await desk.page.reload();
    await desk.expectCounts('34 highlights · 32 notes');
    await desk.page.keyboard.press('Control+s');
    await expect(bar).toBeVisible();
  });
  await test.step('laid out afresh', async () => {
    await bar.getByRole('button', { name: 'Lay the sample out afresh' }).click();
    await desk.expectCounts('33 highlights · 32 notes');
  });
  await test.step('left, the reader’s own library is as it was', async () => {
    await bar.getByRole('button', { name: 'Back to your own library' }).click();
    await expect(bar).toBeHidden();
    await desk.expectCounts('0 highlights · 0 notes');
    await expect(desk.page.getByText('no backup yet')).toBeVisible();
  });
  expect(app.problems).toEqual([]);
});
