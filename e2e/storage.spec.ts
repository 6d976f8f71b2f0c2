import { type App, expect, test } from './fixtures/app';
import { DeskPage } from './page-models/app';

// Several starts of the app in each.
test.describe.configure({ timeout: 60_000 });

const PASSAGE = 'the long-term stability of the country';

async function annotate(desk: DeskPage, words: string, counts: string): Promise<void> {
  await desk.selectWords(words);
  await desk.page.keyboard.press('2');
  await desk.expectCounts(counts);
  await desk.untilSaved();
}

async function openBackups(desk: DeskPage) {
  await desk.status.getByRole('button', { name: /^Saved/ }).click();
  const backups = desk.dialog('Backups');
  await expect(backups).toBeVisible();
  return backups;
}

/** Leaves the page, so that nothing of the app holds the database, and does something to it. */
async function withDatabase(app: App, work: () => Promise<void>): Promise<void> {
  await app.page.route('**/outside', (route) => route.fulfill({ contentType: 'text/html', body: '<title>outside</title>' }));
  await app.page.goto(new URL('outside', app.url).href);
  await app.page.evaluate(work);
}

async function deleteDatabase(): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase('postil');
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
}

async function makeDatabaseNewer(): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.open('postil', 990);
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
    request.onerror = () => reject(request.error);
  });
}

test('a backup is made by hand, previewed, and brings the library back', async ({ app }) => {
  const desk = new DeskPage(app);
  await desk.open();
  await annotate(desk, PASSAGE, '1 highlight · 0 notes');
  const backups = await openBackups(desk);
  await backups.getByRole('button', { name: 'Back up now' }).click();
  await expect(backups.getByRole('status')).toContainText('Backed up and proven', { timeout: 15_000 });
  await expect(backups.getByRole('row', { name: /by hand/ })).toHaveCount(1);
  await desk.page.keyboard.press('Escape');
  await annotate(desk, 'Comrade Xi Jinping stood', '2 highlights · 0 notes');
  await openBackups(desk);
  await backups.getByRole('button', { name: /^Restore the backup of/ }).click();
  await expect(backups.getByRole('region', { name: /What will happen/ })).toContainText('1 is the same');
  await backups.getByRole('radio', { name: /Replace/ }).click();
  await expect(backups.getByRole('region', { name: /What will happen/ })).toContainText('1 is removed');
  await backups.getByRole('button', { name: 'Replace the library' }).click();
  await expect(backups.getByRole('status')).toContainText('as it was in the backup');
  await expect(backups.getByRole('row', { name: /before a restore/ })).toHaveCount(1);
  await desk.page.keyboard.press('Escape');
  await desk.expectCounts('1 highlight · 0 notes');
  expect(app.problems).toEqual([]);
});

test('a copy saved to a file is merged back; a damaged one is refused and explained', async ({ app }) => {
  const desk = new DeskPage(app);
  await desk.open();
  await annotate(desk, PASSAGE, '1 highlight · 0 notes');
  const backups = await openBackups(desk);
  const file = await app.catchSaved(() => backups.getByRole('button', { name: 'Save a copy…', exact: true }).click());
  expect(file.name).toMatch(/\.postil$/);
  await desk.page.keyboard.press('Escape');
  await desk.page.keyboard.press('Control+z');
  await desk.expectCounts('0 highlights · 0 notes');
  await openBackups(desk);
  const restoreFromFile = () => backups.getByRole('button', { name: 'Restore from a file…' }).click();
  await app.chooseFile(restoreFromFile, { name: 'torn.postil', bytes: file.bytes.slice(0, -20) });
  await expect(backups.getByRole('status')).toContainText('This archive is damaged');
  await app.chooseFile(restoreFromFile, file);
  await expect(backups.getByRole('region', { name: /What will happen/ })).toContainText('1 is added');
  await backups.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(backups.getByRole('status')).toContainText('1 added');
  await desk.page.keyboard.press('Escape');
  await desk.expectCounts('1 highlight · 0 notes');
  await desk.untilSaved();
  await desk.open();
  await desk.expectCounts('1 highlight · 0 notes');
});

test('an empty library is never taken for a new reader while there are backups', async ({ app }) => {
  const desk = new DeskPage(app);
  await desk.open();
  await annotate(desk, PASSAGE, '1 highlight · 0 notes');
  const backups = await openBackups(desk);
  await backups.getByRole('button', { name: 'Back up now' }).click();
  await expect(backups.getByRole('status')).toContainText('Backed up and proven', { timeout: 15_000 });
  await withDatabase(app, deleteDatabase);
  await app.open();
  await expect(desk.page.getByRole('heading', { name: 'The library is empty, but there are backups' })).toBeVisible();
  await desk.page.getByRole('button', { name: 'Restore the newest backup…' }).click();
  await desk.page.getByRole('alertdialog').getByRole('button', { name: 'Restore' }).click();
  await expect(desk.text).toBeVisible();
  await desk.expectCounts('1 highlight · 0 notes');
});

test('a new library beside old backups takes a deliberate answer', async ({ app }) => {
  const desk = new DeskPage(app);
  await desk.open();
  const backups = await openBackups(desk);
  await backups.getByRole('button', { name: 'Back up now' }).click();
  await expect(backups.getByRole('status')).toContainText('Backed up and proven', { timeout: 15_000 });
  await withDatabase(app, deleteDatabase);
  await app.open();
  await desk.page.getByRole('button', { name: 'Start a new library…' }).click();
  const question = desk.page.getByRole('alertdialog');
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await question.getByRole('button', { name: 'Start a new library' }).click();
  await expect(desk.text).toBeVisible();
  await openBackups(desk);
  await expect(backups.getByRole('row', { name: /by hand/ })).toHaveCount(1);
});

test('a library that was cleared away is missed, even without a backup', async ({ app }) => {
  const desk = new DeskPage(app);
  await desk.open();
  await desk.untilSaved();
  await withDatabase(app, deleteDatabase);
  await app.open();
  await expect(desk.page.getByRole('heading', { name: 'The library is empty, though it was not before' })).toBeVisible();
  await expect(desk.page.getByRole('button', { name: 'Restore from a file…' })).toBeVisible();
});

test('a library of a newer version is left alone and explained', async ({ app }) => {
  const desk = new DeskPage(app);
  await desk.open();
  await desk.untilSaved();
  await withDatabase(app, makeDatabaseNewer);
  await app.open();
  await expect(desk.page.getByRole('heading', { name: 'This library was written by a newer Postil' })).toBeVisible();
  await expect(desk.page.getByRole('button', { name: 'Try again' })).toBeVisible();
  await expect(desk.page.getByRole('button', { name: 'Start a new library…' })).toHaveCount(0);
});

test('two windows on one library show each other every change', async ({ app, hostKind }) => {
  test.skip(hostKind === 'electron', 'Electron holds one window');
  const desk = new DeskPage(app);
  await desk.open();
  await desk.untilSaved();
  const page = await desk.page.context().newPage();
  await page.goto(app.url);
  const other = new DeskPage({ ...app, page });
  await other.expectCounts('0 highlights · 0 notes');
  await annotate(desk, PASSAGE, '1 highlight · 0 notes');
  await other.expectCounts('1 highlight · 0 notes');
  await page.keyboard.press('Control+z');
  await desk.expectCounts('0 highlights · 0 notes');
});
