import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseMarkdown } from '../../shared/richtext/markdown';
import { plainTextOf } from '../../shared/richtext/plain-text';
import { parseSample, type Sample } from '../../shared/sample/sample';
import { expect, test } from '../fixtures/app';
import { DeskPage } from '../page-models/app';
import { ExportDialog } from '../page-models/export';
import { ROOT } from '../support/load-main';
import { foldWords, type PdfWords, type ReadPdf, readPdf } from '../support/read-pdf';

async function readSample(): Promise<Sample> {
  const sample = parseSample(JSON.parse(await readFile(path.join(ROOT, 'resources/sample/sample.json'), 'utf8')));
  if (!sample.ok) throw new Error(sample.error);
  return sample.value;
}

async function openSample(desk: DeskPage): Promise<void> {
  await desk.open();
  await desk.page.getByRole('tab', { name: 'Annotations' }).click();
  await desk.page.getByRole('button', { name: 'Look at the sample library' }).click();
  await desk.expectCounts('33 highlights · 32 notes');
}

const wordsOf = (pdf: ReadPdf, isWanted: (words: PdfWords) => boolean) =>
  foldWords(pdf.pages.flatMap(({ words }) => words.filter(isWanted).map((one) => one.words)).join(''));

/** Where the text stands on A4, in points; numbers of paragraphs hang before it, notes stand behind it. */
const TEXT = { from: 73, to: 372, bottom: 66, top: 776, size: 9 };
const isInside = ({ y }: PdfWords) => y > TEXT.bottom && y < TEXT.top;
const isText = (one: PdfWords) => isInside(one) && one.x >= TEXT.from && one.x < TEXT.to && one.size > TEXT.size;
const isNote = (one: PdfWords) => isInside(one) && one.x > TEXT.to;

test.describe('a print edition', () => {
  test('shows its first pages, and becomes a tagged PDF with every word of text and notes, bookmarks and running heads', async ({
    app,
  }) => {
    test.slow();
    const desk = new DeskPage(app);
    await openSample(desk);
    const dialog = new ExportDialog(desk);
    await dialog.open();
    await dialog.chooseUse(/^Print edition/);
    const pages = dialog.root.getByRole('region', { name: 'The first pages' }).locator('.page');
    await expect(pages.first()).toContainText('The Way of Internet Governance');
    await expect(pages.first().getByRole('note').first()).toContainText('The title’s rendering');
    const file = await dialog.take();
    expect([path.extname(file.name), app.problems]).toEqual(['.pdf', []]);

    const pdf = await readPdf(file.bytes);
    expect(pdf).toMatchObject({ isTagged: true, title: expect.stringContaining('Internet Governance') });
    expect(pdf.bookmarks).toEqual([
      expect.stringMatching(/^\S.*Internet Governance/),
      '  First, clarify the important position',
      '  Second, clarify the strategic goal',
      '  Third, clarify the principles',
      '  Fourth, clarify the international propositions',
      '  Fifth, clarify the basic methods',
      '  Colours',
      '  About the text',
    ]);
    expect([...new Set(pdf.pages.flatMap(({ roles }) => roles))]).toEqual(expect.arrayContaining(['H1', 'H2', 'P', 'Link']));
    for (const { width, height } of pdf.pages) expect([Math.round(width), Math.round(height)]).toEqual([595, 842]);

    const [text, notes] = [wordsOf(pdf, isText), wordsOf(pdf, isNote)];
    const sample = await readSample();
    const missing = sample.annotations.flatMap(({ places, note }) => [
      ...places.filter(({ words }) => !text.includes(foldWords(words))).map(({ words }) => words),
      ...(note === null || notes.includes(foldWords(plainTextOf(parseMarkdown(note)))) ? [] : [note]),
    ]);
    expect(missing).toEqual([]);
    // Running heads from the second page on, and a page number on each.
    for (const [index, { words, height }] of pdf.pages.entries()) {
      expect(words.some(({ y, words: head }) => y > height - 60 && head.includes('Internet Governance'))).toBe(index > 0);
      expect(words.some(({ y, words: number }) => y < 60 && number === String(index + 1))).toBe(true);
    }
    await expectSound(file.bytes, test.info().outputPath('edition.pdf'));
  });

  test('with endnotes, on the paper that was chosen, and both are remembered', async ({ app }) => {
    const desk = new DeskPage(app);
    await openSample(desk);
    const dialog = new ExportDialog(desk);
    await dialog.open();
    await dialog.chooseUse(/^Print edition/);
    await dialog.root.getByRole('radio', { name: 'At the end, as endnotes' }).click();
    await dialog.root.getByRole('combobox', { name: 'Paper' }).click();
    await desk.page.getByRole('option', { name: 'A5' }).click();
    const pdf = await readPdf((await dialog.take()).bytes);
    expect([pdf.pages[0]?.width, pdf.pages[0]?.height].map((points) => Math.round(points ?? 0))).toEqual([420, 595]);
    expect(pdf.bookmarks).toContain('  Notes');
    await dialog.open();
    await expect(dialog.root.getByRole('radio', { name: 'At the end, as endnotes' })).toBeChecked();
    await expect(dialog.root.getByRole('combobox', { name: 'Paper' })).toContainText('A5');
  });
});

/** What qpdf says, where it is installed. */
async function expectSound(bytes: Uint8Array, file: string): Promise<void> {
  await writeFile(file, bytes);
  const { error, status, stdout, stderr } = spawnSync('qpdf', ['--check', file], { encoding: 'utf8' });
  if (error !== undefined) console.error('NOT VERIFIED: the PDF with qpdf --check; not installed: qpdf');
  else expect([status, status === 0 ? '' : stdout + stderr]).toEqual([0, '']);
}
