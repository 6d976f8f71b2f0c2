import type { ChangeContext } from './annotation-changes';
import type { Change, Edit, EditOf } from './change';
import { TABLE_NAMES, type TableName, type TableRecords } from './records';

/** The tables in which something may belong to a source. Codes, kinds of relation, colours and styles belong to the library. */
type SourceTable =
  | 'sources'
  | 'revisions'
  | 'annotations'
  | 'notes'
  | 'relations'
  | 'memos'
  | 'bookmarks'
  | 'passes'
  | 'commentaries'
  | 'commentaryBlocks';

/** A source with everything that belongs to it, what lies in the trash included, and the relations that have an end on it. */
export type SourceBelongings = { readonly [T in SourceTable]: readonly TableRecords[T][] };

/**
 * One change that takes a source out of the library with everything that belongs to it: undo brings all of it back. The bytes of the text
 * stay where they are. Relations to other texts go, as they would have one end only; those texts are left alone.
 */
export function removeSource(belongings: SourceBelongings, context: ChangeContext): Change {
  const { notes, ...others } = belongings;
  const edits: readonly Edit[] = [
    ...others.sources.map((record) => removal('sources', record.id, record)),
    ...others.revisions.map((record) => removal('revisions', record.id, record)),
    ...others.annotations.map((record) => removal('annotations', record.id, record)),
    ...notes.map((record) => removal('notes', record.annotationId, record)),
    ...others.relations.map((record) => removal('relations', record.id, record)),
    ...others.memos.map((record) => removal('memos', record.id, record)),
    ...others.bookmarks.map((record) => removal('bookmarks', record.id, record)),
    ...others.passes.map((record) => removal('passes', record.id, record)),
    ...others.commentaries.map((record) => removal('commentaries', record.id, record)),
    ...others.commentaryBlocks.map((record) => removal('commentaryBlocks', record.id, record)),
  ];
  // What refers to others goes before them.
  const ordered = edits.toSorted((a, b) => TABLE_NAMES.indexOf(b.table) - TABLE_NAMES.indexOf(a.table));
  return { label: 'remove-source', at: context.at, group: context.group, edits: ordered };
}

function removal<T extends TableName>(table: T, key: string, before: TableRecords[T]): EditOf<T> {
  return { table, key, before, after: null };
}
