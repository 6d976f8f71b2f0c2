import { deepEqual } from '../../shared/base/deep-equal';
import type { Environment } from '../../shared/base/environment';
import { err, ok, type Result } from '../../shared/base/result';
import { reconcileBlocks } from '../../shared/commentary/reconcile-blocks';
import { type ChangeContext, copyWithNote } from '../../shared/model/annotation-changes';
import type { Change, Edit, EditOf } from '../../shared/model/change';
import { annotationId } from '../../shared/model/ids';
import { composeEdits } from '../../shared/model/invert-change';
import { joinMemos, writeMemo } from '../../shared/model/memo-changes';
import type { Preferences, ReadingPosition } from '../../shared/model/preferences';
import type { Annotation } from '../../shared/model/records';
import { isEmptyRichText } from '../../shared/richtext/plain-text';
import type { Library, StoreError } from '../storage/library';
import { toStoreError } from '../storage/store-errors';
import { DEFAULT_PREFERENCES } from './initial-state';
import { currentRecord, isSameRecord } from './record-edits';

/** What a window has not stored yet when it may be gone any moment. Plain data. */
export interface LastWords {
  /** In order; the first may have been stored after all. */
  readonly changes: readonly Change[];
  /** The annotations of notes among them. */
  readonly annotations: readonly Annotation[];
  readonly position: ReadingPosition | null;
  readonly preferences: Partial<Preferences> | null;
}

type Records = Pick<Library, 'findRecord'>;

/**
 * Stores what a window could not store before it was gone, as one step for undo. What was stored after all is left as it is;
 * where another window was faster, its state stands, and a note is kept beside it on a second annotation, a block of a commentary behind it.
 */
export async function storeLastWords(
  library: Records & Pick<Library, 'apply' | 'saveReadingPosition' | 'loadPreferences' | 'savePreferences'>,
  words: LastWords,
  environment: Environment,
): Promise<Result<unknown, StoreError>> {
  try {
    const stored = await storeChanges(library, words, environment);
    if (!stored.ok) return stored;
    if (words.position !== null) await library.saveReadingPosition(words.position);
    if (words.preferences !== null)
      await library.savePreferences({ ...DEFAULT_PREFERENCES, ...(await library.loadPreferences()), ...words.preferences });
    return stored;
  } catch (error) {
    return err(toStoreError(error));
  }
}

async function storeChanges(
  library: Records & Pick<Library, 'apply'>,
  words: LastWords,
  { now, newId }: Environment,
): Promise<Result<unknown, StoreError>> {
  const context = { at: now(), group: newId() };
  const steps = words.changes.flatMap((change) => change.edits);
  const edits: Edit[] = [];
  for (const record of composeEdits([], steps)) {
    const own = steps.filter((step) => isSameRecord(step, record));
    const rest = await findRest(library, own);
    if (rest !== null && !(await isLoose(library, rest, edits))) edits.push(...rest);
    else edits.push(...(await keepBeside(library, record, words.annotations, { ...context, newId })));
  }
  const last = words.changes.at(-1);
  return last === undefined || edits.length === 0 ? ok(null) : await library.apply({ ...context, label: last.label, edits });
}

/** What is left of one record's steps from what is stored now; null when it is in none of the states they went through. */
async function findRest(library: Records, steps: readonly Edit[]): Promise<readonly Edit[] | null> {
  const last = steps.at(-1);
  if (last === undefined) return [];
  const { after: stored } = await currentRecord(library, last);
  if (deepEqual(stored, last.after)) return [];
  const from = steps.findLastIndex((step) => deepEqual(step.before, stored));
  return from === -1 ? null : composeEdits([], steps.slice(from));
}

/** True when this would write a note that stands on nothing. */
async function isLoose(library: Records, [edit]: readonly Edit[], before: readonly Edit[]): Promise<boolean> {
  if (edit === undefined || edit.table !== 'notes' || edit.after === null) return false;
  if (before.some((one) => one.table === 'annotations' && one.key === edit.key)) return false;
  return (await library.findRecord('annotations', edit.key)) === undefined;
}

async function keepBeside(
  library: Records,
  record: Edit,
  annotations: readonly Annotation[],
  { newId, ...context }: ChangeContext & Pick<Environment, 'newId'>,
): Promise<readonly Edit[]> {
  if (record.table === 'commentaryBlocks') {
    const stored = await library.findRecord('commentaryBlocks', record.key);
    return reconcileBlocks([record], new Map(stored === undefined ? [] : [[record.key, stored]]), { at: context.at, newId });
  }
  if (record.table === 'memos') return await joinWithStored(library, record, context);
  if (record.table !== 'notes' || record.after === null || isEmptyRichText(record.after.body)) return [];
  const there = await library.findRecord('notes', record.key);
  if (there !== undefined && deepEqual(there.body, record.after.body)) return [];
  const known = annotations.find((annotation) => annotation.id === record.key);
  const annotation = (await library.findRecord('annotations', record.key)) ?? known;
  return annotation === undefined ? [] : copyWithNote(annotation, annotationId(newId()), record.after.body, context).edits;
}

/** A memo that another window has written on meanwhile: what was left here comes below it. */
async function joinWithStored(library: Records, { key, after }: EditOf<'memos'>, context: ChangeContext): Promise<readonly Edit[]> {
  if (after === null || isEmptyRichText(after.body)) return [];
  const there = (await library.findRecord('memos', key)) ?? null;
  if (there !== null && deepEqual(there.body, after.body)) return [];
  return writeMemo(after.id, there, there === null ? after.body : joinMemos(there.body, after.body), context).edits;
}
