import type { Page } from '@playwright/test';
import { type App, expect, test } from './fixtures/app';
import { DeskPage } from './page-models/app';
import { NotesPage } from './page-models/notes';

// One window of Electron is all there is; a browser has as many tabs as the reader opens.
test.skip(({ hostKind }) => hostKind === 'electron', 'Electron holds one window');
test.describe.configure({ timeout: 60_000 });

const PASSAGE = 'the long-term stability of the country';

async function openTab(app: App): Promise<DeskPage> {
  const page: Page = await app.page.context().newPage();
  const desk = new DeskPage({ ...app, page, open: async () => void (await page.goto(app.url)) });
  await desk.open();
  return desk;
}

test('two tabs that start at once on an empty library share one text', async ({ app }) => {
  const desk = new DeskPage(app);
  const page = await app.page.context().newPage();
  const other = new DeskPage({ ...app, page });
  await Promise.all([app.open(), page.goto(app.url)]);
  // Two starts at a time take longer, the one in the background longest.
  for (const { text } of [desk, other]) await expect(text).toBeVisible({ timeout: 20_000 });
  await desk.selectWords(PASSAGE);
  await desk.page.keyboard.press('1');
  await other.expectCounts('1 highlight · 0 notes');
  expect(app.problems).toEqual([]);
});

test('a note written in two tabs is kept in both versions, and the one who was slower writes on in the own words', async ({ app }) => {
  const desk = new DeskPage(app);
  const notes = new NotesPage(desk);
  await desk.open();
  await notes.write(PASSAGE, 'Both know this.');
  await desk.untilSaved();
  const other = await openTab(app);
  const theirs = new NotesPage(other);
  await expect(theirs.card(PASSAGE)).toContainText('Both know this.');
  await theirs.card(PASSAGE).press('Enter');
  await expect(theirs.editor).toBeFocused();
  await notes.card(PASSAGE).press('Enter');
  await expect(notes.editor).toBeFocused();
  await Promise.all([desk.page.keyboard.type(' From one.'), other.page.keyboard.type(' From two, and on it goes.', { delay: 40 })]);
  await desk.page.keyboard.press('Escape');
  await other.page.keyboard.press('Escape');
  await Promise.all([desk.untilSaved(), other.untilSaved()]);
  for (const { cards } of [notes, theirs]) {
    await expect(cards).toHaveCount(2);
    await expect(cards.filter({ hasText: 'Both know this. From one.' })).toHaveCount(1);
    await expect(cards.filter({ hasText: 'Both know this. From two, and on it goes.' })).toHaveCount(1);
  }
});

test('a tab follows a restore in another, even in the middle of a note', async ({ app }) => {
  const desk = new DeskPage(app);
  await desk.open();
  await desk.choose(/^Backups/);
  const backups = desk.dialog('Backups');
  await backups.getByRole('button', { name: 'Back up now' }).click();
  await expect(backups.getByRole('status')).toContainText('Backed up and proven');
  const other = await openTab(app);
  const theirs = new NotesPage(other);
  await theirs.write(PASSAGE, 'Not in the backup.');
  await other.untilSaved();
  await theirs.card(PASSAGE).press('Enter');
  await backups
    .getByRole('button', { name: /^Restore the backup of/ })
    .first()
    .click();
  await backups.getByRole('radio', { name: /Replace/ }).click();
  await other.page.keyboard.type(' On it goes');
  await backups.getByRole('button', { name: 'Replace the library' }).click();
  await other.page.keyboard.type(' and on.', { delay: 30 });
  await expect(backups.getByRole('status')).toContainText('as it was in the backup');
  await desk.page.keyboard.press('Escape');
  await expect(other.status.getByText(/^(0 highlights · 0 notes|1 highlight · 1 note)$/)).toBeVisible();
  const counts = (await other.status.getByText(/highlights? ·/).textContent()) ?? '';
  await desk.expectCounts(counts);
});

test('a tab of an older version lets a newer one have the library, says so, and keeps its words', async ({ app }) => {
  const desk = new DeskPage(app);
  const notes = new NotesPage(desk);
  await desk.open();
  await notes.write(PASSAGE, 'Before.');
  await desk.untilSaved();
  const page = await app.page.context().newPage();
  await page.route('**/outside', (route) => route.fulfill({ contentType: 'text/html', body: '<title>outside</title>' }));
  await page.goto(new URL('outside', app.url).href);
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('postil', 990);
        request.onsuccess = () => resolve(request.result.close());
        request.onerror = () => reject(request.error);
      }),
  );
  await expect(desk.messages.getByText(/another window needs the database for a newer version/)).toBeVisible();
  await notes.card(PASSAGE).press('Enter');
  await desk.page.keyboard.insertText(' After.');
  await expect(desk.status.getByRole('button', { name: /^Not saved/ })).toBeVisible();
  const kept = await desk.page.evaluate(() => Object.values(localStorage).join(' '));
  expect(kept).toContain('Before. After.');
});
