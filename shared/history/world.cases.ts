import type { ChangeContext } from '../model/annotation-changes';
import type { PlainTables } from '../model/apply-edits';
import type { Change } from '../model/change';
import { annotation } from '../model/record.cases';
import type { Annotation, TableName, TableRecords, Target } from '../model/records';
import { validateRecord } from '../model/validate-records';
import type { AnnotationState } from './states';

/** What an action works on. */
export interface World {
  readonly tables: PlainTables;
  readonly context: ChangeContext;
  /** One of these, by this step's chance; undefined when there are none. */
  readonly choose: <T>(values: readonly T[]) => T | undefined;
  /** Some of these. */
  readonly some: <T>(values: readonly T[]) => readonly T[];
  /** A whole number below this, by this step's chance. */
  readonly below: (limit: number) => number;
  readonly newId: () => string;
}

/** Makes a change of the library as it is; null when there is nothing to do it to. */
export type Action = (world: World) => Change | null;

/** The good records of a table. */
export function recordsOf<T extends TableName>({ tables }: Pick<World, 'tables'>, table: T): readonly TableRecords[T][] {
  return [...tables[table].values()].flatMap((row) => {
    const record = validateRecord(table, row);
    return record.ok ? [record.value] : [];
  });
}

export function statesOf(world: Pick<World, 'tables'>): readonly AnnotationState[] {
  const notes = new Map(recordsOf(world, 'notes').map((one) => [one.annotationId, one]));
  return recordsOf(world, 'annotations').map((one) => ({ annotation: one, note: notes.get(one.id) ?? null }));
}

export function targetIn({ below }: World): Target {
  const start = below(60);
  return annotation('any', start, start + 1 + below(20)).targets[0];
}

export function onDesk(world: World): readonly Annotation[] {
  return recordsOf(world, 'annotations').filter((one) => one.trashedAt === null);
}
