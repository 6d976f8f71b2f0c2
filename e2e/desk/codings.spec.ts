import { AxeBuilder } from '@axe-core/playwright';
import papa from 'papaparse';
import { expect, test } from '../fixtures/app';
import { AnnotationsPage } from '../page-models/annotations';
import { DeskPage } from '../page-models/app';
import { CodebookPage } from '../page-models/codebook';
import { CodingsPage } from '../page-models/codings';

const LONG = 'we should strive to build our country into a cyber power';
const SHORT = 'build our country into';
const CHINESE = '網絡強國';
const LATER = 'agricultural revolution, industrial revolution';

test('codes are combined, counted, and lead to the annotations behind them', async ({ app }) => {
  const desk = new DeskPage(app);
  const codebook = new CodebookPage(desk);
  const codings = new CodingsPage(desk);
  const list = new AnnotationsPage(desk);
  const { keyboard } = desk.page;
  await desk.open();
  await codebook.codeWords(LONG, 'Formula > cyber power');
  await codebook.codeWords(SHORT, 'Translation');
  await codebook.codeWords(CHINESE, 'Formula');
  await codebook.codeWords(LATER, 'Rhetoric');

  await test.step('near, or another code, and not in a paragraph', async () => {
    await codings.open('Find annotations by their codes…');
    await codings.pick('Code', 'formula');
    await expect(codings.combine.getByText('2 of 4 annotations')).toBeVisible();
    await codings.choose('How it stands', 'near');
    await codings.pick('The other code', 'trans');
    await expect(codings.combine.getByText('1 of 4 annotations')).toHaveCount(0);
    await codings.choose('How it stands', 'overlapping');
    await expect(codings.combine.getByText('1 of 4 annotations')).toBeVisible();
    await codings.combine.getByRole('button', { name: 'Or a code' }).click();
    await codings.pick('Code', 'rhet', 1);
    await expect(codings.combine.getByText('2 of 4 annotations')).toBeVisible();
    await codings.combine.getByRole('button', { name: 'And a paragraph' }).click();
    await codings.combine.getByRole('spinbutton', { name: 'Paragraph' }).fill('3');
    await codings.choose('With or without', 'without', 2);
    await expect(codings.combine.getByText('1 of 4 annotations')).toBeVisible();
    const { violations } = await new AxeBuilder({ page: desk.page }).setLegacyMode().include('[role="dialog"]').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
    await codings.combine.getByRole('button', { name: 'Show in the list' }).click();
    await expect(list.list).toBeFocused();
    await expect(list.rows).toHaveCount(1);
    await expect(list.row(LONG)).toBeVisible();
  });
  await test.step('each condition stands in the list in words and can be dropped', async () => {
    const asked = desk.sidePanel.getByRole('list', { name: 'Shown: only with these codes' }).getByRole('listitem');
    await expect(asked).toHaveText(['Formula overlapping Translation or Rhetoric', 'not in ¶3']);
    await desk.sidePanel.getByRole('button', { name: 'Drop the condition “not in ¶3”' }).click();
    await expect(list.rows).toHaveCount(2);
    await desk.sidePanel.getByRole('button', { name: 'Combine codes…' }).click();
    await expect(codings.combine.getByRole('combobox', { name: 'Code', exact: true }).first()).toHaveValue('Formula');
    await codings.combine.getByRole('button', { name: 'Clear' }).click();
    await keyboard.press('Escape');
    await expect(list.rows).toHaveCount(4);
  });
  await test.step('the matrix is walked and sorted by keyboard; a count leads to its annotations', async () => {
    await codings.open('Matrix of codes…');
    await expect(codings.table.getByRole('columnheader')).toHaveText(['All', '¶1', '¶2', '¶3']);
    await expect(codings.cell('Formula, ¶2: 1 annotation')).toHaveText('1');
    await codings.choose('What is counted', 'Codes whose passages overlap');
    await expect(codings.table.getByRole('rowheader')).toHaveText(['Formula', 'Formula › cyber power', 'Translation']);
    await codings.table.getByRole('button', { name: 'All', exact: true }).focus();
    await keyboard.press('Control+End');
    await keyboard.press('ArrowUp');
    await expect(codings.cell(/^Formula › cyber power, Translation: /)).toBeFocused();
    await keyboard.press('ArrowUp');
    await keyboard.press('ArrowUp');
    await keyboard.press('Enter');
    await expect(codings.table.getByRole('columnheader', { name: 'Translation' })).toHaveAttribute('aria-sort', 'descending');
    const { violations } = await new AxeBuilder({ page: desk.page }).setLegacyMode().include('[role="dialog"]').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await expect(codings.matrix).toHaveCount(0);
    await expect(list.list).toBeFocused();
    await expect(list.rows).toHaveCount(1);
    await expect(list.row(LONG)).toBeVisible();
  });
  await test.step('and goes out as a table', async () => {
    await codings.open('Matrix of codes…');
    const saved = await app.catchSaved(() => codings.matrix.getByRole('button', { name: 'Save as CSV…' }).click());
    expect(saved.name).toMatch(/\.csv$/);
    expect(papa.parse(new TextDecoder().decode(saved.bytes).trim()).data).toEqual([
      ['Code', 'All', '¶1', '¶2', '¶3'],
      ['Formula', '2', '1', '1', '0'],
      ['Formula › cyber power', '1', '0', '1', '0'],
      ['Translation', '1', '0', '1', '0'],
      ['Rhetoric', '1', '0', '0', '1'],
    ]);
  });
  expect(app.problems).toEqual([]);
});

