import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '../fixtures/app';
import { CodebookPage } from '../page-models/codebook';
import { ConcordancePanel } from '../page-models/concordance';
import { NotesPage } from '../page-models/notes';
import { ReadingPage } from '../page-models/reading';

test('from a passage to every place with the same wording: sorted, ticked, highlighted in one step', async ({ app }) => {
  const desk = new ReadingPage(app);
  const concordance = new ConcordancePanel(desk);
  await desk.open();
  await concordance.openFrom('cyber power');
  await expect(concordance.field).toHaveValue('cyber power');
  await expect(concordance.counts).toHaveText('8 occurrences in 5 paragraphs');
  await expect(concordance.lines.first()).toHaveText(/^¶2.*strive to build our country into a cyber power\. The third part/);
  await concordance.sortBy('sorted by right context');
  await expect(concordance.lines.first()).toHaveText(/^¶7.*strive to build my country into a cyber power \.$/);
  await concordance.field.press('ArrowDown');
  await expect(concordance.list).toBeFocused();
  await desk.page.keyboard.press('ArrowDown');
  await desk.page.keyboard.press('Space');
  await expect(concordance.line(/titled “Strive to Build my country into a Cyber Power”/)).not.toBeChecked();
  await expect(concordance.tickAll).toBeChecked({ indeterminate: true });
  await concordance.highlightIn('Blue');
  await desk.expectCounts('7 highlights · 0 notes');
  await expect(concordance.line(/Marked: Blue/).first()).toBeVisible();
  await concordance.list.focus();
  await desk.page.keyboard.press('Control+z');
  await desk.expectCounts('0 highlights · 0 notes');
  await expect(concordance.line(/Marked/)).toHaveCount(0);
  await desk.page.keyboard.press('3');
  await desk.expectCounts('7 highlights · 0 notes');
  await desk.untilSaved();
  const { violations } = await new AxeBuilder({ page: desk.page }).setLegacyMode().include('[data-region="concordance"]').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
  await desk.open();
  await desk.expectCounts('7 highlights · 0 notes');
  await concordance.open();
  await concordance.field.fill('CYBER  power');
  await expect(concordance.counts).toHaveText('8 occurrences in 5 paragraphs');
  await concordance.panel.getByRole('button', { name: 'Highlight 8' }).click();
  await expect(desk.messages.getByText('Highlighted one passage; 7 were marked already and stay as they are.')).toBeVisible();
  await desk.expectCounts('8 highlights · 0 notes');
  await concordance.list.focus();
  await desk.page.keyboard.press('c');
  const codebook = new CodebookPage(desk);
  await expect(codebook.coding.getByText('8 passages')).toBeVisible();
  await codebook.give('Formula');
  await expect(desk.messages.getByText('Coded 8 passages.')).toBeVisible();
  await desk.page.keyboard.press('Escape');
  await expect(concordance.list).toBeFocused();
  await codebook.expectTree('1 Formula 8');
  await desk.page.keyboard.press('Control+z');
  await desk.expectCounts('8 highlights · 0 notes');
  await expect(codebook.codes).toHaveCount(0);
  expect(app.problems).toEqual([]);
});

