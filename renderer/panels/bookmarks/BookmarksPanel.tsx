import { Pencil, X } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nameBookmark, type PlacedBookmark } from '../../../shared/anchor/place-bookmarks';
import type { BookmarkId } from '../../../shared/model/records';
import { blockAt } from '../../../shared/text/block-at';
import type { SourceText } from '../../../shared/text/source-text';
import { useDesk, useDeskActions } from '../../state/desk-context';
import { usePlaceLabel } from '../../state/use-place-label';
import '../../styles/bookmarks.css';
import { IconButton } from '../../ui/IconButton';
import { BookmarkNameField } from './BookmarkNameField';

/** The places to come back to: Enter goes there, F2 names, Delete removes. Nothing while there are none. */
export function BookmarksPanel() {
  const { t } = useTranslation('panels');
  const actions = useDeskActions();
  const bookmarks = useDesk((state) => state.bookmarks);
  const [naming, setNaming] = useState<BookmarkId | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const text = useDesk((state) => state.source?.text);
  if (text === undefined || bookmarks.length === 0) return null;
  const focusRow = (index: number) => list.current?.querySelectorAll<HTMLElement>('.bookmarks-entry')[index]?.focus();
  const onKeyDown = (event: KeyboardEvent, id: BookmarkId, index: number) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.key === 'F2') setNaming(id);
    else if (event.key === 'Delete') {
      actions.removeBookmark(id);
      focusRow(index + 1 < bookmarks.length ? index + 1 : index - 1);
    } else if (event.key === 'ArrowDown') focusRow(index + 1);
    else if (event.key === 'ArrowUp') focusRow(index - 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section className="bookmarks" aria-labelledby="bookmarks-heading">
      <h2 id="bookmarks-heading" className="app-side-heading">
        {t('bookmarks-heading')}
      </h2>
      <ul ref={list} className="bookmarks-list">
        {bookmarks.map((placed, index) => (
          <li key={placed.bookmark.id} className="bookmarks-row">
            {naming === placed.bookmark.id ? (
              <BookmarkNameField
                name={placed.bookmark.name}
                onDone={(name, byKey) => {
                  if (name !== null) actions.renameBookmark(placed.bookmark.id, name);
                  setNaming(null);
                  if (byKey) requestAnimationFrame(() => focusRow(index));
                }}
              />
            ) : (
              <Row text={text} placed={placed} onKeyDown={(event) => onKeyDown(event, placed.bookmark.id, index)} onName={setNaming} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface RowProps {
  readonly text: SourceText;
  readonly placed: PlacedBookmark;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onName: (id: BookmarkId) => void;
}

function Row({ text, placed, onKeyDown, onName }: RowProps) {
  const { t } = useTranslation('panels');
  const actions = useDeskActions();
  const labelOf = usePlaceLabel(text);
  const { bookmark, anchor, where } = placed;
  const name = nameBookmark(bookmark);
  const language = bookmark.name === '' ? blockAt(text, where.start).language : undefined;
  return (
    <>
      <button
        type="button"
        className="bookmarks-entry"
        title={name}
        aria-keyshortcuts="F2 Delete"
        disabled={anchor === 'orphaned'}
        onClick={() => actions.goToBookmark(bookmark.id)}
        onKeyDown={onKeyDown}
      >
        <span className="bookmarks-place">{anchor === 'orphaned' ? '?' : labelOf(where.start)}</span>
        <span className="bookmarks-name" lang={language}>
          {name}
        </span>
        {anchor !== 'anchored' && <span className="ui-visually-hidden">, {t(`bookmark-${anchor}`)}</span>}
      </button>
      <IconButton
        className="bookmarks-do"
        label={t('bookmark-rename', { name })}
        icon={<Pencil size={13} aria-hidden="true" />}
        onClick={() => onName(bookmark.id)}
      />
      <IconButton
        className="bookmarks-do"
        label={t('bookmark-remove', { name })}
        icon={<X size={14} aria-hidden="true" />}
        onClick={() => actions.removeBookmark(bookmark.id)}
      />
    </>
  );
}
