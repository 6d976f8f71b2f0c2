import { describeTarget } from '../../shared/anchor/describe';
import { findBookmarkAt, type PlacedBookmark, placeBookmarks, stepBookmark } from '../../shared/anchor/place-bookmarks';
import * as changes from '../../shared/model/bookmark-changes';
import type { Edit } from '../../shared/model/change';
import { bookmarkId } from '../../shared/model/ids';
import type { Bookmark, BookmarkId } from '../../shared/model/records';
import { blockAt } from '../../shared/text/block-at';
import { snapToGraphemes } from '../../shared/text/graphemes';
import { isEmptySpan, type Span } from '../../shared/text/offset';
import { formatPlace, placeOf } from '../../shared/text/place';
import { sentencesOf } from '../../shared/text/sentences';
import { trimSpan } from '../../shared/text/trim-span';
import type { DeskParts } from './desk-parts';
import type { DeskState, OpenSource } from './desk-state';

/** Places to come back to. */
export interface BookmarkActions {
  /** Sets a bookmark at the selection, the caret or the first line in view; where one stands it is taken away. */
  toggleBookmark(): void;
  /** '' calls it by its place. */
  renameBookmark(id: BookmarkId, name: string): void;
  removeBookmark(id: BookmarkId): void;
  goToBookmark(id: BookmarkId): void;
  stepBookmark(direction: 'next' | 'previous'): void;
}

export function createBookmarkActions({ store, records, environment, notify, actions }: DeskParts): BookmarkActions {
  /** The one that was gone to last: the next step goes on from it while it is in view. */
  let last: BookmarkId | null = null;
  const find = (id: BookmarkId) => store.getState().bookmarks.find(({ bookmark }) => bookmark.id === id);
  const placeName = ({ text }: OpenSource, where: Span) => formatPlace(placeOf(text, where)) || text.text.slice(where.start, where.end);

  function remove({ bookmark, where }: PlacedBookmark): void {
    const { source } = store.getState();
    if (source === null) return;
    records.commit(changes.removeBookmark(bookmark, records.context()));
    notify({ kind: 'info', key: 'bookmark-removed', values: { place: bookmark.name || placeName(source, where) }, canUndo: true });
  }

  function go({ bookmark, where }: PlacedBookmark): void {
    last = bookmark.id;
    store.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.key !== 'no-bookmarks') }));
    actions().goTo(where);
    if (store.getState().caretOn) store.getState().surface?.moveCaret(where.start);
  }

  return {
    toggleBookmark(): void {
      const { source, bookmarks } = store.getState();
      const passage = source === null ? null : findPassage(store.getState(), source);
      if (source === null || passage === null) return;
      const there = findBookmarkAt(bookmarks, passage);
      if (there !== undefined) {
        remove(there);
        return;
      }
      const id = bookmarkId(environment.newId());
      const target = describeTarget(source.text, source.source.revisionId, passage);
      records.commit(changes.addBookmark({ id, sourceId: source.source.id, target, name: '' }, records.context()));
      last = id;
      notify({ kind: 'info', key: 'bookmark-set', values: { place: placeName(source, passage) }, canUndo: true });
    },
    renameBookmark(id: BookmarkId, name: string): void {
      const placed = find(id);
      if (placed !== undefined) records.commit(changes.renameBookmark(placed.bookmark, name, records.context()));
    },
    removeBookmark(id: BookmarkId): void {
      const placed = find(id);
      if (placed !== undefined) remove(placed);
    },
    goToBookmark(id: BookmarkId): void {
      const placed = find(id);
      if (placed !== undefined && placed.anchor !== 'orphaned') go(placed);
    },
    stepBookmark(direction): void {
      const { surface, bookmarks } = store.getState();
      if (surface === null) return;
      const view = surface.getVisibleSpan();
      const held = last === null ? undefined : find(last);
      const isInView = held !== undefined && held.where.start >= view.start && held.where.start < view.end;
      const found = stepBookmark(bookmarks, isInView ? held.where.start : surface.getReadingOffset(0), direction);
      if (found === undefined) notify({ kind: 'info', key: 'no-bookmarks', values: {}, canUndo: false });
      else go(found);
    },
  };
}

/** What a bookmark set now would stand on: the selection, else the sentence at the caret or at the first line in view. */
function findPassage({ selection, surface }: DeskState, { text }: OpenSource): Span | null {
  if (selection !== null) {
    const passage = trimSpan(text.text, snapToGraphemes(text, selection));
    return isEmptySpan(passage) ? null : passage;
  }
  if (surface === null) return null;
  const at = surface.getReadingOffset(0);
  const block = blockAt(text, at);
  return sentencesOf(text, block).findLast((sentence) => sentence.span.start <= at)?.span ?? block.span;
}

/** The bookmarks after edits, of this source alone. */
export function bookmarksAfter({ bookmarks, source }: DeskState, edits: readonly Edit[]): readonly PlacedBookmark[] {
  const own = edits.filter((edit) => edit.table === 'bookmarks');
  if (own.length === 0 || source === null) return bookmarks;
  const byId = new Map<string, Bookmark>(bookmarks.map(({ bookmark }) => [bookmark.id, bookmark]));
  for (const { key, after } of own) {
    if (after !== null && after.sourceId === source.source.id) byId.set(key, after);
    else byId.delete(key);
  }
  return placeBookmarks(source.text, source.source.revisionId, [...byId.values()]);
}
