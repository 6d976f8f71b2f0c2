import { expect, test } from 'vitest';
import { EXAMPLE_SOURCE, textOf } from '../../export/export.cases';
import { element, xmlText } from '../../export/xml';
import { plainTextOf } from '../../richtext/plain-text';
import { createPositionScale, POSITION_UNITS, type PositionUnit } from './position-scale';
import { buildProject, codeElement, emptyLibrary, guid, importInto, libraryText, planOf, selectionElement, shown } from './refi.cases';
import { changeOfRefi, sureChoice } from './refi-plan';

/** An interview with an astral character and several paragraphs before most passages. */
const WORDS = [
  'Interview with 𝒜nna',
  '',
  'Who that cares much to know the history of man, and how the mysterious mixture behaves?',
  '',
  'I did try the gluten free bread, but it was always so soggy. Porridge is better 👩‍👩‍👧 for all of us.',
  '',
  'To be honest, I used to have a much bigger breakfast, and these days I find myself snacking.',
  '',
].join('\n');
const CRLF = WORDS.replaceAll('\n', '\r\n');
const [STANDARD, , CP_ONE, , , U16_TWO] = POSITION_UNITS;
const ANNA = guid(1);
const TASTE = guid(10);
const HABIT = guid(11);
const CODES = [codeElement(TASTE, 'Taste', '#F00082', codeElement(HABIT, 'Habit', '#46AA00'))];

/** The positions of words in a file that holds this text, as a program that counts so writes them. */
function at(words: string, text: string, unit: PositionUnit | undefined): readonly [number, number] {
  if (unit === undefined) throw new Error('no such unit');
  const scale = createPositionScale(text, unit);
  const start = text.indexOf(words);
  return [scale.toPosition(start), scale.toPosition(start + words.length)];
}

function textSource(...inside: readonly string[]): string {
  return element('TextSource', { guid: ANNA, name: 'Anna', plainTextPath: `internal://${ANNA}.txt` }, ...inside);
}

test('NVivo: UTF-16 and two for every line end, `Sources`, no names, annotations as notes that links tie to passages', async () => {
  const passages = ['Who that cares', 'soggy', 'Porridge is better', 'bigger breakfast', 'these days I find myself snacking'];
  const project = await buildProject({
    origin: 'NVivo 12.6',
    folder: 'Sources',
    project: 'Project.qde',
    codes: CODES,
    sources: [
      textSource(
        ...passages.map((words, index) =>
          selectionElement({ guid: guid(20 + index), at: at(words, CRLF, U16_TWO), codes: index < 4 ? [TASTE] : [] }),
        ),
      ),
    ],
    notes: [element('Note', { guid: guid(40), name: '', plainTextPath: `internal://${guid(40)}.txt` })],
    rest: element('Links', {}, element('Link', { guid: guid(50), originGUID: guid(40), targetGUID: guid(24) })),
    files: { [`${ANNA.toUpperCase()}.txt`]: CRLF, [`${guid(40)}.txt`]: '\uFEFFShe laughs here.\r\n' },
  });
  const plan = await planOf(project);
  expect(plan.sources[0]?.unit).toMatchObject({ unit: { unit: 'utf-16', lineEnds: 'as-found' }, edges: 10, ends: 10 });
  expect(plan.left).toEqual([]);
  const library = await importInto(emptyLibrary(), project);
  expect(shown(library)).toEqual(
    passages.map((words, index) => ({ words: [words], codes: index < 4 ? ['Taste'] : [], note: index === 4 ? 'She laughs here.' : '' })),
  );
});

test('NVivo: the text has line feeds only, positions count two', async () => {
  const passages = ['Who that cares', 'soggy', 'Porridge is better', 'bigger breakfast'];
  const project = await buildProject({
    origin: 'NVivo',
    sources: [textSource(...passages.map((words, index) => selectionElement({ guid: guid(20 + index), at: at(words, WORDS, U16_TWO) })))],
    files: { [`${ANNA}.txt`]: WORDS },
  });
  expect(shown(await importInto(emptyLibrary(), project)).map(({ words }) => words[0])).toEqual(passages);
});

