import { expect, test } from '../fixtures/app';
import { DeskPage } from '../page-models/app';

const BIBTEX = `@article{broken title = {x}}
@article{xu, title = {The Way of Internet {Governance}}, author = {Xu, Shan and {Central Academy of Party History}},
  journal = {Study Times}, date = {2019-11-04}, langid = {english}}`;

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
