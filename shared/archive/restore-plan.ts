import { deepEqual } from '../base/deep-equal';
import type { Snapshot } from '../migration/snapshot';
import { copyWithNote } from '../model/annotation-changes';
import type { Change, Edit } from '../model/change';
import { annotationId } from '../model/ids';
import { type Annotation, type Note, TABLE_NAMES } from '../model/records';
import { findRecordKey } from '../model/validate-records';
import { mergeBeside } from './merge-beside';
import { mergeCodebooks } from './merge-codebooks';
import { mergeCommentaries } from './merge-commentaries';
import { countBad, findBad, readTables } from './read-tables';
import type { ValidTables } from './valid-tables';

/** Take in what is missing, or put the archive in the place of everything. */
export type RestoreMode = 'merge' | 'replace';

/** What a restore would do, counted in annotations (each with its note) except for `bad`. */
export interface RestoreCounts {
  readonly added: number;
  /** In the library and the archive, not alike; the restore alters the one in the library. */
  readonly changed: number;
  readonly same: number;
  /** In the library and not in the archive: taken away by `replace`, kept by `merge` and then not counted. */
  readonly removed: number;
  /** Two versions of one note: both are kept, the archive's on a second annotation of the same passage. */
  readonly conflicts: number;
  /** Records of any table in the archive that this version cannot read. `replace` stores them as they are, `merge` leaves them out. */
  readonly bad: number;
}

/** What is to be done; `T` are the texts of the archive, at hand or held. */
export type RestorePlan<T> =
  | {
      readonly mode: 'merge';
      readonly counts: RestoreCounts;
      /** Without edits when there is nothing to take in. */
      readonly change: Change;
      /** To be stored before the change; one that is there already costs nothing, one that was damaged is made good. */
      readonly texts: readonly T[];
    }
  | { readonly mode: 'replace'; readonly counts: RestoreCounts; readonly snapshot: Snapshot<T> };

export interface RestoreContext {
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
  readonly newId: () => string;
}

/**
 * Compares a library with an archive and plans the restore. Pure; alters neither.
 * A merge never takes anything away: what is only here stays, what differs stays in both versions or can be undone,
 * and a second merge of the same archive finds nothing more to do.
 */
export function planRestore<T>(
  current: Snapshot<unknown>,
  archive: Snapshot<T>,
  mode: RestoreMode,
  context: RestoreContext,
): RestorePlan<T> {
  return mode === 'merge' ? planMerge(current, archive, context) : planReplace(current, archive);
}

function planReplace<T>(current: Snapshot<unknown>, archive: Snapshot<T>): RestorePlan<T> {
  const [here, there] = [readTables(current), readTables(archive)];
  let [added, changed, same] = [0, 0, 0];
  for (const [key, annotation] of there.annotations) {
    const own = here.annotations.get(key);
    if (own === undefined) added++;
    else if (deepEqual(own, annotation) && deepEqual(here.notes.get(key), there.notes.get(key))) same++;
    else changed++;
  }
  const removed = [...here.annotations.keys()].filter((key) => !there.annotations.has(key)).length;
  return { mode: 'replace', counts: { added, changed, same, removed, conflicts: 0, bad: countBad(archive) }, snapshot: archive };
}

function planMerge<T>(current: Snapshot<unknown>, archive: Snapshot<T>, context: RestoreContext): RestorePlan<T> {
  const [here, archived] = [readTables(current), readTables(archive)];
  const badCodes = new Set(findBad('codes', current.tables.codes).map((row) => findRecordKey('codes', row) ?? ''));
  const codebooks = mergeCodebooks(here.codes, archived.codes, badCodes);
  const there: ValidTables = {
    ...archived,
    annotations: new Map([...archived.annotations].map(([key, annotation]) => [key, codebooks.translate(annotation)])),
  };
  const edits: Edit[] = [
    ...missingSources(here, there),
    ...missingRevisions(here, there),
    ...missingColors(here, there),
    ...codebooks.edits,
  ];
  const counts = { added: 0, changed: 0, same: 0, removed: 0, conflicts: 0, bad: countBad(archive) };
  const noted = indexNotesByPassage(here, there);
  for (const [key, annotation] of there.annotations) {
    const merged = mergeAnnotation(here, annotation, there.notes.get(key), noted, context);
    counts[merged.outcome]++;
    edits.push(...merged.edits);
  }
  for (const [key, note] of there.notes) {
    const isLoose = !there.annotations.has(key) && !here.notes.has(key);
    if (isLoose) edits.push({ table: 'notes', key, before: null, after: note });
  }
  edits.push(...mergeBeside(here, there), ...mergeCommentaries(here, there, context));
  const taken = findBadKeys(current);
  return {
    mode: 'merge',
    counts,
    change: {
      label: 'import',
      at: context.at,
      group: context.newId(),
      edits: edits.filter((edit) => edit.before !== null || !taken.has(`${edit.table} ${edit.key}`)),
    },
    texts: archive.texts,
  };
}

