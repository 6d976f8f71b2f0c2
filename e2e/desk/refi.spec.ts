import { element } from '../../shared/export/xml';
import { createPositionScale } from '../../shared/import/refi/position-scale';
import { buildProject, codeElement, guid, selectionElement } from '../../shared/import/refi/refi.cases';
import { expect, test } from '../fixtures/app';
import { DeskPage } from '../page-models/app';
import { CodebookPage } from '../page-models/codebook';
import { ImportDialog } from '../page-models/export';
import { NotesPage } from '../page-models/notes';
import { RelationsPage } from '../page-models/relations';
import { readBundledText } from '../support/texts';

const PASSAGE = 'the long-term stability of the country';
const CODED = 'Comrade Xi Jinping stood';
const ELSEWHERE = 'Porridge is better';
const TEXT = readBundledText().text;
const OTHER_TEXT = `An interview.\n\nI did try the bread. ${ELSEWHERE}, to be honest.\n`;

/** As NVivo would count in a file with CR LF. */
const scale = createPositionScale(TEXT, { unit: 'utf-16', lineEnds: 'two' });
const at = (words: string): readonly [number, number] => {
  const start = TEXT.indexOf(words);
  return [scale.toPosition(start), scale.toPosition(start + words.length)];
};

async function nvivoProject(behind = '') {
  const [open, other] = [guid(1), guid(2)];
  const project = await buildProject({
    origin: 'NVivo 14',
    folder: 'Sources',
    codes: [codeElement(guid(10), 'Agency', '#46AA00', codeElement(guid(11), 'Leader', '#F00082'))],
    sources: [
      element(
        'TextSource',
        { guid: open, name: 'The article', plainTextPath: `internal://${open}.txt` },
        selectionElement({ guid: guid(20), at: at(CODED), name: CODED, description: 'Who acts?', codes: [guid(11)] }),
        selectionElement({ guid: guid(21), at: at(PASSAGE), name: PASSAGE, description: 'Four nouns.' }),
        selectionElement({ guid: guid(22), at: at('network power'), name: 'cyber power' }),
      ),
      element(
        'TextSource',
        { guid: other, name: 'Interview', plainTextPath: `internal://${other}.txt` },
        selectionElement({
          guid: guid(23),
          at: [OTHER_TEXT.indexOf(ELSEWHERE), OTHER_TEXT.indexOf(ELSEWHERE) + ELSEWHERE.length],
          name: ELSEWHERE,
        }),
      ),
      element('PictureSource', { guid: guid(3), name: 'Photo', path: 'internal://photo.jpg' }),
    ],
    rest: behind,
    files: { [`${open}.txt`]: TEXT, [`${other}.txt`]: OTHER_TEXT },
  });
  return { name: 'study.qdpx', bytes: project };
}

test('a project of another program comes onto the open text, and its other texts with it, in one step that is undone', async ({ app }) => {
  const desk = new DeskPage(app);
  const dialog = new ImportDialog(desk);
  const notes = new NotesPage(desk);
  await desk.open();

  await test.step('the report tells text by text what was found, and asks where it is not sure', async () => {
    await dialog.open();
    await dialog.give(await nvivoProject());
    const texts = dialog.root.getByRole('list', { name: 'Texts of the project' }).getByRole('listitem');
    await expect(texts).toHaveText([
      /The article stands in the library as .*2 passages placed · one doubtful.*characters, line ends as two.*2 of 3 quotations/,
      /Interview a new text.*one passage placed/,
      /Photo cannot be brought.*it has no text/,
    ]);
    const doubtful = dialog.root.getByRole('list', { name: 'One passage needs a look' });
    await expect(doubtful.getByRole('checkbox', { name: /cyber power/ })).not.toBeChecked();
    await expect(dialog.root.getByRole('list', { name: 'Codes, relations and memos' })).toContainText(
      '2 new codes: Agency · Agency › Leader',
    );
    await dialog.root.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(dialog.root).toBeHidden();
  });

  await test.step('codings and notes are on their words', async () => {
    await expect(notes.card(PASSAGE)).toContainText('Four nouns.');
    await expect(new CodebookPage(desk).chips(CODED)).toHaveText(['Agency › Leader']);
  });

  await test.step('one step takes everything back', async () => {
    await desk.text.focus();
    await desk.page.keyboard.press('Control+z');
    await expect(notes.card(PASSAGE)).toBeHidden();
    await expect(new CodebookPage(desk).chips(CODED)).toHaveCount(0);
  });
  expect(app.problems).toEqual([]);
});

test('a link between passages of two texts is shown on both with the title of the other, and leads there', async ({ app }) => {
  const desk = new DeskPage(app);
  const dialog = new ImportDialog(desk);
  const relations = new RelationsPage(desk);
  await desk.open();
  await dialog.open();
  const link = { guid: guid(30), name: 'recalls', direction: 'OneWay', originGUID: guid(21), targetGUID: guid(23) };
  await dialog.give(await nvivoProject(element('Links', {}, element('Link', link))));
  await dialog.root.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(relations.chips(PASSAGE)).toHaveText([`recallsInterview${ELSEWHERE}`]);
  await desk.page.keyboard.press('Control+Alt+r');
  await expect(relations.rows.nth(1)).toContainText(`recallsInterview${ELSEWHERE}`);
  await relations.rows
    .nth(1)
    .getByRole('button', { name: /^Interview/ })
    .click();
  await expect(desk.text).toContainText('I did try the bread.');
  await expect(relations.chips(ELSEWHERE)).toHaveText([new RegExp(`The Way of Internet.*${PASSAGE}`)]);
  await relations.chips(ELSEWHERE).getByRole('button').first().click();
  await expect(relations.chips(PASSAGE)).toHaveText([`recallsInterview${ELSEWHERE}`]);
  expect(app.problems).toEqual([]);
});
