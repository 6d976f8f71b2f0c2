import type { Bookmark, RevisionId } from '../model/records';
import { type Span, span } from '../text/offset';
import type { SourceText } from '../text/source-text';
import type { AnchorState } from './anchor';
import { resolveTarget } from './resolve';

/** A bookmark with where it is found to be; an orphan stands where it last was and is listed, not shown in the text. */
export interface PlacedBookmark {
  readonly bookmark: Bookmark;
  readonly anchor: AnchorState;
  readonly where: Span;
}

/** Finds bookmarks in a text as annotations are found, in order of place, orphans last. */
export function placeBookmarks(source: SourceText, revisionId: RevisionId, bookmarks: readonly Bookmark[]): readonly PlacedBookmark[] {
  const placed = bookmarks.map((bookmark): PlacedBookmark => {
    const anchor = resolveTarget(source, revisionId, bookmark.target);
    if (anchor.state !== 'orphaned') return { bookmark, anchor: anchor.state, where: anchor.span };
    const at = Math.min(bookmark.target.start, source.text.length);
    return { bookmark, anchor: 'orphaned', where: span(at, at) };
  });
  return placed.toSorted((a, b) => Number(a.anchor === 'orphaned') - Number(b.anchor === 'orphaned') || a.where.start - b.where.start);
}

/** The bookmark that touches the passage: what a second press at the same place takes away. */
export function findBookmarkAt(placed: readonly PlacedBookmark[], passage: Span): PlacedBookmark | undefined {
  return placed.find(({ anchor, where }) => anchor !== 'orphaned' && where.start < passage.end && passage.start < where.end);
}

/** The next bookmark behind `from`, or the last one before it; an orphan is none. */
export function stepBookmark(placed: readonly PlacedBookmark[], from: number, direction: 'next' | 'previous'): PlacedBookmark | undefined {
  const there = placed.filter(({ anchor }) => anchor !== 'orphaned');
  return direction === 'next' ? there.find(({ where }) => where.start > from) : there.findLast(({ where }) => where.start < from);
}

/** So much of the words that stand there names a bookmark without a name, in user-perceived characters or fewer. */
const LONGEST_NAME = 80;

/** What a bookmark is called: its name, else the words that stand there. */
export function nameBookmark({ name, target }: Bookmark): string {
  if (name !== '') return name;
  const words = target.quote.exact.replaceAll(/\s+/gu, ' ');
  const characters = Array.from(words);
  return characters.length > LONGEST_NAME ? `${characters.slice(0, LONGEST_NAME).join('')}…` : words;
}
