import { TextReader, TextWriter, Uint8ArrayReader, Uint8ArrayWriter, ZipReader, ZipWriter } from '@zip.js/zip.js';
import { readDocx } from '../../shared/export/docx/read-back.cases';
import { expect, test } from '../fixtures/app';
import { DeskPage } from '../page-models/app';
import { CodebookPage } from '../page-models/codebook';
import { ExportDialog, ImportDialog } from '../page-models/export';
import { NotesPage } from '../page-models/notes';

const PASSAGE = 'the long-term stability of the country';
const CODED = 'Comrade Xi Jinping stood';
const WHO = 'w:id="900" w:author="Wang Li" w:date="2026-11-20T14:03:00Z"';
/** In the midst of a run: "accurately" taken out and "rightly" put in. */
const TRACKED = `</w:t></w:r><w:del ${WHO}><w:r><w:delText>accurately</w:delText></w:r></w:del><w:ins ${WHO}><w:r><w:t>rightly</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> grasped`;

test('the text goes out as a Word file: every note a comment on its own words, and comes back', async ({ app }) => {
  const desk = new DeskPage(app);
  const dialog = new ExportDialog(desk);
  await desk.open();
  const notes = new NotesPage(desk);
  await notes.write(PASSAGE, 'Four nouns, 網絡強國.');
  await new CodebookPage(desk).codeWords(CODED, 'Agency');
  await desk.untilSaved();
  let sent: Uint8Array = new Uint8Array();

  await test.step('the dialog shows the comments, and says what stays out', async () => {
    await dialog.open();
    await dialog.chooseUse(/^Word, comments in the margin/);
    await dialog.root.getByRole('textbox', { name: 'Author of the comments' }).fill('Lin Xiaoming');
    await expect(dialog.words).toHaveValue(new RegExp(`“${PASSAGE}”\\n {2}Four nouns`));
    const losses = dialog.root.getByRole('list', { name: 'What this file does not hold as it is here' });
    await expect(losses).toHaveText('The codes of one annotation are written as words.');
    await dialog.root.getByRole('switch', { name: 'With codes' }).click();
    await expect(losses).toHaveText('The codes of one annotation stay out.');
    await expect(dialog.words).not.toHaveValue(/Agency/);
    await dialog.root.getByRole('switch', { name: 'With codes' }).click();
    await expect(dialog.words).toHaveValue(/Codes: Agency/);
  });

  await test.step('the file has them where they belong', async () => {
    const file = await dialog.take();
    expect(file.name).toMatch(/\.docx$/);
    sent = file.bytes;
    const { comments, paragraphs } = await readDocx(file.bytes);
    expect(comments.map(({ words, body, author }) => [words, author, ...body])).toEqual([
      [PASSAGE, 'Lin Xiaoming', 'Four nouns, 網絡強國.', '¶2 s1 · Yellow'],
      [CODED, 'Lin Xiaoming', '¶2 s2 · Yellow · Codes: Agency'],
    ]);
    expect(paragraphs.filter(({ style }) => style === 'PostilText')).toHaveLength(18);
  });

  await test.step('the next time the dialog remembers', async () => {
    await dialog.open();
    await expect(dialog.root.getByRole('radio', { name: /^Word, comments in the margin/ })).toBeChecked();
    await expect(dialog.root.getByRole('textbox', { name: 'Author of the comments' })).toHaveValue('Lin Xiaoming');
  });
  await dialog.root.getByRole('button', { name: 'Cancel' }).click();

  await test.step('it comes back edited: what was altered there is taken over in one step, which is undone', async () => {
    const dialogIn = new ImportDialog(desk);
    await dialogIn.open();
    const edited = await editDocx(sent, 'word/comments.xml', 'Four nouns', 'Five nouns');
    await dialogIn.give({ name: 'back.docx', bytes: await editDocx(edited, 'word/document.xml', 'accurately grasped', TRACKED) });
    const items = dialogIn.root.getByRole('list', { name: 'Comments and changes from Word' }).getByRole('listitem');
    await expect(items).toHaveText([
      new RegExp(`${PASSAGE}.*edited in Word.*Four nouns, 網絡強國\\..*Five nouns, 網絡強國\\.`),
      /accurately.*tracked change: would be a correction · Wang Li.*accurately.*rightly/,
    ]);
    await dialogIn.root.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(notes.card(PASSAGE)).toContainText('Five nouns, 網絡強國.');
    await expect(notes.card('accurately')).toContainText('rightly');
    await expect(notes.card('accurately')).toContainText('Wang Li · 2026-11-20 14:03');
    await desk.text.focus();
    await desk.page.keyboard.press('Control+z');
    await expect(notes.card(PASSAGE)).toContainText('Four nouns, 網絡強國.');
    await expect(notes.card('accurately')).toHaveCount(0);
  });
  expect(app.problems).toEqual([]);
});

/** The package with other words in one of its parts, as a word processor would leave it. */
async function editDocx(bytes: Uint8Array, part: string, from: string, to: string): Promise<Uint8Array> {
  const reader = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false });
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  for (const entry of await reader.getEntries()) {
    if (entry.directory) continue;
    const words = await entry.getData(new TextWriter());
    await writer.add(entry.filename, new TextReader(entry.filename === part ? words.replace(from, to) : words));
  }
  await reader.close();
  return await writer.close();
}