test('lines lead into the text, the panel is as high as one likes, and Esc gives the focus back', async ({ app }) => {
  const desk = new ReadingPage(app);
  const concordance = new ConcordancePanel(desk);
  await desk.open();
  await concordance.open();
  await expect(concordance.panel.getByText('every place with the same wording is listed here')).toBeVisible();
  await concordance.field.fill('網絡強國');
  await expect(concordance.counts).toHaveText('2 occurrences in 1 paragraph');
  await expect(concordance.lines.last()).toHaveText(/^¶1.*努力把我國建設成為網絡強國。$/);
  await concordance.field.fill('网络强国');
  await expect(concordance.lines.last()).toHaveText(/^¶1.*努力把我國建設成為網絡強國。$/);
  await concordance.field.fill('nowhere at all');
  await expect(concordance.panel.getByText('“nowhere at all” does not occur in this text.')).toBeVisible();
  await concordance.field.fill('cyber power');
  await concordance
    .line(/We propose that we must accelerate/)
    .first()
    .click();
  await expect(desk.text.getByText(/^Second, clarify/)).toBeInViewport();
  await desk.page.keyboard.press('End');
  await expect(desk.text.getByText(/^Third, clarify/)).toBeInViewport();
  await desk.page.keyboard.press('Enter');
  await expect(desk.text).toBeFocused();
  expect(await desk.selectedWords()).toBe('cyber power');
  await expect(desk.selectionToolbar).toBeVisible();
  const before = await concordance.panel.evaluate((panel) => panel.getBoundingClientRect().height);
  await concordance.height.press('ArrowUp');
  const after = await concordance.panel.evaluate((panel) => panel.getBoundingClientRect().height);
  expect(after).toBeGreaterThan(before);
  await desk.page.keyboard.press('Escape');
  await expect(concordance.panel).toHaveCount(0);
  await desk.page.getByRole('button', { name: 'Concordance' }).click();
  await expect(concordance.field).toBeFocused();
  await expect.poll(() => concordance.panel.evaluate((panel) => panel.getBoundingClientRect().height)).toBe(after);
  await concordance.field.press('Escape');
  await expect(desk.page.getByRole('button', { name: 'Concordance' })).toBeFocused();
  expect(app.problems).toEqual([]);
});

test('one note holds for several places, and each can be left out again', async ({ app }) => {
  const desk = new ReadingPage(app);
  const notes = new NotesPage(desk);
  const concordance = new ConcordancePanel(desk);
  await desk.open();
  await notes.write('network power', 'One term, five renderings.');
  await concordance.open();
  await concordance.field.fill('network powerhouse');
  await concordance.panel.getByRole('button', { name: 'Add as places of the active annotation' }).click();
  await expect(desk.messages.getByText(/^The annotation holds for/)).toBeVisible();
  await desk.expectCounts('1 highlight · 1 note');
  await concordance.field.press('Escape');
  const card = notes.card('network power');
  await expect(notes.cards).toHaveCount(1);
  const places = card.getByRole('list', { name: 'at 2 places' });
  await expect(places.getByRole('listitem')).toHaveCount(2);
  await places.getByRole('listitem').nth(1).getByRole('button').first().click();
  await expect(desk.text.getByText(/network powerhouse/)).toBeInViewport();
  await desk.untilSaved();
  await desk.open();
  await desk.clickWords('network powerhouse');
  await expect(desk.highlightToolbar).toBeVisible();
  await card
    .getByRole('button', { name: /an annotation of its own$/ })
    .last()
    .click();
  await expect(desk.messages.getByText('Made the place an annotation of its own.')).toBeVisible();
  await desk.expectCounts('2 highlights · 1 note');
  await desk.messages.getByRole('button', { name: 'Undo' }).click();
  await desk.expectCounts('1 highlight · 1 note');
  await card
    .getByRole('button', { name: /^Leave out/ })
    .first()
    .click();
  await expect(desk.messages.getByText('Left one place out.')).toBeVisible();
  await expect(card.getByText('at 2 places')).toHaveCount(0);
  await desk.text.focus();
  await desk.page.keyboard.press('Control+z');
  await expect(card.getByText('at 2 places')).toBeVisible();
  expect(app.problems).toEqual([]);
});

test('asked for in a window where the commentary stands in the place of the text, the concordance comes to sight and takes the keys', async ({
  app,
}) => {
  const desk = new ReadingPage(app);
  await desk.page.setViewportSize({ width: 1100, height: 800 });
  await desk.open();
  await desk.page.keyboard.press('Control+Shift+y');
  await expect(desk.page.getByRole('button', { name: 'Begin a commentary' })).toBeVisible();
  await desk.page.keyboard.press('Control+Shift+f');
  await expect(desk.page.getByRole('button', { name: 'Begin a commentary' })).toBeHidden();
  await expect(new ConcordancePanel(desk).field).toBeFocused();
});
