import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '../fixtures/app';
import { DeskPage } from '../page-models/app';
import { CommentaryPage } from '../page-models/commentary';

const BIBTEX = `@article{broken title = {x}}
@article{xu, title = {The Way of Internet {Governance}}, author = {Xu, Shan and {Central Academy of Party History}},
  journal = {Study Times}, date = {2019-11-04}, langid = {english}}`;

const RIS = `TY  - NEWS
AU  - 徐, 珊
TI  - 网络强国之道
T2  - 学习时报
PY  - 2018
DA  - 2018/09/03
ER  - `;

const OWN_STYLE = `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>House style</title><id>urn:house</id><updated>2026-01-01T00:00:00Z</updated></info>
  <citation><layout prefix="(" suffix=")"><text variable="title"/><text variable="locator" prefix=" @"/></layout></citation>
</style>`;

test('a passage is cited in the chosen style, by what is written down about the text', async ({ app, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const desk = new DeskPage(app);
  const dialog = desk.dialog('Bibliographic data of this text');
  const preview = dialog.getByRole('region', { name: /gives$/ });
  const style = dialog.getByRole('combobox', { name: 'Citation style' });
  const copied = () => desk.page.evaluate(() => navigator.clipboard.readText());
  await desk.open();

  await test.step('without a style: author, title and place', async () => {
    await desk.selectWords('the hurdle of long-term governance');
    await desk.page.keyboard.press('Control+Alt+c');
    await expect(desk.messages.getByText('Copied the quotation with its citation.')).toBeVisible();
    expect(await copied()).toMatch(/^“the hurdle of long-term governance” \(Xu Shan, The Way of .+, ¶2 s2\)$/);
  });

  await test.step('an entry of BibTeX is taken over; a broken one says why', async () => {
    await desk.choose('Bibliographic data and citation style…');
    await dialog.getByRole('button', { name: 'Import BibTeX, RIS…' }).click();
    await dialog.getByRole('textbox').fill(BIBTEX);
    await dialog.getByRole('button', { name: 'Read' }).click();
    await expect(dialog.getByText(/^Cannot be read: expected "comma"/)).toBeVisible();
    await expect(dialog.getByText('Study Times', { exact: true })).toBeVisible();
    await dialog.getByRole('button', { name: 'Take over' }).click();
    await expect(dialog.getByRole('textbox', { name: 'Authors' })).toHaveValue('Xu, Shan\nCentral Academy of Party History');
    await expect(dialog.getByRole('textbox', { name: 'Published on' })).toHaveValue('2019-11-04');
  });

  await test.step('so is an entry of RIS', async () => {
    await dialog.getByRole('button', { name: 'Import BibTeX, RIS…' }).click();
    await dialog.getByRole('textbox').fill(RIS);
    await dialog.getByRole('button', { name: 'Read' }).click();
    await expect(dialog.getByText('学习时报', { exact: true })).toBeVisible();
    await dialog.getByRole('button', { name: 'Take over' }).click();
    await expect(dialog.getByRole('textbox', { name: 'Authors' })).toHaveValue('徐, 珊');
    await expect(dialog.getByRole('textbox', { name: 'Published on' })).toHaveValue('2018-09-03');
    await dialog.getByRole('button', { name: 'Import BibTeX, RIS…' }).click();
    await dialog.getByRole('textbox').fill(BIBTEX);
    await dialog.getByRole('button', { name: 'Read' }).click();
    await dialog.getByRole('button', { name: 'Take over' }).click();
  });

  await test.step('what cannot be a date is complained of when it is saved', async () => {
    await dialog.getByRole('textbox', { name: 'Seen on' }).fill('2026-02-30');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog.getByText(/^There is no such day/)).toBeVisible();
    await dialog.getByRole('textbox', { name: 'Seen on' }).fill('2026-11');
  });

  await test.step('the preview follows style and language', async () => {
    await style.click();
    await desk.page.getByRole('option', { name: 'MLA (9)' }).click();
    await expect(preview.getByText(/\(Xu and Central Academy of Party History, par\. \d+ s\d+\)$/)).toBeVisible();
    await dialog.getByRole('combobox', { name: 'Language of citations' }).click();
    await desk.page.getByRole('option', { name: '简体中文' }).click();
    await expect(preview.getByText(/\(Xu和Central Academy of Party History, 段 \d+ 第\d+句\)$/)).toBeVisible();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toBeHidden();
  });

  await test.step('the toolbar copies what the preview showed', async () => {
    await desk.selectWords('the hurdle of long-term');
    await desk.page.getByRole('toolbar', { name: 'Selected passage' }).getByRole('button', { name: 'Copy with citation' }).click();
    await expect
      .poll(copied)
      .toBe(
        '“the hurdle of long-term” (Xu和Central Academy of Party History, 段 2 第2句)\n\n' +
          'Xu, Shan和Central Academy of Party History. 《The Way of Internet Governance》. Study Times, 2019年11月.',
      );
  });

  await test.step('a style of one’s own is checked, kept in the library and used', async () => {
    await desk.choose('Bibliographic data and citation style…');
    const add = () => dialog.getByRole('button', { name: 'Add a style (.csl)…' }).click();
    await app.chooseFile(add, { name: 'wrong.csl', bytes: new TextEncoder().encode('<html/>') });
    await expect(dialog.getByText('That file is no citation style (CSL 1.0).')).toBeVisible();
    await app.chooseFile(add, { name: 'house.csl', bytes: new TextEncoder().encode(OWN_STYLE) });
    await expect(preview.getByText(/\(The Way of Internet Governance @\d+ 第\d+句\)$/)).toBeVisible();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await desk.untilSaved();
    await desk.open();
    await desk.choose('Bibliographic data and citation style…');
    await expect(style).toHaveText(/House style/);
    await expect(dialog.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue('The Way of Internet Governance');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  });

  await test.step('undo takes style and data back, by name', async () => {
    await desk.page.keyboard.press('Control+z');
    await expect(desk.messages.getByText('adding of a citation style')).toBeVisible();
    await desk.page.keyboard.press('Control+z');
    await expect(desk.messages.getByText('change of the bibliographic data')).toBeVisible();
  });
  expect(app.problems).toEqual([]);
});

test('a commentary cites: in notes and in the text, by hand and for a quotation, with a bibliography that follows', async ({ app }) => {
  const desk = new DeskPage(app);
  const commentary = new CommentaryPage(desk);
  const { page } = desk;
  const { keyboard } = page;
  const citations = commentary.essay.getByRole('button', { name: /^Citation: / });
  const bibliography = commentary.essay.getByRole('list', { name: 'Bibliography' });
  const chooseStyle = async (name: string) => {
    await desk.choose('Bibliographic data and citation style…');
    const dialog = desk.dialog('Bibliographic data of this text');
    await dialog.getByRole('combobox', { name: 'Citation style' }).click();
    await page.getByRole('option', { name }).click();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(dialog).toBeHidden();
  };
  await desk.open();
  await commentary.begin();

  await test.step('the quotation at the caret, in the short form while no style is chosen', async () => {
    await keyboard.type('It speaks of');
    await commentary.quote('the hurdle of long-term governance');
    await commentary.essay.focus();
    await keyboard.press('Control+Alt+k');
    await expect(citations).toHaveText(/^\(Xu Shan, The Way of .+, ¶2 s2\)$/);
    await keyboard.press('Control+Alt+k');
    await expect(citations).toHaveCount(1);
  });
  await test.step('in notes, numbered among the footnotes, each shortened after the one before', async () => {
    await chooseStyle('GB/T 7714—2025, 脚注 / notes');
    await expect(citations).toHaveAttribute('data-number', '1');
    await expect(citations).toHaveAccessibleName(/^Citation: Xu Shan\. The Way of .+\[Z\]\. para\. 2 s2\.$/);
    await commentary.writeOn(' and more');
    await keyboard.press('Control+Alt+f');
    await keyboard.type('Cf. ');
    await keyboard.press('Control+Alt+k');
    await expect(page.getByRole('textbox', { name: 'Words of the footnote' })).toHaveText('Cf. 同1.');
    await keyboard.press('Escape');
    await keyboard.type(' again');
    await commentary.pane.getByRole('button', { name: 'Insert a citation' }).click();
    await expect(citations.last()).toHaveAttribute('data-number', '3');
    await expect(citations.last()).toHaveAccessibleName('Citation: 同1.');
  });
  await test.step('a bibliography stands at the end and follows style and data', async () => {
    await commentary.choose('Insert the bibliography');
    await expect(bibliography.getByRole('listitem')).toHaveText(/^\[1\] Xu Shan\. The Way of .+\[Z\]\.$/);
    await chooseStyle('MLA (9)');
    await expect(bibliography.getByRole('listitem')).toHaveText(/^Xu Shan\. ‘The Way of .+’\.$/);
    await expect(citations.first()).toHaveText('(Xu Shan, par. 2 s2)');
    await desk.choose('Bibliographic data and citation style…');
    const dialog = desk.dialog('Bibliographic data of this text');
    await dialog.getByRole('textbox', { name: 'Authors' }).fill('Xu, Shan');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(citations.first()).toHaveText('(Xu, par. 2 s2)');
    await expect(bibliography.getByRole('listitem')).toHaveText(/^Xu, Shan\. /);
  });
  await test.step('what it cites can be altered at the citation; undo takes it back', async () => {
    await citations.last().click();
    await expect(page.getByRole('menu', { name: 'Citation' })).toContainText('(Xu)');
    await keyboard.press('Escape');
    await desk.selectWords('four consciousnesses');
    await citations.last().click();
    await page.getByRole('menuitem', { name: 'Cite the selected passage, ¶18 s1' }).click();
    await expect(citations.last()).toHaveText('(Xu, par. 18 s1)');
    await keyboard.press('Control+z');
    await expect(citations.last()).toHaveText('(Xu)');
  });
  await desk.untilSaved();
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().include('[data-region="commentary"]').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
  await test.step('after a reload all of it is there, and comes out as words or as keys for Pandoc', async () => {
    await desk.open();
    await commentary.open();
    await expect(citations.first()).toHaveText('(Xu, par. 2 s2)');
    await expect(bibliography.getByRole('listitem')).toHaveText(/^Xu, Shan\. /);
    await commentary.choose('Export the commentary…');
    const dialog = desk.dialog('Export the commentary');
    await dialog.getByRole('radio', { name: /^Markdown \(/ }).click();
    const preview = dialog.getByRole('textbox', { name: 'Untitled commentary.md' });
    await expect(preview).toHaveValue(
      /governance” \(Xu, par\. 2 s2\) and more\[\^1\] again \(Xu\)\n\n### Bibliography\n\nXu, Shan\. ‘The Way/,
    );
    await dialog.getByRole('radio', { name: /^Markdown for Pandoc/ }).click();
    await expect(preview).toHaveValue(/^---\n[\s\S]+ {4}author:\n {6}- family: Xu\n[\s\S]+ \[@xu-92ed4ef6, ¶2 s2\] and more\[\^1\]/);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  });
  expect(app.problems).toEqual([]);
});
