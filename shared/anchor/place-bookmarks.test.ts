import { expect, test } from 'vitest';
import { textOf } from '../../e2e/support/texts';
import { applyEdits, EMPTY_TABLES } from '../model/apply-edits';
import { addBookmark, removeBookmark, renameBookmark } from '../model/bookmark-changes';
import { bookmarkId, revisionId, sourceId } from '../model/ids';
import { invertEdits } from '../model/invert-change';
import type { Bookmark } from '../model/records';
import { validateRecord } from '../model/validate-records';
import { span } from '../text/offset';
import { describeTarget } from './describe';
import { findBookmarkAt, placeBookmarks, stepBookmark } from './place-bookmarks';

const TEXT = 'A title\n\nThe first sentence. 網絡強國。 The second.\n\nThe first sentence. Again.\n';
const source = textOf(TEXT);
const revision = revisionId('r1');

function bookmarkOn(words: string, nth = 1): Bookmark {
  let start = -1;
  for (let n = 0; n < nth; n += 1) start = TEXT.indexOf(words, start + 1);
  const target = describeTarget(source, revision, span(start, start + words.length));
  return { id: bookmarkId(`${words} ${nth}`), sourceId: sourceId('s'), target, name: '', createdAt: 1, updatedAt: 1 };
}

const [second, again, term] = [bookmarkOn('The first sentence.', 2), bookmarkOn('Again.'), bookmarkOn('網絡強國。')];

test('bookmarks stand in order of place, each at the copy that is meant', () => {
  const placed = placeBookmarks(source, revision, [again, second, term]);
  expect(placed.map(({ bookmark, anchor }) => [bookmark.id, anchor])).toEqual([
    [term.id, 'anchored'],
    [second.id, 'anchored'],
    [again.id, 'anchored'],
  ]);
  expect(placed[1]?.where.start).toBe(TEXT.lastIndexOf('The first'));
});

test('they survive another revision, and one whose words are gone is kept, last', () => {
  const revised = textOf(TEXT.replace('A title', 'Another, longer title').replace('網絡強國。', ''));
  const placed = placeBookmarks(revised, revisionId('r2'), [term, again]);
  expect(placed.map(({ bookmark }) => bookmark.id)).toEqual([again.id, term.id]);
  expect([placed[0]?.anchor, placed[1]?.anchor]).toEqual(['anchored', 'orphaned']);
  expect(revised.text.slice(placed[0]?.where.start, placed[0]?.where.end)).toBe('Again.');
});

test('steps go from bookmark to bookmark and stop at the ends; a place finds its own', () => {
  const placed = placeBookmarks(source, revision, [again, second, term]);
  const idOf = (from: number, direction: 'next' | 'previous') => stepBookmark(placed, from, direction)?.bookmark.id;
  expect([idOf(0, 'next'), idOf(term.target.start, 'next'), idOf(again.target.start, 'next')]).toEqual([term.id, second.id, undefined]);
  expect([idOf(TEXT.length, 'previous'), idOf(term.target.start, 'previous')]).toEqual([again.id, undefined]);
  expect(findBookmarkAt(placed, span(term.target.start + 1, term.target.start + 3))?.bookmark).toBe(term);
  expect(findBookmarkAt(placed, span(0, 7))).toBeUndefined();
});

test('setting, naming and removing are sound and undo to the byte', () => {
  const context = { at: 5, group: 'g' };
  const { id, sourceId: of, target } = term;
  const added = addBookmark({ id, sourceId: of, target, name: '' }, context);
  const first = added.edits[0]?.table === 'bookmarks' ? added.edits[0].after : null;
  if (first === null) throw new Error('nothing was added');
  const named = renameBookmark(first, '  強國  ', { at: 6, group: 'h' });
  const after = named.edits[0]?.table === 'bookmarks' ? named.edits[0].after : null;
  expect(after).toEqual({ ...first, name: '強國', updatedAt: 6 });
  expect(validateRecord('bookmarks', after).ok).toBe(true);
  expect(renameBookmark(first, ' ', context).edits).toEqual([]);
  let tables = EMPTY_TABLES;
  const changes = [added, named, ...(after === null ? [] : [removeBookmark(after, { at: 7, group: 'i' })])];
  for (const edits of [...changes.map((change) => change.edits), ...changes.toReversed().map((change) => invertEdits(change.edits))]) {
    const applied = applyEdits(tables, edits);
    if (!applied.ok) throw new Error('a conflict');
    tables = applied.value;
  }
  expect(tables.bookmarks.size).toBe(0);
});
