import { expect, test } from '../fixtures/app';
import { AnnotationsPage } from '../page-models/annotations';
import { DeskPage } from '../page-models/app';
import { CorrectionForm } from '../page-models/corrections';
import { NotesPage } from '../page-models/notes';

test('shots', async ({ app }) => {
  test.setTimeout(90_000);
  const desk = new DeskPage(app);
  await desk.open();
  const form = new CorrectionForm(desk);
  const notes = new NotesPage(desk);
  const list = new AnnotationsPage(desk);
  const shot = async (name: string) => {
    await desk.page.waitForTimeout(400);
    await desk.page.screenshot({ path: `/tmp/w/corr/${name}.png` });
  };
  const { keyboard } = desk.page;
  await notes.write('the long-term stability of the country', 'Four nouns.');
  for (const [w, r, n] of [
    ['my country', 'our country', ''],
    ['Human society is undergoing', 'Mankind is going through', 'Subject?'],
    ['Comrade Xi Jinping stood', '', ''],
  ] as const) {
    await desk.selectWords(w);
    await keyboard.press('e');
    await expect(form.words).toBeFocused();
    if (w === 'my country') await shot('form-1');
    if (r === '') await keyboard.press('Delete');
    else await keyboard.insertText(r);
    await keyboard.press('Enter');
    if (n !== '') {
      await keyboard.press('n');
      await keyboard.insertText(n);
      await keyboard.press('Escape');
    }
  }
  for (const [width, theme] of [
    [1100, 'paper'],
    [1600, 'dark'],
  ] as const) {
    await desk.page.setViewportSize({ width, height: 900 });
    await desk.page.evaluate((t) => {
      document.documentElement.dataset.theme = t;
    }, theme);
    await list.open();
    await shot(`desk-${width}`);
    await notes.card('my country').click();
    await shot(`card-${width}`);
    await notes.card('my country').getByRole('button', { name: 'Edit the correction' }).click();
    await shot(`edit-${width}`);
    await keyboard.press('Escape');
  }
  await desk.selectWords('Human society');
  await shot('toolbar-1600');
});