test('ATLAS.ti: one for CR LF, names cut off with an ellipsis, a picture and a PDF whose text stands beside it', async () => {
  const long = 'To be honest, I used to have a much bigger breakfast, and these days I find myself snacking.';
  const project = await buildProject({
    origin: 'ATLAS.ti 8.4.0 573 , macOS Version 10.14.3',
    codes: CODES,
    sources: [
      textSource(
        selectionElement({ guid: guid(20), at: at(long, CRLF, CP_ONE), name: `${long.slice(0, 60)}…`, codes: [HABIT] }),
        selectionElement({ guid: guid(21), at: at('always so soggy', CRLF, CP_ONE), name: 'damage done by bread', codes: [TASTE] }),
      ),
      element(
        'PictureSource',
        { guid: guid(2), name: 'cornflakes.jpg', path: 'internal://x.jpg' },
        element(
          'PictureSelection',
          { guid: guid(60), firstX: 0, firstY: 0, secondX: 9, secondY: 9 },
          element('Coding', { guid: guid(61) }, element('CodeRef', { targetGUID: TASTE })),
        ),
      ),
      element(
        'PDFSource',
        { guid: guid(3), name: 'Recipe.pdf', path: 'internal://x.pdf' },
        element('PDFSelection', { guid: guid(62), page: 0, firstX: 0, firstY: 0, secondX: 9, secondY: 9 }),
        element(
          'Representation',
          { guid: guid(4), plainTextPath: `internal://${guid(4)}.txt` },
          selectionElement({ guid: guid(22), at: [0, 6], name: 'Recipe', codes: [TASTE] }),
        ),
      ),
    ],
    files: { [`${ANNA}.txt`]: `\uFEFF${CRLF}`, [`${guid(4)}.txt`]: 'Recipe for a pie' },
  });
  const plan = await planOf(project);
  expect(plan.sources.map(({ name, outcome, reason, left }) => ({ name, outcome, reason, left }))).toEqual([
    { name: 'Anna', outcome: 'new', reason: null, left: { selections: 0, codings: 0 } },
    { name: 'cornflakes.jpg', outcome: 'refused', reason: 'no-text', left: { selections: 1, codings: 1 } },
    { name: 'Recipe', outcome: 'new', reason: null, left: { selections: 1, codings: 0 } },
  ]);
  expect(plan.left).toEqual([
    { reason: 'areas', count: 1 },
    { reason: 'refused-sources', count: 1 },
  ]);
  const library = await importInto(emptyLibrary(), project);
  expect(shown(library)).toEqual([
    { words: [long], codes: ['Taste › Habit'], note: '' },
    { words: ['always so soggy'], codes: ['Taste'], note: 'damage done by bread' },
    { words: ['Recipe'], codes: ['Taste'], note: '' },
  ]);
  expect(library.codebook.inOrder.map(({ name, color }) => [name, color])).toEqual([
    ['Taste', 'pink'],
    ['Habit', 'green'],
  ]);
});

test('MAXQDA: passages with a comment and no code become annotations; sets and variables of files are kept in memos', async () => {
  const variable = element('Variable', { guid: guid(70), name: 'Age', typeOfVariable: 'Text' });
  const project = await buildProject({
    origin: 'MAXQDA 2022',
    codes: CODES,
    before: element('Variables', {}, variable),
    sources: [
      textSource(
        element('Description', {}, xmlText('Recorded in May.')),
        selectionElement({ guid: guid(20), at: at('Porridge is better', WORDS, STANDARD), description: 'Say more of this.' }),
        selectionElement({ guid: guid(21), at: at('soggy', WORDS, STANDARD), codes: [TASTE] }),
        element('Coding', { guid: guid(30) }, element('CodeRef', { targetGUID: HABIT })),
        element('VariableValue', {}, element('VariableRef', { targetGUID: guid(70) }), element('TextValue', {}, '34')),
      ),
    ],
    notes: [element('Note', { guid: guid(41), name: 'Free memo' }, element('PlainTextContent', {}, xmlText('Compare with 1960.')))],
    rest: element(
      'Sets',
      {},
      element(
        'Set',
        { guid: guid(80), name: 'Morning' },
        element('MemberCode', { targetGUID: TASTE }),
        element('MemberSource', { targetGUID: ANNA }),
      ),
    ),
    files: { [`${ANNA}.txt`]: WORDS },
  });
  const library = await importInto(emptyLibrary(), project);
  expect(shown(library)).toEqual([
    { words: ['Porridge is better'], codes: [], note: 'Say more of this.' },
    { words: ['soggy'], codes: ['Taste'], note: '' },
  ]);
  const memos = [...library.memos.values()].map(({ id, body }) => [id === 'library', plainTextOf(body)]);
  expect(memos).toEqual([
    [false, 'Recorded in May.\nCoded as a whole: Taste › Habit\nAge: 34'],
    [true, 'From the project “A study”\nFree memo\nCompare with 1960.\nSets\n• Morning — Taste · Anna'],
  ]);
});

