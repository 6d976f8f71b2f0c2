import { Bookmark } from 'lucide-react';
import { useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { nameBookmark } from '../../shared/anchor/place-bookmarks';
import { useDesk, useDeskActions } from '../state/desk-context';
import type { ReadingEngine } from './reading-engine';
import { usePlacing, useView } from './use-view';

/** Signs of bookmarks in the gutter, beside their lines: those of the window alone. */
export function BookmarkSigns({ engine }: { readonly engine: ReadingEngine }) {
  const { t } = useTranslation('reading');
  const actions = useDeskActions();
  const bookmarks = useDesk((state) => state.bookmarks);
  const stretch = useView(engine, () => engine.painter.stretch);
  const frame = useRef<HTMLDivElement>(null);
  const shown = bookmarks.filter(({ anchor, where }) => anchor !== 'orphaned' && where.start >= stretch.from && where.start < stretch.to);
  const place = useCallback(() => {
    const signs = frame.current?.children ?? [];
    const origin = frame.current?.parentElement?.getBoundingClientRect().top ?? 0;
    const view = engine.scroller.getBoundingClientRect().top;
    for (const [index, { where }] of shown.entries()) {
      const sign = signs[index];
      if (!(sign instanceof HTMLElement)) continue;
      const top = engine.topOf(where.start) - engine.scroller.scrollTop + view - origin;
      const position = `translateY(${Math.round(top)}px)`;
      if (sign.style.transform !== position) sign.style.transform = position;
    }
  }, [engine, shown]);
  usePlacing(engine, place);
  if (shown.length === 0) return null;
  return (
    <div ref={frame} className="reading-bookmarks">
      {shown.map((placed) => (
        <button
          key={placed.bookmark.id}
          type="button"
          className="reading-bookmark"
          aria-label={t('bookmark', { name: nameBookmark(placed.bookmark) })}
          title={nameBookmark(placed.bookmark)}
          onClick={() => actions.goToBookmark(placed.bookmark.id)}
        >
          <Bookmark size={13} aria-hidden="true" />
        </button>
      ))}
    </div>
  );
}
