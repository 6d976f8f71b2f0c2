import { expect, test } from './fixtures/app';
import { DeskPage } from './page-models/app';

test('a new library opens on the bundled text', async ({ app }) => {
  const desk = new DeskPage(app);
  await desk.open();
  await expect(desk.text.getByRole('heading', { level: 1 })).toHaveText(
    'The Way of Internet Governance with Chinese Characteristics and the Strategic Thought of Network Power',
  );
  await expect(desk.status.getByRole('button', { name: /^¶ 1 of 18/ })).toBeVisible();
  await desk.expectCounts('0 highlights · 0 notes');
  await desk.untilSaved();
  expect(app.problems).toEqual([]);
});

test('a passage is highlighted by keyboard, undone, done again, and still there after a reload', async ({ app }) => {
  const desk = new DeskPage(app);
  await desk.open();
  await desk.selectWords('the long-term stability of the country');
  await desk.page.keyboard.press('3');
  await desk.expectCounts('1 highlight · 0 notes');
  await expect(desk.colors.getByRole('button', { name: /^Blue\s*1/ })).toBeVisible();
  await desk.page.keyboard.press('Control+z');
  await desk.expectCounts('0 highlights · 0 notes');
  await desk.page.keyboard.press('Control+Shift+z');
  await desk.expectCounts('1 highlight · 0 notes');
  await desk.untilSaved();
  await desk.open();
  await desk.expectCounts('1 highlight · 0 notes');
});

test('the outline goes to a paragraph and follows reading; Alt+Left goes back', async ({ app }) => {
  const desk = new DeskPage(app);
  await desk.open();
  await desk.outline.getByRole('button', { name: /paragraph 12/ }).click();
  await expect(desk.text.getByText(/^Second, clarify the strategic goal/)).toBeInViewport();
  await expect(desk.outline.getByRole('button', { name: /paragraph 12/ })).toHaveAttribute('aria-current', 'location');
  await desk.text.press('Alt+ArrowLeft');
  await expect(desk.text.getByRole('heading', { level: 1 })).toBeInViewport();
});

test('a bug is said aloud, with what is safe; the page behind it can be taken up again', async ({ app }) => {
  const desk = new DeskPage(app);
  await desk.open();
  await desk.page.evaluate(() => void setTimeout(() => Promise.reject(new Error('a wheel came off'))));
  const crash = desk.page.getByRole('alertdialog', { name: 'Something in Postil broke' });
  await expect(crash).toBeVisible();
  await expect(crash.getByRole('button', { name: 'Reload' })).toBeFocused();
  await crash.getByText('What went wrong').click();
  await expect(crash.getByText(/a wheel came off/)).toBeVisible();
  await crash.getByRole('button', { name: 'Close this message and go on' }).click();
  await expect(crash).toBeHidden();
  await expect(desk.text).toBeVisible();
});
