import { withoutMissingCodes } from '../../shared/codebook/code-query';
import { codebookAfter } from '../../shared/codebook/edit-codes';
import type { Change, Edit, EditOf } from '../../shared/model/change';
import { relationTypeId } from '../../shared/model/ids';
import type { Annotation, ColorName, Memo, Note, TableName } from '../../shared/model/records';
import { BUILT_IN_TYPES, listTypes } from '../../shared/relations/relation-types';
import type { Library } from '../storage/library';
import type { DeskState } from './desk-state';

/** The note that a change writes, when that is all it does. */
export function noteAfter(change: Change): Note | null {
  const [edit, ...others] = change.edits;
  return edit?.table === 'notes' && others.length === 0 ? edit.after : null;
}

/** True for a change that writes or removes the note with this key and does nothing else. */
export function isOnlyAboutNote(change: Change, key: string): boolean {
  const [edit, ...others] = change.edits;
  return edit?.table === 'notes' && edit.key === key && others.length === 0;
}

/** True for an edit of a commentary, which has a state of its own. */
export function isBeside(edit: Edit): boolean {
  return edit.table === 'commentaries' || edit.table === 'commentaryBlocks';
}

export function isSameRecord(one: Edit, other: Edit): boolean {
  return one.table === other.table && one.key === other.key;
}

/** Tells the record that an edit is about from every other. */
export function placeOf({ table, key }: Edit): string {
  return `${table} ${key}`;
}

/** An edit that shows a record as it is stored now. */
export async function currentRecord<T extends TableName>(library: Pick<Library, 'findRecord'>, edit: EditOf<T>): Promise<EditOf<T>> {
  const { table, key, before } = edit;
  return { table, key, before, after: (await library.findRecord(table, key)) ?? null };
}

export function trashAfter(trash: readonly Annotation[], edits: readonly Edit[]): readonly Annotation[] {
  // The last edit of a record says where it lies.
  const last = new Map(edits.filter((edit) => edit.table === 'annotations').map((edit) => [edit.key, edit.after]));
  if (last.size === 0) return trash;
  const added = [...last.values()].filter((after) => after !== null && after.trashedAt !== null);
  return [...added.filter((after) => after !== null), ...trash.filter((annotation) => !last.has(annotation.id))];
}

export function colorNamesAfter(names: readonly ColorName[], edits: readonly Edit[]): readonly ColorName[] {
  const last = new Map<string, ColorName | null>(edits.filter((edit) => edit.table === 'colors').map((edit) => [edit.key, edit.after]));
  if (last.size === 0) return names;
  return [...names.filter((name) => !last.has(name.id)), ...[...last.values()].filter((after) => after !== null)];
}

/** The memos after edits; those of sources that are not open come along unseen. */
export function memosAfter(memos: ReadonlyMap<string, Memo>, edits: readonly Edit[]): ReadonlyMap<string, Memo> {
  const own = edits.filter((edit) => edit.table === 'memos');
  if (own.length === 0) return memos;
  const after = new Map(memos);
  for (const edit of own) {
    if (edit.after === null) after.delete(edit.key);
    else after.set(edit.key, edit.after);
  }
  return after;
}

/** The open source's record and the citation styles after edits. */
export function worksAfter({ work, citationStyles }: DeskState, edits: readonly Edit[]): Pick<DeskState, 'work' | 'citationStyles'> {
  let now = work;
  let styles = citationStyles;
  for (const edit of edits) {
    if (edit.table === 'sources' && edit.key === now?.id && edit.after !== null) now = edit.after;
    if (edit.table !== 'citationStyles') continue;
    const { key, after } = edit;
    styles = new Map(after === null ? [...styles].filter(([id]) => id !== key) : [...styles, [key, after]]);
  }
  return { work: now, citationStyles: styles };
}

/** The codebook after edits; a filter does not ask for codes that are gone. */
export function codesAfter({ codebook, filter }: DeskState, edits: readonly Edit[]): Pick<DeskState, 'codebook' | 'filter'> {
  const after = codebookAfter(codebook, edits);
  if (after === codebook) return { codebook, filter };
  const isGone = filter.codes.some((id) => !after.codes.has(id));
  const query = withoutMissingCodes(filter.query, after);
  if (!isGone && query === filter.query) return { codebook: after, filter };
  return { codebook: after, filter: { ...filter, query, codes: filter.codes.filter((id) => after.codes.has(id)) } };
}

/** The kinds of relation after edits; the same when none of them is about one. */
export function relationTypesAfter(
  { relationTypes, relationNames, relationChoice }: DeskState,
  edits: readonly Edit[],
): Pick<DeskState, 'relationTypes' | 'relationChoice'> {
  const last = new Map(edits.filter((edit) => edit.table === 'relationTypes').map((edit) => [edit.key, edit.after]));
  if (last.size === 0) return { relationTypes, relationChoice };
  const kept = [...relationTypes.values()].flatMap(({ record }) => (record === null || last.has(record.id) ? [] : [record]));
  const types = listTypes([...kept, ...[...last.values()].filter((after) => after !== null)], relationNames);
  const isKnown = types.has(relationChoice.typeId);
  return {
    relationTypes: types,
    relationChoice: isKnown ? relationChoice : { typeId: relationTypeId(BUILT_IN_TYPES[0]), isInverse: false },
  };
}