interface Merged {
  readonly outcome: 'added' | 'changed' | 'same' | 'conflicts';
  readonly edits: readonly Edit[];
}

function mergeAnnotation(
  here: ValidTables,
  annotation: Annotation,
  note: Note | undefined,
  noted: ReadonlyMap<string, readonly Note[]>,
  context: RestoreContext,
): Merged {
  const key = annotation.id;
  const own = here.annotations.get(key);
  const ownNote = here.notes.get(key);
  const edits: Edit[] = [];
  if (own === undefined) edits.push({ table: 'annotations', key, before: null, after: annotation });
  else if (isLater(annotation, own)) edits.push({ table: 'annotations', key, before: own, after: annotation });
  if (note !== undefined && ownNote === undefined) edits.push({ table: 'notes', key, before: null, after: note });
  const isOtherNote = note !== undefined && ownNote !== undefined && !deepEqual(note.body, ownNote.body);
  const isKept = isOtherNote && (noted.get(passageOf(annotation)) ?? []).some((one) => deepEqual(one.body, note.body));
  if (isOtherNote && !isKept) {
    const copy = copyWithNote(annotation, annotationId(context.newId()), note.body, { at: context.at, group: '' });
    return { outcome: 'conflicts', edits: [...edits, ...copy.edits] };
  }
  if (own === undefined) return { outcome: 'added', edits };
  return { outcome: edits.length > 0 ? 'changed' : 'same', edits };
}

/** The library's notes by the passage on which they will stand after the merge. */
function indexNotesByPassage(here: ValidTables, there: ValidTables): ReadonlyMap<string, readonly Note[]> {
  const index = new Map<string, Note[]>();
  for (const [key, note] of here.notes) {
    const own = here.annotations.get(key);
    if (own === undefined) continue;
    const other = there.annotations.get(key);
    const passage = passageOf(other !== undefined && isLater(other, own) ? other : own);
    const notes = index.get(passage) ?? [];
    index.set(passage, [...notes, note]);
  }
  return index;
}

function isLater(one: Annotation, other: Annotation): boolean {
  return one.updatedAt > other.updatedAt;
}

function passageOf({ sourceId, targets }: Annotation): string {
  return JSON.stringify([sourceId, ...targets.map(({ revisionId, start, end }) => [revisionId, start, end])]);
}

/** Of a source that is in both, what is written here about the work stays; where nothing is, the archive's is taken. */
function missingSources(here: ValidTables, there: ValidTables): readonly Edit[] {
  return [...there.sources].flatMap(([key, after]): readonly Edit[] => {
    const before = here.sources.get(key) ?? null;
    if (before === null) return [{ table: 'sources', key, before, after }];
    const isTold = before.citation !== null || after.citation === null;
    return isTold ? [] : [{ table: 'sources', key, before, after: { ...before, citation: after.citation } }];
  });
}

function missingRevisions(here: ValidTables, there: ValidTables): readonly Edit[] {
  return [...there.revisions].flatMap(([key, after]) =>
    here.revisions.has(key) ? [] : [{ table: 'revisions' as const, key, before: null, after }],
  );
}

/** A name that the reader has given here stays. */
function missingColors(here: ValidTables, there: ValidTables): readonly Edit[] {
  return [...there.colors].flatMap(([key, after]) => {
    const own = here.colors.get(key) ?? null;
    const isNamed = own !== null && own.name !== null;
    return isNamed || after.name === null ? [] : [{ table: 'colors' as const, key, before: own, after }];
  });
}

/** Places held by bad rows of the library: no record from outside overwrites them. */
function findBadKeys({ tables }: Pick<Snapshot, 'tables'>): ReadonlySet<string> {
  return new Set(TABLE_NAMES.flatMap((table) => findBad(table, tables[table]).map((row) => `${table} ${findRecordKey(table, row)}`)));
}
