import type { ChangeContext } from './annotation-changes';
import type { Change, ChangeLabel, Edit } from './change';
import type { Bookmark, BookmarkId, SourceId, Target } from './records';

export interface NewBookmark {
  readonly id: BookmarkId;
  readonly sourceId: SourceId;
  readonly target: Target;
  /** '' for one that is called by its place. */
  readonly name: string;
}

/** Marks a place to come back to. */
export function addBookmark(wanted: NewBookmark, context: ChangeContext): Change {
  return change('add-bookmark', context, null, { ...wanted, createdAt: context.at, updatedAt: context.at });
}

/** Calls a bookmark otherwise, white space around the name left out; '' calls it by its place again. Without edits when it is called so. */
export function renameBookmark(bookmark: Bookmark, name: string, context: ChangeContext): Change {
  const trimmed = name.trim();
  if (trimmed === bookmark.name) return { label: 'rename-bookmark', at: context.at, group: context.group, edits: [] };
  return change('rename-bookmark', context, bookmark, { ...bookmark, name: trimmed, updatedAt: context.at });
}

export function removeBookmark(bookmark: Bookmark, context: ChangeContext): Change {
  return change('remove-bookmark', context, bookmark, null);
}

function change(label: ChangeLabel, { at, group }: ChangeContext, before: Bookmark | null, after: Bookmark | null): Change {
  const key = after?.id ?? before?.id;
  if (key === undefined) throw new Error('an edit needs a record before or after');
  const edit: Edit = { table: 'bookmarks', key, before, after };
  return { label, at, group, edits: [edit] };
}
