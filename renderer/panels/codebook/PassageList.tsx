import { useVirtualizer } from '@tanstack/react-virtual';
import { Star } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnnotationId } from '../../../shared/model/records';
import { offset } from '../../../shared/text/offset';
import { useDesk } from '../../state/desk-context';
import type { OpenSource } from '../../state/desk-state';
import { usePlaceLabel } from '../../state/use-place-label';
import { VisuallyHidden } from '../../ui/VisuallyHidden';
import type { CodePassage } from './use-code-passages';

export interface PassageListProps {
  readonly label: string;
  readonly passages: readonly CodePassage[];
  /** What stands before each: a tick to be set, or a star for an example. */
  readonly sign: 'tick' | 'star';
  readonly isMarked: (id: AnnotationId) => boolean;
  readonly onToggle: (id: AnnotationId) => void;
  /** Goes to the passage, where there is such a way. */
  readonly onOpen?: (id: AnnotationId) => void;
}

/** CSS pixels; codebook.css says the same. */
const LINE_HEIGHT = 28;

/** Passages of any number, one a line. One stop for Tab; arrows walk, Space marks, Enter goes. */
export function PassageList(props: PassageListProps) {
  const source = useDesk((state) => state.source);
  return source === null ? null : <Lines {...props} source={source} />;
}

function Lines(props: PassageListProps & { readonly source: OpenSource }) {
  const { label, passages, onToggle, onOpen } = props;
  const idPrefix = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [cursorId, setCursorId] = useState<AnnotationId | null>(null);
  const cursor = Math.max(
    0,
    passages.findIndex((passage) => passage.id === cursorId),
  );
  const virtualizer = useVirtualizer({
    count: passages.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_HEIGHT,
    overscan: 6,
  });
  const walk = (to: number) => {
    const next = Math.max(0, Math.min(passages.length - 1, to));
    setCursorId(passages[next]?.id ?? null);
    virtualizer.scrollToIndex(next);
  };
  const pressKey = (event: KeyboardEvent) => {
    const id = passages[cursor]?.id;
    const target = targetOf(event.key, cursor, passages.length);
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (target !== null) walk(target);
    else if (event.key === ' ' && id !== undefined) onToggle(id);
    else if (event.key === 'Enter' && id !== undefined && onOpen !== undefined) onOpen(id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const press = (event: MouseEvent) => {
    const line = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]') : null;
    const id = passages[Number(line?.dataset.index ?? -1)]?.id;
    if (id === undefined) return;
    scroller.current?.focus({ preventScroll: true });
    setCursorId(id);
    const isOnSign = event.target instanceof Element && event.target.closest('[data-sign]') !== null;
    if (isOnSign || onOpen === undefined) onToggle(id);
    else onOpen(id);
  };
  return (
    <div
      ref={scroller}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-multiselectable="true"
      aria-activedescendant={passages.length > 0 ? `${idPrefix}-${cursor}` : undefined}
      className="codes-passages"
      onMouseDown={(event) => event.preventDefault()}
      onClick={press}
      onKeyDown={pressKey}
    >
      <div role="presentation" className="codes-passages-sizer" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const passage = passages[index];
          return passage === undefined ? null : (
            <PassageLine
              key={passage.id}
              {...props}
              id={`${idPrefix}-${index}`}
              passage={passage}
              index={index}
              top={start}
              isCursor={index === cursor}
            />
          );
        })}
      </div>
    </div>
  );
}

interface PassageLineProps extends Pick<PassageListProps, 'sign' | 'isMarked' | 'passages'> {
  readonly source: OpenSource;
  readonly id: string;
  readonly passage: CodePassage;
  readonly index: number;
  /** CSS pixels from the top of the list. */
  readonly top: number;
  readonly isCursor: boolean;
}

function PassageLine({ source, passages, sign, isMarked, id, passage, index, top, isCursor }: PassageLineProps) {
  const { t } = useTranslation('codebook');
  const place = usePlaceLabel(source.text)(offset(passage.start));
  const marked = isMarked(passage.id);
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-checked={marked}
      aria-selected={isCursor}
      aria-setsize={passages.length}
      aria-posinset={index + 1}
      data-index={index}
      data-cursor={isCursor || undefined}
      className="codes-passage"
      style={{ transform: `translateY(${top}px)` }}
    >
      {sign === 'tick' ? (
        <span className="ui-tick" data-sign="" data-ticked={marked || undefined} aria-hidden="true" />
      ) : (
        <Star className="codes-star" data-sign="" data-ticked={marked || undefined} size={15} aria-hidden="true" />
      )}
      <span className="codes-passage-words" lang={passage.language}>
        {passage.quotation}
      </span>
      {sign === 'star' && marked && <VisuallyHidden>{t('example')}</VisuallyHidden>}
      <span className="codes-passage-place">{place}</span>
    </div>
  );
}

function targetOf(key: string, from: number, count: number): number | null {
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + 8,
    PageUp: from - 8,
    Home: 0,
    End: count - 1,
  };
  return targets[key] ?? null;
}
