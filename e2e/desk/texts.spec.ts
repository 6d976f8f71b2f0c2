import { comment, end, foreignDocx, p, r, reference, start } from '../../shared/import/docx-source/docx-file.cases';
import { expect, test } from '../fixtures/app';
import { DeskPage } from '../page-models/app';
import { ExportDialog, ImportDialog } from '../page-models/export';
import { NotesPage } from '../page-models/notes';
import { TextsDialog } from '../page-models/texts';

const STYLES =
  '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style>';

/** A Word file as a supervisor would send it. */
function thesis() {
  return foreignDocx({
    styles: STYLES,
    author: 'Lin Xiaoming',
    body: [
      p(r('On Reading Slowly'), '<w:pStyle w:val="T"/>'),
      p(r('Beginnings'), '<w:pStyle w:val="H"/>'),
      p(`${r('Slow reading is ')}${start(1)}${r('an art of patience')}${end(1)}${reference(1)}${r(', and 網絡強國 is a term.')}`),
      p(r('Means'), '<w:pStyle w:val="H"/>'),
      p(`${start(2)}${r('Every word counts.')}`),
      p(`${r('Every line too.')}${end(2)}${reference(2)}${r(' The end')}${reference(3)}${r('.')}`),
    ].join(''),
    comments: comment(1, 'Whose art?', 'Wang Li') + comment(2, 'Over two paragraphs.', 'Wang Li') + comment(3, 'Where?', 'Wang Li'),
  });
}

