import { expect, test } from '../fixtures/app';
import { AnnotationsPage } from '../page-models/annotations';
import { DeskPage } from '../page-models/app';
import { NotesPage } from '../page-models/notes';

test('the list is filtered by words and colour, and goes to the passage', async ({ app }) => {
  const desk = new DeskPage(app);
  const notes = new NotesPage(desk);
  const list = new AnnotationsPage(desk);
  await desk.open();
  await list.open();
  await expect(desk.sidePanel.getByRole('heading', { name: 'No annotations yet' })).toBeVisible();
  await notes.write('Human society is undergoing', 'Début of the fourth paragraph.');
  await desk.selectWords('cyber power');
  await desk.page.keyboard.press('3');
  await expect(list.rows).toHaveCount(2);
  await list.words.fill('debut');
  await expect(list.rows).toHaveCount(1);
  await expect(list.row('Human society is undergoing')).toBeVisible();
  await list.words.fill('absent');
  await desk.sidePanel.getByRole('button', { name: 'Clear filter' }).click();
  await list.colors.getByRole('button', { name: /^Blue, 1/ }).click();
  await expect(list.rows).toHaveCount(1);
  await list.row('cyber power').click();
  await expect(notes.card('cyber power')).toBeInViewport();
  expect(app.problems).toEqual([]);
});

test('several annotations are deleted in one step, taken back in one step, and restored from the trash', async ({ app }) => {
  const desk = new DeskPage(app);
  const list = new AnnotationsPage(desk);
  await desk.open();
  await list.open();
  for (const passage of ['agricultural revolution', 'industrial revolution', 'global village']) {
    await desk.selectWords(passage);
    await desk.page.keyboard.press('1');
  }
  await expect(list.rows).toHaveCount(3);
  await list.row('agricultural revolution').click();
  await list.row('industrial revolution').click({ modifiers: ['Shift'] });
  await expect(desk.sidePanel.getByText('2 selected')).toBeVisible();
  await list.list.press('Delete');
  await expect(list.rows).toHaveCount(1);
  await desk.page.keyboard.press('Control+z');
  await expect(list.rows).toHaveCount(3);
  await list.list.press('Control+a');
  await list.list.press('Delete');
  await expect(list.rows).toHaveCount(0);
  await list.openTrash();
  await expect(list.trash.getByRole('listitem')).toHaveCount(3);
  await list.trash.getByRole('button', { name: /^Restore “global village/ }).click();
  await expect(list.trash.getByRole('listitem')).toHaveCount(2);
  await desk.sidePanel.getByRole('button', { name: 'Empty trash…' }).click();
  await desk.page.getByRole('alertdialog').getByRole('button', { name: 'Empty trash' }).click();
  await expect(desk.sidePanel.getByRole('heading', { name: 'The trash is empty' })).toBeVisible();
  await list.open();
  await expect(list.row('global village')).toBeVisible();
});
