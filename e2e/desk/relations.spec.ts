import { AxeBuilder } from '@axe-core/playwright';
import { readArchive } from '../../shared/archive/read-archive';
import { writeArchive } from '../../shared/archive/write-archive';
import { expect, test } from '../fixtures/app';
import { AnnotationsPage } from '../page-models/annotations';
import { DeskPage } from '../page-models/app';
import { ExportDialog, ImportDialog } from '../page-models/export';
import { NotesPage } from '../page-models/notes';
import { RelationsPage } from '../page-models/relations';
import { TextsDialog } from '../page-models/texts';

test.describe.configure({ timeout: 90_000 });

const FORMULA = 'we should strive to build our country into a cyber power';
const CHINESE = '努力把我國建設成為網絡強國';
const HURDLE = 'the hurdle of long-term governance';

async function expectAccessible(desk: DeskPage, part: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page: desk.page }).setLegacyMode().include(part).analyze();
  expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))).toEqual([]);
}

test('passages are linked in the text, by search and in the list, followed, come back from, and go with their ends', async ({ app }) => {
  const desk = new DeskPage(app);
  const notes = new NotesPage(desk);
  const relations = new RelationsPage(desk);
  const list = new AnnotationsPage(desk);
  const { keyboard } = desk.page;
  await desk.open();
  await notes.write(FORMULA, 'A formula.');

  await test.step('Esc ends the picking and leaves the passage selected', async () => {
    await desk.selectWords(CHINESE);
    await keyboard.press('r');
    await expect(relations.bar).toContainText(CHINESE);
    await keyboard.press('Escape');
    await expect(relations.bar).toHaveCount(0);
    expect(await desk.page.evaluate(() => String(document.getSelection()))).toBe(CHINESE);
  });
  await test.step('a bare passage becomes a highlight on the way; both ends and the link are one step', async () => {
    await keyboard.press('l');
    await relations.chooseKind('is translated by');
    await expectAccessible(desk, '[data-region="relating"]');
    await relations.search.fill('a formula');
    await expect(desk.page.getByRole('option', { name: /A formula/ })).toBeVisible();
    await keyboard.press('Enter');
    await expect(relations.bar).toHaveCount(0);
    await expect(desk.messages.getByText(`Linked: “${CHINESE}” is translated by “we should strive`)).toBeVisible();
    await desk.expectCounts('2 highlights · 1 note');
    await keyboard.press('Control+z');
    await desk.expectCounts('1 highlight · 1 note');
    await keyboard.press('Control+Shift+z');
    await desk.expectCounts('2 highlights · 1 note');
    await expect(relations.chips(FORMULA)).toHaveText([`translates¶1 · s2${CHINESE}`]);
  });
  await test.step('walked to by keyboard: Enter takes the highlight that is active', async () => {
    await desk.selectWords(HURDLE);
    await keyboard.press('l');
    await relations.chooseKind('explains');
    await desk.text.focus();
    await keyboard.press('Alt+ArrowDown');
    while (!(await relations.bar.textContent())?.includes('we should strive')) await keyboard.press('Alt+ArrowDown');
    await keyboard.press('Enter');
    await expect(relations.chips(FORMULA)).toHaveCount(2);
    await expect(relations.chips(FORMULA).nth(1)).toContainText('is explained by');
  });
  await test.step('Enter in the list takes the row; the same twice is refused', async () => {
    await list.open();
    await list.row(CHINESE).click();
    await desk.text.focus();
    await keyboard.press('l');
    await relations.chooseKind('is translated by');
    await list.row(FORMULA).click();
    await expect(list.list).toBeFocused();
    await keyboard.press('Enter');
    await expect(desk.messages.getByText('These two are linked so already.')).toBeVisible();
    await desk.messages.getByRole('button', { name: 'Dismiss' }).last().click();
  });
  await test.step('a chip shows the other end, goes there; Alt+Left leads back and Alt+Right there again', async () => {
    await notes.card(FORMULA).click();
    const chip = relations.chips(FORMULA).first().getByRole('button').first();
    await chip.hover();
    await expect(desk.page.locator('.ui-preview').getByText(CHINESE)).toBeVisible();
    await chip.click();
    await expect(notes.card(CHINESE)).toHaveAttribute('aria-current', 'true');
    await keyboard.press('Alt+ArrowLeft');
    await expect(notes.card(FORMULA)).toHaveAttribute('aria-current', 'true');
    await keyboard.press('Alt+ArrowRight');
    await expect(notes.card(CHINESE)).toHaveAttribute('aria-current', 'true');
  });
  await test.step('deleting an end says what goes with it; undo brings all back, and so does a reload', async () => {
    await notes.card(FORMULA).click();
    await keyboard.press('Delete');
    await expect(desk.messages.getByText('2 relations go with it')).toBeVisible();
    await desk.messages.getByRole('button', { name: 'Undo' }).click();
    await expect(relations.chips(FORMULA)).toHaveCount(2);
    await desk.untilSaved();
    await desk.open();
    await expect(relations.chips(FORMULA)).toHaveCount(2);
  });
});

/** An archive of the library in which its first two annotations, on whatever texts, are tied. */
async function tieAcross(archive: Uint8Array): Promise<Uint8Array> {
  const content = await readArchive(archive);
  if (!content.ok) throw new Error(content.error.code);
  const { snapshot } = content.value;
  const [fromId, toId] = (snapshot.tables.annotations ?? []).map((row) =>
    typeof row === 'object' && row !== null && 'id' in row ? row.id : null,
  );
  const tie = { id: 'across', typeId: 'echoes', fromId, toId, createdAt: 1, updatedAt: 1 };
  return await writeArchive({ ...snapshot, tables: { ...snapshot.tables, relations: [tie] } }, 1);
}

