import { readDocx } from '../../shared/export/docx/read-back.cases';
import { expect, test } from '../fixtures/app';
import { DeskPage } from '../page-models/app';
import { CodebookPage } from '../page-models/codebook';
import { ExportDialog } from '../page-models/export';
import { NotesPage } from '../page-models/notes';

const PASSAGE = 'the long-term stability of the country';
const CODED = 'Comrade Xi Jinping stood';

test('the text goes out as a Word file: every note a comment on its own words', async ({ app }) => {
  const desk = new DeskPage(app);
  const dialog = new ExportDialog(desk);
  await desk.open();
  await new NotesPage(desk).write(PASSAGE, 'Four nouns, 網絡強國.');
  await new CodebookPage(desk).codeWords(CODED, 'Agency');
  await desk.untilSaved();

  await test.step('the dialog shows the comments, and says what stays out', async () => {
    await dialog.open();
    await dialog.chooseUse(/^Word, comments in the margin/);
    await dialog.root.getByRole('textbox', { name: 'Author of the comments' }).fill('Lin Xiaoming');
    await expect(dialog.words).toHaveValue(new RegExp(`“${PASSAGE}”\\n {2}Four nouns`));
    const losses = dialog.root.getByRole('list', { name: 'What this file does not hold as it is here' });
    await expect(losses).toHaveText('The codes of one annotation are written as words.');
    await dialog.root.getByRole('switch', { name: 'With codes' }).click();
    await expect(losses).toHaveText('The codes of one annotation stay out.');
    await expect(dialog.words).not.toHaveValue(/Agency/);
    await dialog.root.getByRole('switch', { name: 'With codes' }).click();
    await expect(dialog.words).toHaveValue(/Codes: Agency/);
  });

  await test.step('the file has them where they belong', async () => {
    const file = await dialog.take();
    expect(file.name).toMatch(/\.docx$/);
    const { comments, paragraphs } = await readDocx(file.bytes);
    expect(comments.map(({ words, body, author }) => [words, author, ...body])).toEqual([
      [PASSAGE, 'Lin Xiaoming', 'Four nouns, 網絡強國.', '¶2 s1 · Yellow'],
      [CODED, 'Lin Xiaoming', '¶2 s2 · Yellow · Codes: Agency'],
    ]);
    expect(paragraphs.filter(({ style }) => style === 'PostilText')).toHaveLength(18);
  });

  await test.step('the next time the dialog remembers', async () => {
    await dialog.open();
    await expect(dialog.root.getByRole('radio', { name: /^Word, comments in the margin/ })).toBeChecked();
    await expect(dialog.root.getByRole('textbox', { name: 'Author of the comments' })).toHaveValue('Lin Xiaoming');
  });
  expect(app.problems).toEqual([]);
});
