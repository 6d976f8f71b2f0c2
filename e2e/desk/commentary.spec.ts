import { AxeBuilder } from '@axe-core/playwright';
import { readParts } from '../../shared/export/docx/read-back.cases';
import { expect, test } from '../fixtures/app';
import { DeskPage } from '../page-models/app';
import { CommentaryPage } from '../page-models/commentary';
import { ExportDialog } from '../page-models/export';

const SHORT = 'the hurdle of long-term governance';
const LONG =
  'Network security and informatization are related to the long-term governance of the party, the long-term stability of the country, economic and social development and the well-being of the people.';

test('a commentary with live quotations: written, checked, cited anew, followed, undone, found again after a reload', async ({ app }) => {
  const desk = new DeskPage(app);
  const commentary = new CommentaryPage(desk);
  const { keyboard } = desk.page;
  await desk.open();
  await commentary.begin();

  await test.step('words, and a quotation in their midst', async () => {
    await keyboard.type('# Power');
    await keyboard.press('Enter');
    await keyboard.type('The text speaks of');
    await commentary.quote(SHORT);
    await expect(commentary.essay).toContainText(`speaks of “${SHORT}”¶2 s2`);
    await commentary.writeOn(' as 治国 does.');
    await expect(commentary.foot).toHaveText('14 words1 quotation');
  });
  await test.step('a longer one is set apart, with its place', async () => {
    await keyboard.press('Enter');
    await commentary.quote(LONG);
    await expect(commentary.quotations).toHaveText(`${LONG}¶2 s1`);
  });
  await test.step('changed words are warned of, and the words of the source come back in one step', async () => {
    await commentary.quotations.getByText('Network security').click({ position: { x: 3, y: 6 } });
    await keyboard.type('All ');
    const warning = commentary.quotations.getByRole('button', { name: 'No longer says what the source says.' });
    await expect(warning).toBeVisible();
    await warning.click();
    await desk.page.getByRole('menuitem', { name: 'Take the words of the source' }).click();
    await expect(commentary.quotations).toHaveText(`${LONG}¶2 s1`);
    await expect(commentary.essay).toBeFocused();
    await keyboard.press('Control+z');
    await expect(commentary.quotations).toContainText('All Network');
    await keyboard.press('Control+Shift+z');
    await expect(warning).toHaveCount(0);
  });
  await test.step('a cut without an ellipsis is warned of from the foot, and marked in one step', async () => {
    const words = commentary.quotations.getByText('Network security');
    await words.click({ position: { x: 3, y: 6 } });
    for (let i = 0; i < 2; i++) await keyboard.press('Control+ArrowRight');
    for (let i = 0; i < 2; i++) await keyboard.press('Control+Delete');
    await commentary.foot.getByRole('button', { name: '1 to check' }).click();
    await desk.page.getByRole('menuitem', { name: 'Mark what is left out with an ellipsis' }).click();
    await expect(commentary.quotations).toContainText('Network security … are related');
    await expect(commentary.foot.getByRole('button')).toHaveCount(0);
  });
  await test.step('it goes along with a TEI edition, also what is not stored yet, and any other file says that it stays out', async () => {
    const out = new ExportDialog(desk);
    await desk.page.getByRole('button', { name: 'Export', exact: true }).click();
    await out.chooseUse(/^TEI edition/);
    // The essay stands behind what a preview shows; what it quotes is marked in the text.
    await expect(out.words).toHaveValue(
      /<anchor xml:id="quoted-from-[\d.]+"\/>the hurdle of long-term governance<anchor xml:id="quoted-to-/,
    );
    const losses = out.root.getByRole('list', { name: 'What this file does not hold as it is here' });
    await expect(losses).toHaveCount(0);
    await out.root.getByRole('switch', { name: 'With the commentary' }).click();
    await expect(losses).toHaveText('One commentary stays out; it has an export of its own.');
    await expect(out.words).toHaveValue(/<TEI(?!.*<anchor xml:id="quoted-)/s);
    await keyboard.press('Escape');
  });
  await test.step('its place leads into the text', async () => {
    await commentary.essay.getByRole('button', { name: 'Go to ¶2 s2 in the text' }).click();
    await expect(desk.text.getByText(SHORT)).toBeInViewport();
    await desk.selectWords('four consciousnesses');
    await expect(desk.text.getByText(SHORT)).not.toBeInViewport();
    await commentary.essay.focus();
    await keyboard.press('Control+Enter');
    await expect(desk.text.getByText(SHORT)).toBeInViewport();
  });
  await desk.untilSaved();
  const { violations } = await new AxeBuilder({ page: desk.page }).setLegacyMode().include('[data-region="commentary"]').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
  await test.step('all of it stands there after a reload; undo outside of the essay takes the last burst back', async () => {
    await desk.open();
    await commentary.open();
    await expect(commentary.quotations).toContainText('Network security … are related');
    await commentary.title.fill('On power');
    await commentary.title.press('Enter');
    await desk.untilSaved();
    await desk.text.focus();
    await keyboard.press('Control+z');
    await expect(commentary.title).toHaveValue('');
    await keyboard.press('Control+z');
    await expect(commentary.essay).not.toContainText('… are related');
    await keyboard.press('Control+Shift+z');
    await expect(commentary.essay).toContainText('… are related');
  });
  await test.step('to the trash, deleted for good, and back by undo', async () => {
    const trashed = commentary.pane.getByRole('button', { name: 'Begin a commentary' });
    await commentary.choose('Move the commentary to the trash');
    await expect(trashed).toBeVisible();
    await commentary.pane.getByRole('button', { name: 'Commentaries on this text' }).click();
    await desk.page.getByRole('menuitem', { name: 'Delete for good' }).click();
    await desk.page.getByRole('menu', { name: 'Delete for good' }).getByRole('menuitem', { name: 'Untitled commentary' }).click();
    await desk.messages.getByRole('button', { name: 'Undo' }).click();
    await expect(desk.messages.getByText('deleting a commentary for good')).toBeVisible();
    await commentary.pane.getByRole('button', { name: 'Commentaries on this text' }).click();
    await desk.page.getByRole('menuitem', { name: 'Put back from the trash' }).click();
    await desk.page.getByRole('menu', { name: 'Put back from the trash' }).getByRole('menuitem', { name: 'Untitled commentary' }).click();
    await expect(commentary.essay).toContainText(`speaks of “${SHORT}”`);
  });
  expect(app.problems).toEqual([]);
});

test('footnotes, mentions, tables, quotations by search and by drag, find and replace, and out as Markdown and Word', async ({ app }) => {
  const desk = new DeskPage(app);
  const commentary = new CommentaryPage(desk);
  const { page } = desk;
  await desk.open();
  await desk.selectWords('cyber power');
  await page.keyboard.press('1');
  await page.keyboard.press('Escape');
  await commentary.begin();

  await test.step('an annotation by @, found by its words', async () => {
    await page.keyboard.type('See @cyber');
    await expect(page.getByRole('option', { name: '¶2 s2 “cyber power”' })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(commentary.essay.getByRole('button', { name: '¶2 s2 “cyber power”' })).toBeVisible();
  });
  await test.step('a footnote', async () => {
    await page.keyboard.press('Control+Alt+f');
    await page.keyboard.type('網絡強國 in the original.');
    await page.keyboard.press('Escape');
    await expect(commentary.foot).toContainText('7 in footnotes');
  });
  await test.step('a quotation by search', async () => {
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Shift+k');
    await page.keyboard.type('two safeguards');
    await expect(page.getByRole('option', { name: /two safeguards/ })).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(commentary.quotations).toHaveText('two safeguards¶18 s1');
    await expect(commentary.essay).toBeFocused();
  });
  await test.step('a table', async () => {
    await commentary.pane.getByRole('button', { name: 'Insert a table' }).click();
    for (const cell of ['Chinese', 'English', '', '強國', 'power']) {
      await page.keyboard.type(cell);
      await page.keyboard.press('Tab');
    }
    await expect(commentary.essay.getByRole('row')).toHaveText(['ChineseEnglish', '強國power', '']);
  });
  await test.step('a quotation dragged out of the text', async () => {
    await commentary.goToEnd();
    await desk.selectWords('four consciousnesses');
    const words = desk.text.getByText('four consciousnesses').first();
    const box = await commentary.quotations.first().boundingBox();
    if (box === null) throw new Error('no quotation to drop behind');
    const point = await words.evaluate(findSelected);
    await page.mouse.move(point.x, point.y);
    await page.mouse.down();
    await page.mouse.move(box.x + 40, box.y + 10, { steps: 6 });
    await page.mouse.up();
    await expect(commentary.quotations).toHaveCount(2);
    await expect(commentary.quotations.nth(1)).toHaveText('four consciousnesses¶18 s1');
  });
  await test.step('find and replace, which leaves quotations alone', async () => {
    await commentary.goToEnd();
    await page.keyboard.type('Two or two.');
    await page.keyboard.press('Control+f');
    await page.keyboard.type('two');
    const find = commentary.pane.getByRole('search', { name: 'Find and replace in the commentary' });
    await expect(find).toContainText('1 of 3');
    await find.getByRole('textbox', { name: 'Replace with' }).fill('three');
    await find.getByRole('button', { name: 'Replace all' }).click();
    await expect(commentary.essay).toContainText('three or three.');
    await expect(commentary.quotations.first()).toContainText('two safeguards');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
    await expect(commentary.essay).toContainText('Two or two.');
  });
  await test.step('out with its notes', async () => {
    await commentary.choose('Export the commentary…');
    const dialog = desk.dialog('Export the commentary');
    await dialog.getByRole('switch', { name: 'With its notes: the annotations that it mentions, at the end' }).click();
    await dialog.getByRole('radio', { name: /^Markdown \(/ }).click();
    const preview = dialog.getByRole('textbox', { name: 'Untitled commentary.md' });
    await expect(preview).toHaveValue(/See ¶2 s2 “cyber power”\[\^a1\]\[\^1\]\n\n> two safeguards \(¶18 s1\)/);
    await expect(preview).toHaveValue(/\[\^1\]: 網絡強國 in the original\./);
    await dialog.getByRole('radio', { name: /^Word/ }).click();
    await dialog.getByRole('textbox', { name: 'Author' }).fill('Lin 曉明');
    const asPage = dialog.getByRole('region', { name: 'Untitled commentary.docx' });
    await expect(asPage.getByRole('blockquote').first()).toHaveText('two safeguards (¶18 s1)');
    const { name, bytes } = await app.catchSaved(() => dialog.getByRole('button', { name: 'Save…' }).click());
    const parts = await readParts(bytes);
    expect(name).toBe('Untitled commentary.docx');
    expect(parts.get('docProps/core.xml')).toContain('<dc:creator>Lin 曉明</dc:creator>');
    expect(parts.get('word/footnotes.xml')).toContain(' in the original.');
    expect(parts.get('word/document.xml')).toContain('<w:pStyle w:val="Quote"/>');
    await expect(dialog).toBeHidden();
  });
  expect(app.problems).toEqual([]);
});

/** In the page: the middle of the first line of what is selected. */
function findSelected(): { x: number; y: number } {
  const rect = getSelection()?.getRangeAt(0).getClientRects()[0];
  if (rect === undefined) throw new Error('nothing is selected');
  return { x: rect.left + rect.width / 2, y: rect.top + rect.height / 2 };
}