test('a foreign Word file becomes a text of its own with its comments; texts are switched, kept and removed', async ({ app }) => {
  const desk = new DeskPage(app);
  const notes = new NotesPage(desk);
  const texts = new TextsDialog(desk);
  const into = new ImportDialog(desk);
  const bytes = await thesis();
  await desk.open();
  await notes.write('the long-term stability of the country', 'Four nouns.');
  await desk.untilSaved();

  await test.step('the dialog says what becomes of the file and of every comment, and adds it in one step', async () => {
    await into.open();
    await into.give({ name: 'thesis.docx', bytes });
    await expect(into.root.getByRole('textbox', { name: 'Title' })).toHaveValue('On Reading Slowly');
    await expect(into.root.getByRole('textbox', { name: 'Author' })).toHaveValue('Lin Xiaoming');
    await expect(into.root.getByRole('list', { name: '3 comments' }).getByRole('listitem')).toHaveText([
      /end.*doubtful.*Where\?/,
      /an art of patience.*on this passage · Wang Li.*Whose art\?/,
      /Every word counts\.\s+Every line too\..*on this passage/,
    ]);
    await into.root.getByRole('textbox', { name: 'Author' }).fill('Lin 曉明');
    await into.root.getByRole('button', { name: 'Add text' }).click();
    await expect(desk.text.getByRole('heading', { name: 'On Reading Slowly' })).toBeVisible();
    await expect(notes.card('an art of patience')).toContainText('Whose art?');
    await expect(desk.outline.getByRole('listitem')).toHaveText(['Beginnings', 'Means']);
    await desk.expectCounts('3 highlights · 3 notes');
  });

  await test.step('it is what opens after a reload, and its file comes out again', async () => {
    await desk.untilSaved();
    await desk.open();
    await expect(notes.card('an art of patience')).toContainText('Whose art?');
    const out = new ExportDialog(desk);
    await out.open();
    await out.chooseUse(/^The original text/);
    const file = await out.take();
    expect(Buffer.from(file.bytes).equals(Buffer.from(bytes))).toBe(true);
  });

  await test.step('both texts go into one bibliography', async () => {
    const out = new ExportDialog(desk);
    await out.open();
    await out.chooseUse(/^Bibliographic data/);
    await expect(out.words).toHaveValue(/^@misc\{[^@]+\n$/);
    await out.root.getByRole('radio', { name: 'All 2 texts of the library' }).click();
    await expect(out.words).toHaveValue(/^@misc\{[^@]+Internet Governance[^@]+@misc\{lin-[^@]+On Reading Slowly[^@]+\n$/);
    expect((await out.take()).name).toBe('Bibliography.bib');
  });

  await test.step('the other text is one key away, with its own notes', async () => {
    await desk.page.keyboard.press('Control+Shift+X');
    await expect(texts.entries).toHaveText([
      /On Reading Slowly.*Lin 曉明.*3 annotations · on the desk/,
      /The Way of Internet.*1 annotation/,
    ]);
    await desk.page.keyboard.press('ArrowDown');
    await desk.page.keyboard.press('Enter');
    await expect(notes.card('the long-term stability of the country')).toContainText('Four nouns.');
    await desk.expectCounts('1 highlight · 1 note');
  });

  await test.step('the same file is not added twice, and a removed text comes back by undo', async () => {
    await into.open();
    await into.give({ name: 'copy.docx', bytes });
    await expect(into.root).toContainText('in the library already, as “On Reading Slowly”');
    await into.root.getByRole('button', { name: 'Open “On Reading Slowly”' }).click();
    await expect(notes.card('an art of patience')).toBeVisible();
    await texts.open();
    await texts.root.getByRole('button', { name: 'Remove “On Reading Slowly”…' }).click();
    await desk.page.getByRole('alertdialog').getByRole('button', { name: 'Remove the text' }).click();
    await expect(notes.card('the long-term stability of the country')).toBeVisible();
    await desk.messages.getByRole('button', { name: 'Undo' }).click();
    await texts.open();
    await texts.choose('On Reading Slowly');
    await expect(notes.card('an art of patience')).toContainText('Whose art?');
  });
  expect(app.problems).toEqual([]);
});

test('a plain text in an old encoding: certain, it is read; not certain, the reader is asked, and the file comes out again', async ({
  app,
}) => {
  const desk = new DeskPage(app);
  const into = new ImportDialog(desk);
  await desk.open();
  // “It’s a café”, as Windows wrote it.
  const ascii = (words: string) => [...new TextEncoder().encode(words)];
  const windows = new Uint8Array([
    ...ascii('A Note\n\n'),
    0x93,
    ...ascii('It'),
    0x92,
    ...ascii('s a caf'),
    0xe9,
    0x94,
    ...ascii(', she said.\n'),
  ]);
  // 學而時習之，不亦說乎？有朋自遠方來，不亦樂乎？
  const big5 = Buffer.from('vsem067Jst+kp6FBpKOl57uhpUehSKazqkKm27u3pOio06FBpKOl57zWpUehSA==', 'base64');

  await test.step('Big5 is found out, which the reader can look into', async () => {
    await into.open();
    await into.give({ name: 'lunyu.txt', bytes: new Uint8Array([...big5, 0x0a, ...big5, 0x0a, ...big5]) });
    await expect(into.root).toContainText('This text is not UTF-8');
    await into.root.getByText('How the text begins').click();
    await expect(into.root).toContainText('學而時習之，不亦說乎？有朋自遠方來，不亦樂乎？');
    await into.root.getByRole('button', { name: 'Another encoding…' }).click();
    await expect(into.root.getByRole('radio', { name: /^Big5/ })).toBeChecked();
    await into.root.getByRole('button', { name: 'Another file…' }).click();
  });

  await test.step('of a short note it is asked', async () => {
    await into.give({ name: 'note.txt', bytes: windows });
    const read = into.root.getByRole('radio', { name: /^Windows-1252.*“It’s a café”, she said\.$/ });
    await read.check();
    await into.root.getByRole('button', { name: 'Continue' }).click();
    await expect(into.root.getByRole('textbox', { name: 'Title' })).toHaveValue('A Note');
    await into.root.getByRole('button', { name: 'Add text' }).click();
    await expect(desk.text).toContainText('“It’s a café”, she said.');
  });

  const out = new ExportDialog(desk);
  await out.open();
  await out.chooseUse(/^The original text/);
  expect([...(await out.take()).bytes]).toEqual([...windows]);
  expect(app.problems).toEqual([]);
});
