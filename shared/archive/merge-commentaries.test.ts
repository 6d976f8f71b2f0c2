import { describe, expect, it } from 'vitest';
import { block, commentary } from '../commentary/essay.cases';
import { SCHEMA_VERSION } from '../migration/schema-version';
import type { Snapshot } from '../migration/snapshot';
import { applyEdits, type PlainTables } from '../model/apply-edits';
import { type Commentary, type CommentaryBlock, eachTable } from '../model/records';
import { findRecordKey } from '../model/validate-records';
import { planRestore } from './restore-plan';

function library(commentaries: readonly Commentary[], commentaryBlocks: readonly CommentaryBlock[]): Snapshot {
  return {
    schemaVersion: SCHEMA_VERSION,
    tables: { ...eachTable<Snapshot['tables']>(() => []), commentaries, commentaryBlocks },
    texts: [],
    seq: 0,
  };
}

function plan(here: Snapshot, there: Snapshot) {
  const made = planRestore(here, there, 'merge', { at: 9000, newId: () => 'fresh0' });
  if (made.mode !== 'merge') throw new Error('no merge');
  return made.change.edits;
}

/** The words of the blocks after a merge, in order. */
function merge(here: Snapshot, there: Snapshot): Snapshot {
  const tables = eachTable<PlainTables>((table) => new Map(here.tables[table].map((row) => [findRecordKey(table, row) ?? '', row])));
  const after = applyEdits(tables, plan(here, there));
  if (!after.ok) throw new Error(after.error.code);
  return { ...here, tables: eachTable<Snapshot['tables']>((table) => [...after.value[table].values()]) };
}

const E = commentary();

describe('merging commentaries', () => {
  it('adds what is missing and leaves out blocks of no commentary', () => {
    const there = library([E], [block('b1', 'V', 'one'), block('b2', 'W', 'loose', { commentaryId: commentary('e9').id })]);
    expect(merge(library([], []), there).tables).toMatchObject({ commentaries: [E], commentaryBlocks: [block('b1', 'V', 'one')] });
  });

  it.each([
    ['later there, a word more: theirs alone', 'one', 4000, 'one and more', 5000, [['b1', 'V', 'one and more']]],
    ['later here, a word more: ours alone', 'one and more', 5000, 'one', 4000, [['b1', 'V', 'one and more']]],
    [
      'later there, other words: theirs, ours behind',
      'ours',
      4000,
      'theirs',
      5000,
      [
        ['b1', 'V', 'theirs'],
        ['fresh0', 'V1', 'ours'],
      ],
    ],
    [
      'later here, other words: ours, theirs behind',
      'ours',
      5000,
      'theirs',
      4000,
      [
        ['b1', 'V', 'ours'],
        ['fresh0', 'V1', 'theirs'],
      ],
    ],
  ])('%s', (_what, ours, oursAt, theirs, theirsAt, expected) => {
    const here = library([E], [block('b1', 'V', ours, { updatedAt: oursAt })]);
    const there = library([E], [block('b1', 'V', theirs, { updatedAt: theirsAt })]);
    const merged = merge(here, there);
    const stands = expected.map(([id = '', order = '', words = '']) => block(id, order, words));
    expect(merged.tables.commentaryBlocks).toMatchObject(stands.map(({ id, order, content }) => ({ id, order, content })));
    expect(plan(merged, there)).toEqual([]);
  });

  it('takes the later title', () => {
    const there = library([commentary('e1', { title: 'On force', updatedAt: 5000 })], []);
    expect(merge(library([E], []), there).tables.commentaries).toMatchObject([{ title: 'On force' }]);
  });
});
