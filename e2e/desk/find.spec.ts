import { expect, test } from '../fixtures/app';
import { DeskPage } from '../page-models/app';
import { FindBar, Palette } from '../page-models/find';

test('finds as one types, walks the matches, and leaves the current one selected', async ({ app }) => {
  const desk = new DeskPage(app);
  const find = new FindBar(desk.page);
  await desk.open();
  await find.open();
  await find.field.fill('Cyber Power');
  await find.expectCount('1 of 8');
  await expect(find.announcement).toHaveText('Match 1 of 8, ¶2 s2');
  await desk.page.keyboard.press('Enter');
  await desk.page.keyboard.press('F3');
  await find.expectCount('3 of 8');
  await desk.page.keyboard.press('Shift+Enter');
  await find.expectCount('2 of 8');
  await find.option('Tell capital from small letters').click();
  await find.expectCount('1 of 1');
  await find.field.press('Escape');
  await expect(desk.text).toBeFocused();
  await expect.poll(() => desk.page.evaluate(() => String(getSelection()))).toBe('Cyber Power');
  await desk.page.keyboard.press('2');
  await desk.expectCounts('1 highlight · 0 notes');
  expect(app.problems).toEqual([]);
});

test('Simplified Chinese finds Traditional and the other way round, in the form that stands there, until told apart', async ({ app }) => {
  const desk = new DeskPage(app);
  const find = new FindBar(desk.page);
  await desk.open();
  await find.open();
  await find.field.fill('网络强国');
  await find.expectCount('1 of 2');
  await expect(find.announcement).toHaveText('Match 1 of 2, ¶1 s1');
  await find.option('Regular expression').click();
  await find.field.fill('网络.国');
  await find.expectCount('1 of 2');
  await find.option('Tell Simplified from Traditional Chinese, full from half width').click();
  await expect(find.announcement).toHaveText('No matches');
  await find.option('Regular expression').click();
  await find.field.fill('網絡強國');
  await find.expectCount('1 of 2');
  await find.field.press('Escape');
  await expect.poll(() => desk.page.evaluate(() => String(getSelection()))).toBe('網絡強國');
  expect(app.problems).toEqual([]);
});

test('what is wrong with a regular expression is said, and one that does not end is stopped', async ({ app }) => {
  const desk = new DeskPage(app);
  const find = new FindBar(desk.page);
  await desk.open();
  await find.open();
  await find.option('Regular expression').click();
  await find.field.fill('^(First|Second');
  await expect(find.error).toHaveText('Not a regular expression: Unterminated group');
  await find.field.fill('((\\w+ ?)+)+#');
  await expect(find.error).toHaveText(/takes too long and was stopped/);
  await find.field.fill('^(First|Second),');
  await find.expectCount('1 of 2');
  await expect(find.error).toHaveCount(0);
  await expect(desk.text.getByText(/^First, clarify/)).toBeInViewport();
});

test('matches in notes follow those in the text and activate their note', async ({ app }) => {
  const desk = new DeskPage(app);
  const find = new FindBar(desk.page);
  await desk.open();
  await desk.selectWords('golden opportunities');
  await desk.page.keyboard.press('n');
  await desk.page.keyboard.type('Gold standard');
  await desk.untilSaved();
  await find.open();
  await find.field.fill('gold');
  await find.expectCount('1 of 2');
  await find.field.press('Enter');
  await find.expectCount('2 of 2');
  await expect(find.announcement).toHaveText('Match 2 of 2, in a note, ¶4 s4');
  await find.option('Look in notes as well').click();
  await find.expectCount('1 of 1');
});

test('the palette goes to a paragraph, to a heading, to a note', async ({ app }) => {
  const desk = new DeskPage(app);
  const palette = new Palette(desk.page);
  await desk.open();
  await desk.selectWords('golden opportunities');
  await desk.page.keyboard.press('n');
  await desk.page.keyboard.type('Compare the fairy tale');
  await palette.open();
  await palette.field.fill('¶14');
  await expect(palette.options).toHaveText([/Fourth, clarify.*¶14/]);
  await palette.field.press('Enter');
  await expect(palette.dialog).toHaveCount(0);
  await expect(desk.text).toBeFocused();
  await expect(desk.text.getByText(/^Fourth, clarify/)).toBeInViewport();
  await palette.open();
  await palette.field.fill('fairy');
  await expect(palette.options).toHaveText([/Compare the fairy tale.*golden opportunities.*¶4 s4/]);
  await palette.field.press('Enter');
  await expect(desk.text.getByText(/golden opportunities/)).toBeInViewport();
  await palette.open();
  await palette.field.fill('99');
  await expect(palette.dialog.getByText('There is no paragraph 99: this text has 18.')).toBeVisible();
  await palette.field.press('Escape');
  await expect(palette.dialog).toHaveCount(0);
  expect(app.problems).toEqual([]);
});
