import fc from 'fast-check';
import { applyEdits, EMPTY_TABLES, type PlainTables } from '../model/apply-edits';
import type { Change, Edit } from '../model/change';
import { REVISION, SOURCE } from '../model/record.cases';
import { TABLE_NAMES, type TableName } from '../model/records';
import { findRecordKey, validateRecord } from '../model/validate-records';
import { isBuiltInType } from '../relations/relation-types';
import { ACTIONS } from './actions.cases';
import { toHistorySteps } from './history-step';
import { recordsOf, type World } from './world.cases';

/** One step of a sequence: what is done, and the chance by which it chooses what to do it to. */
export interface Step {
  readonly action: string;
  readonly chance: number;
}

export function stepsOf(maxLength: number): fc.Arbitrary<readonly Step[]> {
  const step = fc.record({ action: fc.constantFrom(...Object.keys(ACTIONS)), chance: fc.nat({ max: 2 ** 31 - 1 }) });
  // What others work on comes first and often; a note is written on by one step after another.
  const mark = fc.record({
    action: fc.constantFrom('highlight', 'highlightAll', 'createCode', 'startPass', 'writeNote', 'writeNote'),
    chance: fc.nat(),
  });
  return fc
    .tuple(
      fc.array(mark, { minLength: 2, maxLength: 6 }),
      fc.array(fc.oneof({ weight: 3, arbitrary: step }, { weight: 1, arbitrary: mark }), { maxLength }),
    )
    .map(([marks, steps]) => [...marks, ...steps]);
}

/** A library with a source and nothing on it. */
export const FRESH: PlainTables = { ...EMPTY_TABLES, sources: new Map([['s1', SOURCE]]), revisions: new Map([['r1', REVISION]]) };

/** What a step makes of a library, at this moment; null when there is nothing to do. `name` keeps ids of two libraries apart. */
export function makeChange(tables: PlainTables, { action, chance }: Step, at: number, name: string): Change | null {
  let seed = chance;
  const below = (limit: number) => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return limit <= 0 ? 0 : (seed >>> 8) % limit;
  };
  let ids = 0;
  const world: World = {
    tables,
    context: { at, group: `${name}:${at}` },
    below,
    choose: (values) => values[below(values.length)],
    some: (values) => values.filter(() => below(2) === 0),
    newId: () => `${name}-${at}-${ids++}`,
  };
  const change = ACTIONS[action]?.(world) ?? null;
  return change === null || change.edits.length === 0 ? null : change;
}

/** The library after edits; throws when one was made from something else. */
export function applyAll(tables: PlainTables, edits: readonly Edit[]): PlainTables {
  const applied = applyEdits(tables, edits);
  if (!applied.ok) throw new Error(`conflict in ${applied.error.table} ${applied.error.key}`);
  return applied.value;
}

/** The library with the step in its history, as storage tells it. */
export function withStep(
  tables: PlainTables,
  change: Pick<Change, 'label' | 'at' | 'group' | 'edits'>,
  seq: number,
  kind: 'do' | 'undo' = 'do',
) {
  const steps = toHistorySteps({ ...change, seq, kind }, change.edits, () => SOURCE.id);
  return { ...tables, history: new Map([...tables.history, ...steps.map((step) => [step.id, step] as const)]) };
}

/** The library as text that is the same for the same records, in whatever order they came. History is no part of what undo brings back. */
export function bytesOf(tables: PlainTables): string {
  const rows = TABLE_NAMES.filter((table) => table !== 'history').map((table) => [
    table,
    [...tables[table]].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row),
  ]);
  return JSON.stringify(rows, sortKeys);
}

function sortKeys(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What is wrong with a library; nothing when every record is a good one under its key and refers to what is there. */
export function findWrongs(tables: PlainTables): readonly string[] {
  const wrongs: string[] = [];
  for (const table of TABLE_NAMES) {
    for (const [key, row] of tables[table]) {
      const record = validateRecord(table, row);
      if (!record.ok) wrongs.push(`${table} ${key}: ${record.error}`);
      if (findRecordKey(table, row) !== key) wrongs.push(`${table} ${key}: another key`);
    }
  }
  const world = { tables };
  const isKnown = (table: TableName, id: string) => tables[table].has(id);
  const need = (from: string, table: TableName, id: string | null) => {
    if (id !== null && !isKnown(table, id)) wrongs.push(`${from} needs ${table} ${id}`);
  };
  for (const one of recordsOf(world, 'annotations')) for (const code of one.codes) need(`annotation ${one.id}`, 'codes', code);
  for (const one of recordsOf(world, 'notes')) need('note', 'annotations', one.annotationId);
  for (const one of recordsOf(world, 'codes')) need(`code ${one.id}`, 'codes', one.parentId);
  for (const one of recordsOf(world, 'relations')) for (const end of [one.fromId, one.toId]) need(`relation ${one.id}`, 'annotations', end);
  for (const one of recordsOf(world, 'relations')) if (!isBuiltInType(one.typeId)) need(`relation ${one.id}`, 'relationTypes', one.typeId);
  for (const one of recordsOf(world, 'commentaryBlocks')) need(`block ${one.id}`, 'commentaries', one.commentaryId);
  return wrongs;
}