test('QualCoder: a selection for each code, a description as the memo of a coding, annotations in notes, CR LF counted as one', async () => {
  const soggy = at('always so soggy', CRLF, CP_ONE);
  const project = await buildProject({
    origin: 'QualCoder-3.6',
    users: [element('User', { guid: guid(5), name: 'default' })],
    codes: CODES,
    sources: [
      textSource(
        selectionElement({ guid: guid(20), at: soggy, name: 'always so soggy', codes: [TASTE], user: guid(5) }),
        selectionElement({ guid: guid(21), at: soggy, name: 'always so soggy', codes: [HABIT], user: guid(5) }),
        selectionElement({
          guid: guid(22),
          at: at('Who that cares', CRLF, CP_ONE),
          name: 'Who that cares',
          description: 'Rhetorical?',
          codes: [HABIT],
        }),
        element('NoteRef', { targetGUID: guid(42) }),
      ),
    ],
    notes: [
      element(
        'Note',
        { guid: guid(42), modifiedDateTime: '2021-01-15T23:37:54Z' },
        element('PlainTextContent', {}, 'A note on porridge'),
        element('PlainTextSelection', {
          guid: guid(23),
          startPosition: at('Porridge', CRLF, CP_ONE)[0],
          endPosition: at('Porridge', CRLF, CP_ONE)[1],
        }),
      ),
    ],
    files: { [`${ANNA}.txt`]: `\uFEFF${CRLF}` },
  });
  const library = await importInto(emptyLibrary(), project);
  expect(shown(library)).toEqual([
    { words: ['always so soggy'], codes: ['Taste', 'Taste › Habit'], note: '' },
    { words: ['Who that cares'], codes: ['Taste › Habit'], note: 'Rhetorical?' },
    { words: ['Porridge'], codes: [], note: 'A note on porridge' },
  ]);
  expect(library.memos.size).toBe(0);
  const again = await planOf(project, library);
  expect(changeOfRefi(again, sureChoice(again), library.change)).toEqual({ texts: [], change: null });
});

test('a text of the library is known by its words, whatever its line ends; passages stand on its own offsets', async () => {
  const text = textOf(`\uFEFF${WORDS}`);
  const project = await buildProject({
    sources: [textSource(selectionElement({ guid: guid(20), at: at('always so soggy', CRLF, CP_ONE), name: 'always so soggy' }))],
    files: { [`${ANNA}.txt`]: CRLF },
  });
  const library = emptyLibrary({ texts: [libraryText(text)] });
  const plan = await planOf(project, library);
  expect(plan.sources).toMatchObject([{ outcome: 'known', title: EXAMPLE_SOURCE.provenance.title, edits: [], texts: [] }]);
  const [annotation] = (await importInto(library, project)).annotations.values();
  const [target] = annotation?.targets ?? [];
  expect(text.text.slice(target?.start, target?.end)).toBe('always so soggy');
});

test('several people, links of every direction, and what has no place is told', async () => {
  const link = (number: number, parts: Readonly<Record<string, string>>) => element('Link', { guid: guid(number), ...parts });
  const project = await buildProject({
    users: [element('User', { guid: `{${guid(5).toUpperCase()}}`, name: 'Lin' }), element('User', { guid: guid(6), name: 'Wang' })],
    codes: CODES,
    sources: [
      textSource(
        selectionElement({
          guid: guid(20),
          at: at('Who that cares', WORDS, STANDARD),
          name: 'Who that cares',
          description: 'Lin asks.',
          user: guid(5),
        }),
        selectionElement({
          guid: guid(21),
          at: at('always so soggy', WORDS, STANDARD),
          name: 'always so soggy',
          codes: [`{${TASTE.toUpperCase()}}`, guid(99)],
          user: guid(6),
        }),
      ),
    ],
    rest:
      element(
        'Links',
        {},
        link(50, { name: 'translates', direction: 'OneWay', originGUID: guid(20), targetGUID: guid(21) }),
        link(51, { name: 'is echoed by', direction: 'OneWay', originGUID: guid(20), targetGUID: guid(21) }),
        link(52, { name: 'goes with', direction: 'Associative', originGUID: guid(20), targetGUID: guid(21) }),
        link(53, { name: 'leads to', direction: 'OneWay', originGUID: guid(20), targetGUID: TASTE }),
      ) + element('Graphs', {}, element('Graph', { guid: guid(90), name: 'Map' })),
    files: { [`${ANNA}.txt`]: WORDS },
  });
  const plan = await planOf(project);
  expect(plan.people).toEqual([
    { name: 'Lin', passages: 1 },
    { name: 'Wang', passages: 1 },
  ]);
  expect(plan.left).toEqual([
    { reason: 'codings-without-code', count: 1 },
    { reason: 'links', count: 1 },
    { reason: 'graphs', count: 1 },
  ]);
  const library = await importInto(emptyLibrary(), project);
  expect(shown(library).map(({ note }) => note)).toEqual(['Lin\nLin asks.', '']);
  const kinds = new Map([...library.relationTypes.values()].map(({ id, name }) => [id, name]));
  expect(Array.from(library.relations.values(), ({ typeId, fromId, toId }) => [kinds.get(typeId) ?? typeId, fromId, toId])).toEqual([
    ['translates', guid(20), guid(21)],
    ['echoes', guid(21), guid(20)],
    ['goes with', guid(20), guid(21)],
  ]);
});
