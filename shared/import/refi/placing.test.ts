import fc from 'fast-check';
import { expect, test } from 'vitest';
import { element } from '../../export/xml';
import { readSourceText } from '../../text/read-source-text';
import { countIn, markedWords } from './detect-unit.cases';
import { planRefiImport } from './plan-refi-import';
import { POSITION_UNITS } from './position-scale';
import { buildProject, emptyLibrary, guid, importInto, planOf, QUIET, selectionElement } from './refi.cases';
import { hasAnything, sureChoice } from './refi-plan';

const path = `internal://${guid(1)}.txt`;

test('whatever is counted, whatever the file quotes: a passage stands on its own words, or the reader is asked', async () => {
  const cases = fc.tuple(
    markedWords,
    fc.constantFrom(...POSITION_UNITS),
    fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
    fc.boolean(),
  );
  await fc.assert(
    fc.asyncProperty(cases, async ([{ text, spans }, unit, named, hasMark]) => {
      const meant = new Map(spans.map(({ start, end }, index) => [guid(100 + index), text.slice(start, end)]));
      const selections = countIn(text, unit, spans).map(({ start, end }, index) => {
        const name = named[index] === true ? meant.get(guid(100 + index)) : undefined;
        return selectionElement({ guid: guid(100 + index), at: [start, end], ...(name === undefined ? {} : { name }) });
      });
      const source = element('TextSource', { guid: guid(1), name: 'Words', plainTextPath: path }, ...selections);
      const bytes = await buildProject({ sources: [source], files: { [`${guid(1)}.txt`]: `${hasMark ? '\uFEFF' : ''}${text}` } });
      const plan = await planOf(bytes);
      for (const { id, outcome, label } of plan.passages) if (outcome === 'placed') expect(label).toBe(meant.get(id));
      expect(plan.passages.filter(({ outcome }) => outcome === 'placed').length).toBeGreaterThan(0);
      const library = await importInto(emptyLibrary(), bytes, true);
      const read = readSourceText(library.texts[0]?.bytes ?? new Uint8Array());
      if (!read.ok) throw new Error(read.error.code);
      expect(library.annotations.size).toBe(spans.length);
      for (const { targets, check } of library.annotations.values())
        for (const { start, end, quote } of targets) if (check === null) expect(read.value.text.slice(start, end)).toBe(quote.exact);
    }),
    { numRuns: 40 },
  );
});

test('where nothing tells how positions count the reader is asked, by tick or by naming the unit; nothing is guessed', async () => {
  const text = `${'黨的十八大以來努力把我國建設成為'}\n${'網絡強國的戰略思想第二段也在這裡'}`;
  const source = element(
    'TextSource',
    { guid: guid(1), name: '訪談', plainTextPath: path },
    selectionElement({ guid: guid(2), at: [2, 5] }),
    selectionElement({ guid: guid(3), at: [20, 24] }),
  );
  const bytes = await buildProject({ sources: [source], files: { [`${guid(1)}.txt`]: text } });
  const plan = await planOf(bytes);
  expect(plan.passages.map(({ outcome, label, rival, isSure }) => ({ outcome, label, rival, isSure }))).toEqual([
    { outcome: 'placed', label: '十八大', rival: '', isSure: true },
    { outcome: 'doubtful', label: '國的戰略', rival: '強國的戰', isSure: false },
  ]);
  expect(plan.sources[0]?.unit?.choices.map(({ unit, sample }) => [unit.lineEnds, sample])).toEqual([
    ['as-found', '國的戰略'],
    ['two', '強國的戰'],
  ]);
  expect((await importInto(emptyLibrary(), bytes)).annotations.size).toBe(1);
  expect(Array.from((await importInto(emptyLibrary(), bytes, true)).annotations.values(), ({ check }) => check)).toEqual([null, 'open']);
  const [, , , , , two] = POSITION_UNITS;
  if (two === undefined) throw new Error('no such unit');
  const chosen = await planOf(bytes, emptyLibrary({ units: new Map([[guid(1), two]]) }));
  expect(chosen.passages.map(({ outcome, label }) => [outcome, label])).toEqual([
    ['placed', '十八大'],
    ['placed', '強國的戰'],
  ]);
  expect([hasAnything(chosen, sureChoice(chosen)), hasAnything(chosen, { sources: new Set(), passages: new Set() })]).toEqual([
    true,
    false,
  ]);
});

test('a project that was damaged anywhere gives a plan or a clear error, and never fails', async () => {
  const source = element(
    'TextSource',
    { guid: guid(1), name: 'Words', plainTextPath: path },
    selectionElement({ guid: guid(2), at: [0, 3], name: 'One' }),
  );
  const whole = await buildProject({ sources: [source], files: { [`${guid(1)}.txt`]: 'One two three.' } });
  const damages = fc.array(fc.tuple(fc.nat(whole.byteLength - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(damages, async (damage) => {
      const bytes = whole.slice();
      for (const [at, value] of damage) bytes[at] = value;
      const planned = await planRefiImport(bytes, emptyLibrary(), QUIET);
      expect(planned.ok || typeof planned.error.code === 'string').toBe(true);
    }),
    { numRuns: 150 },
  );
});
