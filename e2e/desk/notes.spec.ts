import { expect, test } from '../fixtures/app';
import { DeskPage } from '../page-models/app';
import { NotesPage } from '../page-models/notes';

const PASSAGE = 'the long-term stability of the country';

test('a note is written level with its passage, kept, edited and deleted by keyboard, and brought back', async ({ app }) => {
  const desk = new DeskPage(app);
  const notes = new NotesPage(desk);
  await desk.open();
  await notes.write(PASSAGE, 'Four nouns in ascending order. 網絡強國');
  await expect(notes.card(PASSAGE)).toBeFocused();
  await desk.expectCounts('1 highlight · 1 note');
  await desk.untilSaved();
  await desk.open();
  await expect(notes.card(PASSAGE)).toContainText('Four nouns in ascending order. 網絡強國');
  await notes.card(PASSAGE).press('Enter');
  await expect(notes.editor).toBeFocused();
  await desk.page.keyboard.insertText(' Sic.');
  await desk.page.keyboard.press('Escape');
  await expect(notes.card(PASSAGE)).toContainText('網絡強國 Sic.');
  await notes.card(PASSAGE).press('Delete');
  await expect(notes.cards).toHaveCount(0);
  await desk.page.keyboard.press('Control+z');
  await expect(notes.card(PASSAGE)).toContainText('網絡強國 Sic.');
  expect(app.problems).toEqual([]);
});

test('what is typed in the same moment as N is pressed goes into the note, to the first letter', async ({ app }) => {
  const desk = new DeskPage(app);
  const notes = new NotesPage(desk);
  await desk.open();
  for (const passage of ['informatization revolution', 'clearly stated', 'relevant expositions']) {
    await desk.selectWords(passage);
    await desk.page.keyboard.press('n');
    await desk.page.keyboard.type(`first letters of ${passage}`);
    await desk.page.keyboard.press('Escape');
    await expect(notes.card(passage)).toContainText(`first letters of ${passage}`);
  }
});

test('a highlight needs no note, and an emptied note goes while its highlight stays', async ({ app }) => {
  const desk = new DeskPage(app);
  const notes = new NotesPage(desk);
  await desk.open();
  await desk.selectWords(PASSAGE);
  await desk.page.keyboard.press('n');
  await expect(notes.editor).toBeFocused();
  await desk.page.keyboard.press('Escape');
  await desk.expectCounts('1 highlight · 0 notes');
  await notes.card(PASSAGE).getByRole('button', { name: 'Write a note…' }).click();
  await desk.page.keyboard.insertText('soon gone');
  await desk.expectCounts('1 highlight · 1 note');
  await desk.page.keyboard.press('Control+a');
  await desk.page.keyboard.press('Delete');
  await desk.page.keyboard.press('Escape');
  await desk.expectCounts('1 highlight · 0 notes');
});

test('Delete takes the active annotation where the focus has to do with it, and nowhere else', async ({ app }) => {
  const desk = new DeskPage(app);
  const notes = new NotesPage(desk);
  await desk.open();
  await desk.selectWords(PASSAGE);
  await desk.page.keyboard.press('1');
  await expect(notes.card(PASSAGE)).toHaveAttribute('aria-current', 'true');
  const elsewhere = [desk.sidePanel.getByRole('tab', { name: 'Outline' }), desk.page.getByRole('button', { name: 'More', exact: true })];
  for (const control of elsewhere) {
    await control.press('Delete');
    await expect(notes.card(PASSAGE)).toHaveAttribute('aria-current', 'true');
  }
  await notes.card(PASSAGE).getByRole('button', { name: 'Delete' }).press('Delete');
  await desk.expectCounts('0 highlights · 0 notes');
});

test('notes on neighbouring lines keep their order and never overlap; the active one stands level with its line', async ({ app }) => {
  const desk = new DeskPage(app);
  const notes = new NotesPage(desk);
  await desk.open();
  const passages = ['agricultural revolution', 'industrial revolution', 'information revolution.'];
  for (const passage of passages) await notes.write(passage, `On ${passage}: ${'one more word about it '.repeat(6)}`);
  const [first = '', second = ''] = passages;
  await notes.card(second).click();
  await expect(notes.card(second)).toHaveAttribute('aria-current', 'true');
  const boxes = await notes.boxes();
  expect(boxes).toHaveLength(3);
  for (const [index, box] of boxes.slice(1).entries()) expect(box.top - (boxes[index]?.bottom ?? 0)).toBeGreaterThanOrEqual(9);
  const line = await desk.text.getByText(/^Looking at the history of world civilizations/).boundingBox();
  const active = boxes[1]?.top ?? 0;
  expect(line).not.toBeNull();
  if (line !== null) expect(active).toBeGreaterThanOrEqual(line.y - 1);
  if (line !== null) expect(active).toBeLessThanOrEqual(line.y + 3 * 31);
  await notes.card(second).press('ArrowUp');
  await expect(notes.card(first)).toBeFocused();
  await notes.card(first).press('Escape');
  await expect(desk.text).toBeFocused();
});

test('the margin can be signs, which open a note in place, or hidden', async ({ app }) => {
  const desk = new DeskPage(app);
  const notes = new NotesPage(desk);
  await desk.open();
  await notes.write('agricultural revolution', 'The first.');
  await notes.write('Human society is undergoing', 'Another paragraph.');
  await desk.page.keyboard.press('Control+Shift+m');
  await expect(notes.signs).toHaveCount(2);
  await notes.signs.first().click();
  await expect(notes.card('agricultural revolution')).toBeVisible();
  await expect(notes.cards).toHaveCount(1);
  await desk.page.keyboard.press('Control+Shift+m');
  await expect(notes.signs).toHaveCount(0);
  await expect(notes.cards).toHaveCount(0);
});

test('in a narrow window the notes lie in a drawer that gives the focus back', async ({ app }) => {
  const desk = new DeskPage(app);
  const notes = new NotesPage(desk);
  await desk.page.setViewportSize({ width: 1000, height: 800 });
  await desk.open();
  await notes.write(PASSAGE, 'In the drawer.');
  await expect(notes.drawer.getByRole('article', { name: PASSAGE })).toBeFocused();
  const [text, drawer] = [await desk.text.boundingBox(), await notes.drawer.boundingBox()];
  expect((text?.x ?? 0) + (text?.width ?? 0)).toBeLessThanOrEqual(drawer?.x ?? 0);
  await desk.page.keyboard.press('Escape');
  await expect(notes.drawer).toHaveCount(0);
  const button = desk.page.getByRole('button', { name: 'Show the notes' });
  await button.click();
  await expect(notes.drawer.getByRole('button', { name: 'Close notes' })).toBeFocused();
  await desk.page.keyboard.press('Escape');
  await expect(notes.drawer).toHaveCount(0);
  await expect(button).toBeFocused();
});

test('a note that is begun below many others is in sight, and so is its passage', async ({ app }) => {
  const desk = new DeskPage(app);
  const notes = new NotesPage(desk);
  await desk.open();
  const long = 'What stands here takes many lines of the margin. '.repeat(8);
  for (const words of [
    '黨的十八大以來',
    'Network security',
    'the long-term stability',
    'economic and social',
    'the well-being of the people',
  ])
    await notes.write(words, long);
  await desk.selectWords('accurately grasped');
  await desk.page.keyboard.press('n');
  await expect(notes.editor).toBeFocused();
  await expect(notes.card('accurately grasped')).toBeInViewport({ ratio: 1 });
  await expect(desk.text.getByText(/^Network security and/)).toBeInViewport();
});
