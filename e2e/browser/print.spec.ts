import { expect, test } from '../fixtures/app';
import { DeskPage } from '../page-models/app';
import { ExportDialog } from '../page-models/export';

test('a print edition comes up in the browser’s print dialog, set in pages, and nothing of it stays', async ({ app }) => {
  const desk = new DeskPage(app);
  await desk.open();
  await desk.selectWords('the long-term stability of the country');
  await desk.page.keyboard.press('3');
  await desk.untilSaved();
  // Plays the reader, who looks at what is to be printed and closes the dialog.
  const printed = desk.page.evaluate(
    () =>
      new Promise<{ readonly pages: number; readonly name: string; readonly marked: string; readonly faces: boolean }>((resolve) => {
        const stub = (frame: HTMLIFrameElement) => {
          const [view, inner] = [frame.contentWindow, frame.contentDocument];
          if (view === null || inner === null) return;
          view.print = () => {
            resolve({
              pages: inner.querySelectorAll('.page').length,
              name: document.title,
              marked: inner.querySelector('mark')?.textContent ?? '',
              faces: [...inner.fonts].some(({ family, status }) => family.includes('Source Serif') && status === 'loaded'),
            });
            view.dispatchEvent(new Event('afterprint'));
          };
        };
        new MutationObserver(() => {
          for (const frame of document.querySelectorAll<HTMLIFrameElement>('.print-frame'))
            frame.addEventListener('load', () => stub(frame));
        }).observe(document.body, { childList: true });
      }),
  );
  const dialog = new ExportDialog(desk);
  await dialog.open();
  await dialog.chooseUse(/^Print edition/);
  await expect(dialog.root.getByText('Choose “Save as PDF” there')).toBeVisible();
  await dialog.save.click();
  const { pages, ...rest } = await printed;
  expect(pages).toBeGreaterThan(3);
  expect(rest).toEqual({
    name: expect.stringContaining('The Way of Internet Governance'),
    marked: 'the long-term stability of the country',
    faces: true,
  });
  await expect(dialog.root).toBeHidden();
  await expect(desk.page.locator('.print-frame')).toHaveCount(0);
  expect(app.problems).toEqual([]);
});
