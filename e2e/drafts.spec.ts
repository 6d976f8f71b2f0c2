import { expect, test } from './fixtures/app';
import { DeskPage } from './page-models/app';
import { NotesPage } from './page-models/notes';

const PASSAGE = 'the long-term stability of the country';
const OTHER = 'Network security and informatization';

/** Opens the note on the passage and leaves it open, with words that were typed this very moment. */
async function type(notes: NotesPage, words: string): Promise<void> {
  await notes.desk.selectWords(PASSAGE);
  await notes.desk.page.keyboard.press('n');
  await expect(notes.editor).toBeFocused();
  await notes.desk.page.keyboard.insertText(words);
}

test('words typed this moment survive a reload', async ({ app }) => {
  const desk = new DeskPage(app);
  const notes = new NotesPage(desk);
  await desk.open();
  await type(notes, 'not a moment old');
  await desk.open();
  await expect(notes.card(PASSAGE)).toContainText('not a moment old');
  await desk.untilSaved();
});

test('words typed this moment survive closing the window', async ({ app }) => {
  const desk = new DeskPage(app);
  const notes = new NotesPage(desk);
  await desk.open();
  await type(notes, 'not a moment old');
  await app.close();
  const page = await app.page.context().newPage();
  await page.goto(app.url);
  await expect(page.getByRole('article', { name: PASSAGE })).toContainText('not a moment old');
});

test('a note is kept when another highlight is clicked, when it is undone, and when its annotation is deleted while it is written', async ({
  app,
}) => {
  const desk = new DeskPage(app);
  const notes = new NotesPage(desk);
  await desk.open();
  await type(notes, 'first');
  await notes.write(OTHER, 'second');
  await expect(notes.card(PASSAGE)).toContainText('first');
  await notes.card(PASSAGE).click();
  await notes.card(PASSAGE).press('Enter');
  await desk.page.keyboard.insertText(', longer');
  await notes.card(PASSAGE).getByRole('button', { name: 'Delete' }).click();
  await expect(notes.cards).toHaveCount(1);
  await desk.text.press('Control+z');
  await expect(notes.card(PASSAGE)).toContainText('first, longer');
  await desk.text.press('Control+z');
  await expect(notes.card(PASSAGE)).toContainText(/first$/);
});

test('a passage scrolled to this moment and the active note are there again after a reload', async ({ app }) => {
  const desk = new DeskPage(app);
  const notes = new NotesPage(desk);
  await desk.open();
  await notes.write(PASSAGE, 'here');
  await desk.outline.getByRole('button', { name: /paragraph 12/ }).click();
  const paragraph = desk.text.getByText(/^Second, clarify the strategic goal/);
  await expect(paragraph).toBeInViewport();
  await desk.open();
  await expect(paragraph).toBeInViewport();
});
