import { expect, test } from '../fixtures/app';
import { DeskPage } from '../page-models/app';
import { lookAtEveryView } from '../support/views';
import { findViolations } from '../support/violations';

test('axe finds nothing in any view, in any theme', async ({ app }) => {
  test.slow();
  await lookAtEveryView(new DeskPage(app));
});

test('everything is reached without a mouse: skip links, regions, caret, highlight, note', async ({ app }) => {
  const desk = new DeskPage(app);
  await desk.open();
  const { keyboard } = app.page;
  await keyboard.press('Tab');
  await expect(app.page.getByRole('button', { name: 'Skip to the text' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(desk.text).toBeFocused();
  await keyboard.press('F7');
  await expect(desk.status.getByText('Caret on')).toBeVisible();
  for (const key of ['ArrowDown', 'Control+ArrowRight', 'Control+Shift+ArrowRight', 'Control+Shift+ArrowRight']) await keyboard.press(key);
  await keyboard.press('n');
  await desk.expectCounts('1 highlight · 0 notes');
  await keyboard.type('First words.');
  await desk.expectCounts('1 highlight · 1 note');
  await keyboard.press('Escape');
  await keyboard.press('F6');
  const regions: (string | undefined)[] = [];
  for (let step = 0; step < 4; step += 1) {
    regions.push(await app.page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset.region));
    await keyboard.press('F6');
  }
  expect(new Set(regions).size).toBe(4);
});

test('a dialog takes the focus and gives it back', async ({ app }) => {
  const desk = new DeskPage(app);
  await desk.open();
  const type = desk.status.getByRole('button', { name: /open the settings$/ });
  await type.focus();
  await app.page.keyboard.press('Enter');
  await expect(desk.dialog('Settings').getByRole('combobox', { name: 'Typeface' })).toBeFocused();
  await app.page.keyboard.press('Escape');
  await expect(type).toBeFocused();
});

test('in forced colours axe finds nothing on a desk with a chosen highlight and its note', async ({ app }) => {
  const desk = new DeskPage(app);
  await app.page.emulateMedia({ forcedColors: 'active' });
  await desk.open();
  await desk.selectWords('the long-term stability of the country');
  await desk.page.keyboard.press('1');
  await desk.expectCounts('1 highlight · 0 notes');
  expect(await findViolations(desk.page)).toEqual([]);
});