test('a code is split, shows its passages and examples, and is found by its name', async ({ app }) => {
  const desk = new DeskPage(app);
  const codebook = new CodebookPage(desk);
  const list = new AnnotationsPage(desk);
  const { keyboard } = desk.page;
  await desk.open();
  await codebook.codeWords(LONG, 'Formula');
  await codebook.codeWords(CHINESE, 'Formula');
  await codebook.codeWords(LATER, 'Formula', 'Rhetoric');

  await test.step('examples come first the next time; a passage is gone to', async () => {
    await codebook.choose('Formula', 'Definition, memo, examples…');
    const dialog = desk.dialog('Formula: definition, memo, examples');
    const passages = dialog.getByRole('listbox', { name: 'Examples' }).getByRole('option');
    await expect(passages).toHaveText([/網絡強國/, /we should strive/, /agricultural/]);
    await dialog.getByRole('listbox', { name: 'Examples' }).focus();
    await keyboard.press('End');
    await keyboard.press('Space');
    await expect(passages.last()).toBeChecked();
    await keyboard.press('Escape');
    await expect(codebook.code('Formula')).toBeFocused();
    await codebook.choose('Formula', 'Definition, memo, examples…');
    await expect(passages.first()).toHaveText(/agricultural/);
    await passages
      .first()
      .getByText(/agricultural/)
      .click();
    await expect(dialog).toHaveCount(0);
    await expect(desk.page.getByRole('article', { name: LATER })).toHaveAttribute('aria-current', 'true');
  });
  await test.step('some of its passages go to a new code beside it, with their examples', async () => {
    await codebook.choose('Formula', 'Split…');
    const dialog = desk.dialog('Split Formula');
    await dialog.getByRole('textbox', { name: 'Name of the new code' }).fill('Rhetoric');
    await dialog.getByRole('option', { name: /agricultural/ }).click();
    await expect(dialog.getByText('1 of 3 ticked')).toBeVisible();
    await dialog.getByRole('button', { name: 'Split' }).click();
    await expect(dialog.getByText('A code beside it has this name.')).toBeVisible();
    await dialog.getByRole('textbox', { name: 'Name of the new code' }).fill('Revolutions');
    const { violations } = await new AxeBuilder({ page: desk.page }).setLegacyMode().include('[role="dialog"]').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
    await dialog.getByRole('button', { name: 'Split' }).click();
    await codebook.expectTree('1 Formula 2', '1 Revolutions 1', '1 Rhetoric 1');
    await expect(codebook.chips(LATER)).toHaveText(['Revolutions', 'Rhetoric']);
    await desk.messages.getByRole('button', { name: 'Undo' }).click();
    await codebook.expectTree('1 Formula 3', '1 Rhetoric 1');
  });
  await test.step('and lists its annotations from "go to"', async () => {
    await keyboard.press('Control+p');
    await keyboard.insertText('rhet');
    await desk.page.getByRole('option', { name: /^Rhetoric/ }).waitFor();
    await keyboard.press('Enter');
    await expect(list.rows).toHaveCount(1);
    await expect(list.row(LATER)).toBeVisible();
  });
  await test.step('stripes stand beside the lines, named, and lead to their annotations; those of the listed code alone', async () => {
    const stripes = desk.page.getByRole('list', { name: 'Codes beside the text' }).getByRole('button');
    await list.row(LATER).click();
    await desk.sidePanel.getByRole('tab', { name: 'Outline' }).click();
    await desk.sidePanel.getByRole('button', { name: 'More with codes' }).click();
    await desk.page.getByRole('menuitemcheckbox', { name: 'Stripes of codes beside the text' }).click();
    await expect(stripes).toHaveCount(1);
    await list.open();
    await desk.sidePanel.getByRole('button', { name: /^Show also/ }).click();
    await expect(
      desk.page.getByRole('list', { name: 'Codes beside the text' }).getByRole('button', { name: 'Formula' }).first(),
    ).toBeVisible();
    await stripes.first().focus();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await expect(desk.page.getByRole('article').and(desk.page.locator('[aria-current="true"]'))).toHaveCount(1);
    await desk.open();
    await expect(stripes.first()).toBeVisible();
  });
  expect(app.problems).toEqual([]);
});
