import { expect, test } from '../fixtures/app';
import { AnnotationsPage } from '../page-models/annotations';
import { DeskPage } from '../page-models/app';
import { NotesPage } from '../page-models/notes';

test('what is to be checked is marked and listed; memos on the text and the library are kept as they are written', async ({ app }) => {
  const desk = new DeskPage(app);
  const notes = new NotesPage(desk);
  const list = new AnnotationsPage(desk);
  const memo = desk.dialog('Memo on this text');
  await desk.open();

  await test.step('a question mark by key, on the card, and in the list', async () => {
    await notes.write('Human society is undergoing', 'Which revolution?');
    await desk.selectWords('cyber power');
    await desk.page.keyboard.press('?');
    await expect(notes.card('cyber power').getByText('To check')).toBeAttached();
    await notes.card('Human society is undergoing').click();
    await notes.card('Human society is undergoing').getByRole('button', { name: 'Mark as to check' }).click();
    await list.open();
    await desk.sidePanel.getByRole('button', { name: '2 to check' }).click();
    await expect(list.rows).toHaveCount(2);
    await list.row('cyber power').click();
    await notes.card('cyber power').getByRole('button', { name: 'To check: mark as checked' }).click();
    await expect(list.rows).toHaveCount(1);
    await desk.sidePanel.getByRole('button', { name: '1 to check' }).click();
    await expect(list.rows).toHaveCount(2);
    await expect(list.row('cyber power').getByText('Checked')).toBeAttached();
  });

  await test.step('signs show that something is to be checked', async () => {
    await desk.page.keyboard.press('Control+Shift+m');
    await expect(desk.notes.getByRole('button', { name: /one note.*with something to check$/ })).toHaveText('?');
    await desk.page.keyboard.press('Control+Shift+m');
    await desk.page.keyboard.press('Control+Shift+m');
  });

  await test.step('a memo survives without being saved', async () => {
    await desk.choose('Memo on this text…');
    await expect(memo.getByRole('textbox', { name: 'Memo on this text' })).toBeFocused();
    await desk.page.keyboard.insertText('Who speaks? 誰在說話?');
    await desk.open();
    await desk.choose('Memo on this text…');
    await expect(memo.getByRole('textbox')).toHaveText('Who speaks? 誰在說話?');
    await desk.page.keyboard.press('Escape');
    await expect(memo).toBeHidden();
  });

  await test.step('it goes into an export when it is asked for', async () => {
    await desk.page.keyboard.press('Control+e');
    const dialog = desk.dialog('Export');
    await dialog.getByRole('radio', { name: /^Plain text/ }).click();
    await dialog.getByRole('switch', { name: 'With memos' }).click();
    await expect(dialog.getByText('Who speaks? 誰在說話?')).toBeVisible();
    await desk.page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  await test.step('undo takes the memo back as one step, by name', async () => {
    await desk.page.keyboard.press('Control+z');
    await expect(desk.messages.getByText('writing in a memo')).toBeVisible();
    await desk.choose('Memo on this text…');
    await expect(memo.getByRole('textbox')).toHaveText('');
  });
  expect(app.problems).toEqual([]);
});
