import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '../fixtures/app';
import { AnnotationsPage } from '../page-models/annotations';
import { DeskPage } from '../page-models/app';
import { CodebookPage } from '../page-models/codebook';

test.describe.configure({ timeout: 90_000 });

const PASSAGE = 'the long-term stability of the country';
const OTHER = 'we should strive to build our country into a cyber power';
const CHINESE = '網絡強國';

async function expectAccessible(desk: DeskPage, part: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page: desk.page }).setLegacyMode().include(part).analyze();
  expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))).toEqual([]);
}

test('codes are made while coding, given, filtered by, and there again after a reload', async ({ app }) => {
  const desk = new DeskPage(app);
  const codebook = new CodebookPage(desk);
  const list = new AnnotationsPage(desk);
  const { keyboard } = desk.page;
  await desk.open();
  await expect(codebook.panel.getByText('Select a passage and press C')).toBeVisible();

  await test.step('Esc leaves the passage selected as it was', async () => {
    await desk.selectWords(OTHER);
    await keyboard.press('c');
    await expect(codebook.field).toBeFocused();
    await keyboard.press('Escape');
    await expect(desk.page.getByRole('toolbar', { name: 'Selected passage' })).toBeVisible();
    expect(await desk.page.evaluate(() => String(document.getSelection()))).toBe(OTHER);
    await desk.page.getByRole('button', { name: 'Code', exact: true }).click();
    await expect(codebook.field).toBeFocused();
    await keyboard.press('Escape');
    await expect(desk.text).toBeFocused();
  });
  await test.step('two codes on one passage, made on the way; Esc gives the focus back to the text', async () => {
    await codebook.codeWords(OTHER, 'Formula > cyber power', 'Security claim');
    await expect(codebook.chips(OTHER)).toHaveText(['Formula › cyber power', 'Security claim']);
    await expect(desk.text).toBeFocused();
    await codebook.expectTree('1 Formula 1', '2 cyber power 1', '1 Security claim 1');
  });
  await test.step('found by a few letters, shown as given, taken away again', async () => {
    await codebook.codeWords(PASSAGE, 'cybpow');
    await expect(codebook.chips(PASSAGE)).toHaveText(['Formula › cyber power']);
    await desk.page.getByRole('article', { name: PASSAGE }).getByRole('button', { name: 'Code', exact: true }).click();
    await expect(codebook.answers.filter({ hasText: 'given' })).toHaveText(/cyber power/);
    await codebook.give('sec');
    await codebook.give('formula > cyber power');
    await keyboard.press('Escape');
    await expect(codebook.chips(PASSAGE)).toHaveText(['Security claim']);
    await expect(desk.page.getByRole('article', { name: PASSAGE }).getByRole('button', { name: 'Code', exact: true })).toBeFocused();
  });
  await test.step('the passage’s own words; Enter without words is done', async () => {
    await desk.selectWords(CHINESE);
    await keyboard.press('c');
    await expectAccessible(desk, '[role="dialog"]');
    await codebook.answers.filter({ hasText: 'In its own words' }).click();
    await expect(codebook.field).toBeFocused();
    await keyboard.press('Enter');
    await expect(codebook.coding).toHaveCount(0);
    await expect(codebook.chips(CHINESE)).toHaveText([CHINESE]);
  });
  await codebook.expectTree('1 Formula 1', '2 cyber power 1', '1 Security claim 2', `1 ${CHINESE} 1`);
  await expectAccessible(desk, '[data-region="side"]');

  await test.step('a code lists what it and those below it are given to, together with words', async () => {
    await codebook.code('Formula').click();
    await expect(list.rows).toHaveCount(1);
    await expect(list.row(OTHER)).toContainText('Formula › cyber power');
    await list.words.fill('nowhere');
    await expect(list.rows).toHaveCount(0);
    await list.words.fill('');
    await desk.sidePanel.getByRole('button', { name: /^Show also/ }).click();
    await expect(list.rows).toHaveCount(3);
  });
  await test.step('several at once are coded in one step', async () => {
    await list.list.press('Control+a');
    await desk.sidePanel.getByRole('button', { name: 'Code', exact: true }).click();
    await codebook.give('Formula > cyber power');
    await keyboard.press('Escape');
    await codebook.open();
    await codebook.expectTree('1 Formula 3', '2 cyber power 3', '1 Security claim 2', `1 ${CHINESE} 1`);
    await keyboard.press('Control+z');
    await codebook.expectTree('1 Formula 1', '2 cyber power 1', '1 Security claim 2', `1 ${CHINESE} 1`);
  });
  await test.step('a chip is taken from the open card', async () => {
    await list.open();
    await list.row(PASSAGE).click();
    const card = desk.page.getByRole('article', { name: PASSAGE });
    await card.getByRole('button', { name: 'Take away the code Security claim' }).click();
    await expect(codebook.chips(PASSAGE)).toHaveCount(0);
    await list.row(OTHER).click();
    await codebook.open();
  });
  await desk.untilSaved();
  await desk.open();
  await codebook.expectTree('1 Formula 1', '2 cyber power 1', '1 Security claim 1', `1 ${CHINESE} 1`);
  await expect(codebook.chips(OTHER)).toHaveText(['Formula › cyber power', 'Security claim']);
  expect(app.problems).toEqual([]);
});

