import { expect, test } from 'vitest';
import { readBundledText, readProjectFile } from '../../e2e/support/texts';
import { resolveTarget } from '../anchor/resolve';
import { createCodebook } from '../codebook/codebook';
import { applyEdits, EMPTY_TABLES } from '../model/apply-edits';
import { SOURCE } from '../model/record.cases';
import { validateRecord } from '../model/validate-records';
import { buildSample } from './build-sample';
import { parseSample, type Sample } from './sample';

function readSample(): Sample {
  const sample = parseSample(JSON.parse(new TextDecoder().decode(readProjectFile('resources/sample/sample.json'))));
  if (!sample.ok) throw new Error(sample.error);
  return sample.value;
}

const text = readBundledText();
const AT = Date.UTC(2026, 2, 4);

test('every record of the sample is good, and every passage is where it says', () => {
  const edits = buildSample(readSample(), { source: SOURCE, text, at: AT });
  for (const { table, after } of edits) expect(validateRecord(table, after)).toMatchObject({ ok: true });
  const annotations = edits.flatMap(({ table, after }) => (table === 'annotations' && after !== null ? [after] : []));
  expect(annotations.length).toBeGreaterThan(29);
  for (const { targets } of annotations) {
    for (const target of targets) {
      expect(resolveTarget(text, SOURCE.revisionId, target)).toMatchObject({
        state: 'anchored',
        span: { start: target.start, end: target.end },
      });
    }
  }
});

test('every kind of thing is shown: codes, several places, relations, checks, bookmarks, memos', () => {
  const sample = readSample();
  const edits = buildSample(sample, { source: SOURCE, text, at: AT });
  const applied = applyEdits(EMPTY_TABLES, edits);
  if (!applied.ok) throw new Error(`twice: ${applied.error.table} ${applied.error.key}`);
  const ids = new Set(applied.value.annotations.keys());
  const codes = createCodebook(edits.flatMap(({ table, after }) => (table === 'codes' && after !== null ? [after] : [])));
  expect([...codes.labels.values()]).toEqual(sample.codes.map(({ path }) => path.replaceAll(' > ', ' › ')));
  const given = new Set(sample.annotations.flatMap((one) => one.codes));
  // A code at the top may stand for its branch.
  for (const { path } of sample.codes) expect([...given].some((one) => one === path || one.startsWith(`${path} > `))).toBe(true);
  for (const edit of edits) {
    if (edit.table !== 'relations' || edit.after === null) continue;
    expect([ids.has(edit.after.fromId), ids.has(edit.after.toId)]).toEqual([true, true]);
  }
  expect(sample.annotations.some(({ places }) => places.length > 3)).toBe(true);
  expect(new Set(sample.annotations.map(({ color }) => color)).size).toBe(5);
  expect(new Set(sample.annotations.map(({ check }) => check))).toEqual(new Set([null, 'open', 'settled']));
  const blocks = edits.flatMap(({ table, after }) => (table === 'commentaryBlocks' && after !== null ? [after] : []));
  const written = JSON.stringify(blocks);
  for (const kind of ['quote', 'quotation', 'mention', 'footnote', 'table', 'heading', 'bulletList'])
    expect(written).toContain(`"type":"${kind}"`);
  expect(applied.value.bookmarks.size).toBe(2);
  expect([...applied.value.memos.keys()]).toEqual([SOURCE.id, 'library']);
});

test('words that the text does not have are refused', () => {
  const [first] = readSample().annotations;
  if (first === undefined) throw new Error('no annotation');
  const wrong = { ...first, places: [{ paragraph: 7, words: 'sexual achievement', nth: 1 }] as typeof first.places };
  expect(() => buildSample({ ...readSample(), annotations: [wrong] }, { source: SOURCE, text, at: AT })).toThrow(RangeError);
});
