import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RichText } from '../../shared/model/rich-text';
import { useDeskActions } from '../state/desk-context';
import { RichTextView } from './RichTextView';

export interface NoteBodyProps {
  readonly body: RichText;
  readonly lang: string | undefined;
  /** Long notes show their first lines only. */
  readonly isClamped: boolean;
}

/** A note for reading, with "More" where it is longer than what a card shows. */
export function NoteBody({ body, lang, isClamped }: NoteBodyProps) {
  const { t } = useTranslation('notes');
  const { openExternal } = useDeskActions();
  const box = useRef<HTMLDivElement>(null);
  const [isOpened, setOpened] = useState(false);
  const [isLong, setLong] = useState(false);
  const clamped = isClamped && !isOpened;
  useEffect(() => {
    const element = box.current;
    if (element === null || !clamped) return;
    // Asked when the page is laid out anyway: a card that comes into the margin costs no layout of its own.
    const observer = new ResizeObserver(() => setLong(body.content.length > 0 && element.scrollHeight > element.clientHeight + 2));
    observer.observe(element);
    return () => observer.disconnect();
  }, [clamped, body]);
  return (
    <>
      <div ref={box} className="notes-card-body" data-clamped={clamped || undefined} data-overflowing={(clamped && isLong) || undefined}>
        <RichTextView body={body} lang={lang} onOpenLink={openExternal} />
      </div>
      {isClamped && isLong && (
        <button type="button" className="notes-card-more" tabIndex={-1} aria-expanded={isOpened} onClick={() => setOpened(!isOpened)}>
          {isOpened ? t('show-less') : t('show-more')}
        </button>
      )}
    </>
  );
}