test('the codebook is put in order by keyboard, merged and cut down, and all of it is taken back', async ({ app }) => {
  const desk = new DeskPage(app);
  const codebook = new CodebookPage(desk);
  const { keyboard } = desk.page;
  await desk.open();
  await codebook.codeWords(OTHER, 'Formula > cyber power');
  await codebook.codeWords(PASSAGE, 'Slogan', 'Stability');
  const before = ['1 Formula 1', '2 cyber power 1', '1 Slogan 1', '1 Stability 1'];
  await codebook.expectTree(...before);
  let steps = 0;

  await test.step('renamed in place; a name that is taken is refused with a word', async () => {
    await codebook.code('Slogan').focus();
    await keyboard.press('F2');
    const field = codebook.tree.getByRole('textbox', { name: 'Name of the code Slogan' });
    await field.fill('FORMULA');
    await field.press('Enter');
    await expect(codebook.tree.getByText('A code beside it has this name.')).toBeVisible();
    await field.fill('Catchword');
    await field.press('Enter');
    steps++;
    await expect(codebook.code('Catchword')).toBeFocused();
  });
  await test.step('walked by arrows and letters; branches close and open', async () => {
    await keyboard.press('Home');
    await expect(codebook.code('Formula')).toBeFocused();
    await keyboard.press('ArrowLeft');
    await expect(codebook.codes).toHaveCount(3);
    await expect(codebook.code('Formula')).toHaveAttribute('aria-expanded', 'false');
    await keyboard.press('ArrowRight');
    await keyboard.press('ArrowRight');
    await expect(codebook.code('cyber power')).toBeFocused();
    await keyboard.type('st');
    await expect(codebook.code('Stability')).toBeFocused();
  });
  await test.step('moved by keyboard: up, and below another code', async () => {
    await keyboard.press('Control+Shift+ArrowUp');
    steps++;
    await codebook.expectTree('1 Formula 1', '2 cyber power 1', '1 Stability 1', '1 Catchword 1');
    await expect(codebook.code('Stability')).toBeFocused();
    await keyboard.press('Control+Shift+ArrowRight');
    steps++;
    await codebook.expectTree('1 Formula 2', '2 cyber power 1', '2 Stability 1', '1 Catchword 1');
  });
  await test.step('made below another from its menu, coloured and described', async () => {
    await codebook.code('Catchword').focus();
    await keyboard.press('Shift+F10');
    await desk.page.getByRole('menuitem', { name: 'New code below…' }).click();
    await desk.page.getByRole('textbox', { name: 'Name of the new code' }).fill('of the party');
    await keyboard.press('Enter');
    steps++;
    await expect(codebook.code('of the party')).toBeFocused();
    await codebook.choose('of the party', 'Colour');
    await desk.page.getByRole('menuitem', { name: 'Teal' }).click();
    steps++;
    await codebook.choose('of the party', 'Definition, memo, examples…');
    const dialog = desk.dialog('of the party: definition, memo, examples');
    await dialog.getByRole('textbox', { name: 'Definition' }).fill('Set phrases of the party.');
    await dialog.getByRole('textbox', { name: 'Memo on the code of the party' }).fill('Look at ¶7 again.');
    await dialog.getByRole('button', { name: 'Done' }).click();
    steps++;
    await expect(dialog).toHaveCount(0);
    await expect(codebook.code('of the party')).toHaveAttribute('title', 'Set phrases of the party.');
  });
  await test.step('dragged to the top', async () => {
    await codebook.code('Stability').dragTo(codebook.code('Catchword'), { targetPosition: { x: 30, y: 2 } });
    steps++;
    await codebook.expectTree('1 Formula 1', '2 cyber power 1', '1 Stability 1', '1 Catchword 1', '2 of the party 0');
  });
  await test.step('merged: its codings go over, none twice', async () => {
    await codebook.choose('Stability', 'Merge into…');
    await expect(desk.page.getByRole('dialog').getByRole('combobox')).toBeFocused();
    await keyboard.insertText('catch');
    await keyboard.press('Enter');
    steps++;
    await codebook.expectTree('1 Formula 1', '2 cyber power 1', '1 Catchword 1', '2 of the party 0');
    await expect(codebook.chips(PASSAGE)).toHaveText(['Catchword']);
  });
  await test.step('deleted: its codings go up to the code above', async () => {
    await codebook.code('cyber power').focus();
    await keyboard.press('Delete');
    const dialog = desk.dialog('Delete the code cyber power?');
    await dialog.getByRole('radio', { name: 'They go to Formula' }).click();
    await dialog.getByRole('button', { name: 'Delete the code' }).click();
    steps++;
    await codebook.expectTree('1 Formula 1', '1 Catchword 1', '2 of the party 0');
    await desk.text.focus();
    await keyboard.press('Alt+ArrowDown');
    await expect(codebook.chips(OTHER)).toHaveText(['Formula']);
  });
  await desk.untilSaved();
  await desk.open();
  await codebook.expectTree('1 Formula 1', '1 Catchword 1', '2 of the party 0');
  await desk.text.focus();
  for (let i = 0; i < steps; i++) {
    await keyboard.press('Control+z');
    await expect(desk.messages.getByText('Undone')).toBeVisible();
    await desk.messages.getByRole('button', { name: 'Dismiss' }).click();
  }
  await codebook.expectTree(...before);
  await keyboard.press('Alt+ArrowUp');
  await expect(codebook.chips(PASSAGE)).toHaveText(['Slogan', 'Stability']);
  for (let i = 0; i < 3; i++) await keyboard.press('Control+z');
  await desk.expectCounts('0 highlights · 0 notes');
  await expect(codebook.codes).toHaveCount(0);
  expect(app.problems).toEqual([]);
});