test('a link to a passage of another text is followed, and Alt+Left leads back into the text that was left', async ({ app }) => {
  const desk = new DeskPage(app);
  const notes = new NotesPage(desk);
  const relations = new RelationsPage(desk);
  const texts = new TextsDialog(desk);
  const into = new ImportDialog(desk);
  const { keyboard } = desk.page;
  const there = 'echoed once more';
  await desk.open();
  await notes.write(FORMULA, 'Here.');
  await desk.untilSaved();
  await test.step('a second text whose last line is tied to the first', async () => {
    await into.open();
    const filling = Array.from({ length: 80 }, (_, index) => `Paragraph ${index} says little.`).join('\n\n');
    await into.give({ name: 'echo.txt', bytes: new TextEncoder().encode(`Echoes\n\n${filling}\n\nIt is ${there} here.\n`) });
    await into.root.getByRole('button', { name: 'Add text' }).click();
    await expect(desk.text).toContainText('Paragraph 0');
    await desk.text.focus();
    await keyboard.press('Control+End');
    await notes.write(there, 'There.');
    await desk.untilSaved();
    const out = new ExportDialog(desk);
    await out.open();
    await out.chooseUse(/^The whole library/);
    const archive = await out.take();
    await into.open();
    await into.give({ name: 'tied.postil', bytes: await tieAcross(archive.bytes) });
    const backups = desk.dialog('Backups');
    await backups.getByRole('button', { name: 'Merge', exact: true }).click();
    await expect(backups.getByRole('status')).toContainText('0 added');
    await keyboard.press('Escape');
    await texts.open();
    await texts.choose('Internet');
  });
  await test.step('to the other text and back, and there again', async () => {
    await notes.card(FORMULA).click();
    await relations.chips(FORMULA).first().getByRole('button').first().click();
    await expect(notes.card(there)).toHaveAttribute('aria-current', 'true');
    await expect(notes.card(there)).toBeInViewport();
    await keyboard.press('Alt+ArrowLeft');
    await expect(notes.card(FORMULA)).toHaveAttribute('aria-current', 'true');
    await expect(notes.card(FORMULA)).toBeInViewport();
    await keyboard.press('Alt+ArrowRight');
    await expect(notes.card(there)).toHaveAttribute('aria-current', 'true');
    await expect(notes.card(there)).toBeInViewport();
  });
  expect(app.problems).toEqual([]);
});

test('all relations as a table and a graph: sorted, filtered, turned, followed; kinds are made and renamed', async ({ app }) => {
  const desk = new DeskPage(app);
  const relations = new RelationsPage(desk);
  const { keyboard } = desk.page;
  await desk.open();
  await keyboard.press('Control+Alt+r');
  await expect(relations.view.getByText('No relations yet')).toBeVisible();
  await keyboard.press('Escape');
  await relations.link(FORMULA, 'translates', CHINESE);
  await relations.link(HURDLE, 'echoes', 'clarion call');

  await test.step('a kind of one’s own, and another name for a built-in one', async () => {
    await keyboard.press('Control+Alt+r');
    await relations.view.getByRole('button', { name: 'Kinds of relations…' }).click();
    await relations.kinds.getByLabel('Name of the new kind').fill('prepares');
    await relations.kinds.getByLabel('The new kind from the other end').fill('is prepared by');
    await keyboard.press('Enter');
    await relations.kinds.getByLabel('Name of “echoes”').fill('translates');
    await keyboard.press('Enter');
    await expect(relations.kinds.getByText('Another kind goes by this name.')).toBeVisible();
    await relations.kinds.getByLabel('Name of “echoes”').fill('resonates with');
    await keyboard.press('Enter');
    await expect(relations.kinds.getByLabel('Name of “resonates with”')).toBeVisible();
    await expectAccessible(desk, '[role="dialog"]');
    await keyboard.press('Escape');
    await expect(relations.kinds).toHaveCount(0);
  });
  await test.step('the table sorts and filters, and changes a relation', async () => {
    await keyboard.press('Control+Alt+r');
    await expect(relations.rows).toHaveText([/From.*Relation.*To/, /¶2 · s2.*hurdle.*resonates with/, /¶2 · s2.*translates/]);
    await relations.view.getByRole('button', { name: 'To', exact: true }).click();
    await expect(relations.rows.nth(1)).toContainText('translates');
    await relations.rows.nth(1).getByRole('button', { name: 'What can be done' }).click();
    await desk.page.getByRole('menuitem', { name: 'Turn round' }).click();
    await expect(relations.rows.nth(1)).toHaveText(new RegExp(`${CHINESE}.*translates`));
    await relations.view.getByLabel('Words at either end').fill('clarion');
    await expect(relations.rows).toHaveCount(2);
    await expectAccessible(desk, '[role="dialog"]');
    await relations.view.getByLabel('Words at either end').fill('');
  });
  await test.step('the graph shows the same; Enter on a box goes there', async () => {
    await relations.view.getByRole('button', { name: 'Graph' }).click();
    const box = relations.view.getByRole('button', { name: /clarion call.*is echoed by ¶2 · s2|clarion call/ });
    await expect(relations.view.getByRole('region', { name: /Graph of the relations/ }).getByRole('button', { name: /^¶/ })).toHaveCount(4);
    await expectAccessible(desk, '[role="dialog"]');
    await box.focus();
    await keyboard.press('Enter');
    await expect(relations.view).toHaveCount(0);
    await expect(desk.page.getByRole('article', { name: 'clarion call' })).toHaveAttribute('aria-current', 'true');
    await expect(desk.text).toBeFocused();
    expect(app.problems).toEqual([]);
  });
});
