import { expect, test } from './fixtures/app';
import { AnnotationsPage } from './page-models/annotations';
import { DeskPage } from './page-models/app';
import { NotesPage } from './page-models/notes';
import { alterRows } from './support/library-rows';

test.describe.configure({ timeout: 60_000 });

const PASSAGE = 'the long-term stability of the country';

test('records that cannot be read or placed hide no other, and are told of where the reader looks', async ({ app }) => {
  const desk = new DeskPage(app);
  const notes = new NotesPage(desk);
  await desk.open();
  await notes.write(PASSAGE, 'The good one.');
  await desk.untilSaved();
  await alterRows(app, (rows) => {
    const [good] = rows.annotations;
    const [note] = rows.notes;
    if (good === undefined || note === undefined) throw new Error('nothing was stored');
    const [target] = Array.isArray(good.targets) ? good.targets : [];
    const at = (id: string, changes: object) => ({ ...good, id, targets: [{ ...target, ...changes }] });
    rows.annotations.push(
      { ...good, id: 'pink', color: 'pink' },
      { ...good, id: 'late', updatedAt: 1e300 },
      { id: 'stray' },
      at('elsewhere', { revisionId: 'revision-lost', quote: { exact: 'words of a lost revision', prefix: '', suffix: '' } }),
      at('beyond', { start: 900_000, end: 900_020, quote: { exact: 'words beyond the end', prefix: '', suffix: '' } }),
      at('noted-badly', { start: 400, end: 410 }),
    );
    rows.notes.push({ ...note, annotationId: 'noted-badly', body: 'no rich text' });
  });
  await desk.open();
  await expect(notes.card(PASSAGE).filter({ hasText: 'The good one.' })).toBeVisible();
  await expect(desk.status.getByRole('button', { name: /4 records cannot be read/ })).toBeVisible();
  const list = new AnnotationsPage(desk);
  await list.open();
  await expect(desk.sidePanel.getByText(/4 records cannot be read/)).toBeVisible();
  const unplaced = desk.sidePanel.getByRole('region', { name: 'Place to be checked' });
  await expect(unplaced.getByRole('option', { name: /words of a lost revision/ })).toBeVisible();
  await expect(unplaced.getByRole('option', { name: /words beyond the end/ })).toBeVisible();
  expect(app.problems).toEqual([]);
});

test('a text that is missing or altered is said, with what to do; a restore brings it back', async ({ app }) => {
  const desk = new DeskPage(app);
  const notes = new NotesPage(desk);
  await desk.open();
  await notes.write(PASSAGE, 'Waits for its text.');
  await desk.untilSaved();
  await desk.choose(/^Backups/);
  const backups = desk.dialog('Backups');
  await backups.getByRole('button', { name: 'Back up now' }).click();
  await expect(backups.getByRole('status')).toContainText('Backed up and proven');
  await alterRows(app, (rows) => {
    for (const text of rows.texts) if (text.bytes instanceof Uint8Array) text.bytes.fill(33, 100, 104);
  });
  await app.open();
  await expect(desk.messages.getByText(/no longer matches its checksum/)).toBeVisible();
  await desk.page.getByRole('main').getByRole('button').click();
  await backups
    .getByRole('button', { name: /^Restore the backup of/ })
    .first()
    .click();
  await backups.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(backups.getByRole('status')).toContainText('0 added');
  await desk.page.keyboard.press('Escape');
  await expect(notes.card(PASSAGE).filter({ hasText: 'Waits for its text.' })).toBeVisible();
});

test('a source that cannot be read is said to be, and no other is put in its place', async ({ app }) => {
  const desk = new DeskPage(app);
  await desk.open();
  await desk.untilSaved();
  await alterRows(app, (rows) => {
    for (const source of rows.sources) source.provenance = 'unknown';
  });
  await app.open();
  await expect(desk.messages.getByText(/record of this text cannot be read/)).toBeVisible();
  await expect(desk.status.getByRole('button', { name: /1 record cannot be read/ })).toBeVisible();
});
