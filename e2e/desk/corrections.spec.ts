import { readDocx } from '../../shared/export/docx/read-back.cases';
import { expect, test } from '../fixtures/app';
import { AnnotationsPage } from '../page-models/annotations';
import { DeskPage } from '../page-models/app';
import { CorrectionForm } from '../page-models/corrections';
import { ExportDialog } from '../page-models/export';
import { NotesPage } from '../page-models/notes';

const SLIP = 'sexual achievement';

test('a slip is corrected by keyboard, seen in margin and list, kept, taken back, and goes to Word as a tracked change', async ({
  app,
}) => {
  const desk = new DeskPage(app);
  const { keyboard } = desk.page;
  const form = new CorrectionForm(desk);
  const list = new AnnotationsPage(desk);
  const notes = new NotesPage(desk);
  await desk.open();

  await test.step('what stands is selected: one types over it', async () => {
    await desk.selectWords('my country');
    await keyboard.press('e');
    await expect(form.words).toBeFocused();
    await expect(form.words).toHaveValue('my country');
    await keyboard.insertText('our country');
    await keyboard.press('Tab');
    await form.chooseSlip('term');
    await form.words.focus();
    await keyboard.press('Enter');
    await expect(form.root).toBeHidden();
    await expect(desk.text).toBeFocused();
    await expect(notes.card('my country')).toContainText('my country our country · term');
  });

  await test.step('what was left with Esc alters nothing; one on a note leaves the note alone', async () => {
    await notes.write(SLIP, '历史性成就');
    await notes.card(SLIP).focus();
    await keyboard.press('e');
    await expect(form.words).toBeFocused();
    await keyboard.insertText('nothing');
    await keyboard.press('Escape');
    await expect(form.root).toBeHidden();
    await expect(notes.card(SLIP)).not.toContainText('nothing');
    await expect(notes.card(SLIP)).toBeFocused();
    await keyboard.press('e');
    await expect(form.words).toBeFocused();
    await keyboard.insertText('historic achievements');
    await keyboard.press('Enter');
    await expect(notes.card(SLIP)).toContainText('historic achievements · term');
    await expect(notes.card(SLIP)).toContainText('历史性成就');
  });

  await test.step('the list shows corrections alone, also after a restart', async () => {
    await desk.untilSaved();
    await desk.open();
    await notes.write('Human society is undergoing', 'Which revolution?');
    await list.open();
    await expect(list.rows).toHaveCount(3);
    await desk.sidePanel.getByRole('button', { name: '2 corrections' }).click();
    await expect(list.rows).toHaveCount(2);
    await expect(list.row('my country')).toContainText('What it should say: our country · term');
    await desk.sidePanel.getByRole('group', { name: 'Suggested corrections' }).getByRole('button', { name: 'All' }).click();
  });

  await test.step('it is edited in the same form, and undo takes one step back', async () => {
    await notes.card('my country').click();
    await notes.card('my country').getByRole('button', { name: 'Edit the correction' }).click();
    await expect(form.words).toHaveValue('our country');
    await form.root.getByRole('button', { name: 'Withdraw the correction' }).click();
    await expect(notes.card('my country')).not.toContainText('our country');
    await desk.text.focus();
    await keyboard.press('Control+z');
    await expect(desk.messages.getByText('removal of the correction of “my country”')).toBeVisible();
    await expect(notes.card('my country')).toContainText('our country');
  });

  await test.step('Word shows them as tracked changes, and the text is whole', async () => {
    const dialog = new ExportDialog(desk);
    await dialog.open();
    await dialog.chooseUse(/^Word, comments in the margin/);
    const { changes, comments } = await readDocx((await dialog.take()).bytes);
    expect(changes).toEqual([
      { stands: 'my country', says: 'our country' },
      { stands: SLIP, says: 'historic achievements' },
    ]);
    expect(comments.find(({ words }) => words === SLIP)?.body).toEqual(['历史性成就', expect.stringContaining('historic achievements')]);
  });
  expect(app.problems).toEqual([]);
});
