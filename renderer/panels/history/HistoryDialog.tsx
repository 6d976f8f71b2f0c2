import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deedOf } from '../../../shared/history/deeds';
import type { HistoryEvent } from '../../../shared/history/states';
import type { AnnotationId } from '../../../shared/model/records';
import { useDesk, useDeskActions } from '../../state/desk-context';
import { usePlaceLabel } from '../../state/use-place-label';
import '../../styles/history.css';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { formatDateTime } from '../../ui/format-time';
import { EventDetails } from './EventDetails';

/** What happened to the chosen annotation, and when; it can be given any state that it had. */
export function HistoryDialog() {
  const { t } = useTranslation('history');
  const open = useDesk((state) => state.dialog === 'history');
  const source = useDesk((state) => state.source);
  const id = useDesk((state) => state.activeId);
  const actions = useDeskActions();
  const mark = id === null ? undefined : source?.annotations.findMark(id);
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => actions.openDialog(next ? 'history' : null)}
      title={t('title')}
      description={source !== null && mark !== undefined && <Passage start={mark.start} end={mark.end} />}
      size="large"
      className="history-dialog"
    >
      {open && id !== null && <Events key={id} id={id} />}
    </Dialog>
  );
}

/** Height of a row that was never measured. CSS pixels. */
const ESTIMATED_ROW = 64;

/** As much of a passage as names it. */
const QUOTED = 160;

function Passage({ start, end }: { readonly start: number; readonly end: number }) {
  const source = useDesk((state) => state.source);
  return source === null ? null : <QuotedPassage text={source.text} start={start} end={end} />;
}

interface QuotedPassageProps {
  readonly text: Parameters<typeof usePlaceLabel>[0];
  readonly start: number;
  readonly end: number;
}

function QuotedPassage({ text, start, end }: QuotedPassageProps) {
  const { t } = useTranslation('history');
  const place = usePlaceLabel(text)(start);
  const words = text.text.slice(start, Math.min(end, start + QUOTED)).replace(/\s+/gu, ' ');
  return <p className="history-passage">{t('passage', { place, words: end > start + QUOTED ? `${words}…` : words })}</p>;
}

function Events({ id }: { readonly id: AnnotationId }) {
  const { t } = useTranslation('history');
  const { events, isCurrent } = useEvents(id);
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: events?.length ?? 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => ESTIMATED_ROW,
    getItemKey: (index) => events?.[index]?.id ?? index,
    overscan: 6,
  });
  if (events === null) return <p>{t('loading')}</p>;
  return (
    <div ref={scroller} className="history-scroller">
      <ol className="history-events" aria-label={t('title')} aria-busy={!isCurrent} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ key, index, start }) => {
          const event = events[index];
          return event === undefined ? null : (
            <li
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              aria-posinset={index + 1}
              aria-setsize={events.length}
              className="history-event"
              style={{ transform: `translateY(${start}px)` }}
            >
              <EventRow id={id} event={event} isNow={index === 0} />
            </li>
          );
        })}
      </ol>
    </div>
  );
}

interface Loaded {
  readonly of: string;
  readonly events: readonly HistoryEvent[];
}

/** Read anew after every edit, here or in another window, as each may be one event more, and when what could not be stored was. */
function useEvents(id: AnnotationId): { readonly events: readonly HistoryEvent[] | null; readonly isCurrent: boolean } {
  const actions = useDeskActions();
  const version = useDesk((state) => state.annotationsVersion);
  const isFailed = useDesk((state) => state.save.state === 'failed');
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const wanted = `${version} ${isFailed}`;
  useEffect(() => {
    let isAsked = true;
    void actions.loadEvents(id).then((events) => {
      if (isAsked) setLoaded({ of: wanted, events });
    });
    return () => {
      isAsked = false;
    };
  }, [actions, id, wanted]);
  return { events: loaded?.events ?? null, isCurrent: loaded?.of === wanted };
}

interface EventRowProps {
  readonly id: AnnotationId;
  readonly event: HistoryEvent;
  readonly isNow: boolean;
}

function EventRow({ id, event, isNow }: EventRowProps) {
  const { t, i18n } = useTranslation('history');
  const actions = useDeskActions();
  const isPast = useDesk((state) => state.past !== null);
  const time = formatDateTime(event.at, i18n.language);
  const what = event.label === null ? t(event.isFirstKnown ? 'first-known' : 'made') : t(`did-${deedOf(event.label)}`);
  const name = event.kind === 'do' ? what : t(`${event.kind}`, { what });
  return (
    <>
      <div className="history-event-head">
        <span className="history-event-name">{name}</span>
        <time dateTime={new Date(event.at).toISOString()}>{time}</time>
        {isNow ? (
          <span className="history-event-now">{t('now')}</span>
        ) : (
          event.after !== null &&
          !isPast && (
            <Button size="small" aria-label={t('return-label', { time })} onClick={() => actions.returnTo(id, event, 'after')}>
              {t('return')}
            </Button>
          )
        )}
      </div>
      {event.before !== null && event.after !== null && <EventDetails before={event.before} after={event.after} />}
    </>
  );
}
