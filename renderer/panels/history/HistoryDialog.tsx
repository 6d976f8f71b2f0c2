import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
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
      {open && id !== null && <Events id={id} />}
    </Dialog>
  );
}

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
  const actions = useDeskActions();
  const version = useDesk((state) => state.annotationsVersion);
  const saved = useDesk((state) => state.save.state);
  const [events, setEvents] = useState<readonly HistoryEvent[] | null>(null);
  // Each edit of the annotation, here or in another window, is one event more.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is read again when something was edited
  useEffect(() => {
    let isCurrent = true;
    void actions.loadEvents(id).then((loaded) => {
      if (isCurrent) setEvents(loaded);
    });
    return () => {
      isCurrent = false;
    };
  }, [actions, id, version, saved]);
  if (events === null) return <p>{t('loading')}</p>;
  return (
    <ol className="history-events" aria-label={t('title')}>
      {events.map((event, index) => (
        <EventRow key={event.id} id={id} event={event} isNow={index === 0} />
      ))}
    </ol>
  );
}

interface EventRowProps {
  readonly id: AnnotationId;
  readonly event: HistoryEvent;
  readonly isNow: boolean;
}

function EventRow({ id, event, isNow }: EventRowProps) {
  const { t, i18n } = useTranslation(['history', 'changes']);
  const actions = useDeskActions();
  const isPast = useDesk((state) => state.past !== null);
  const time = formatDateTime(event.at, i18n.language);
  const what = event.label === null ? t('history:made') : t(`changes:${event.label}`);
  const name = event.kind === 'do' ? what : t(`history:${event.kind}`, { what });
  return (
    <li className="history-event">
      <div className="history-event-head">
        <span className="history-event-name">{name}</span>
        <time dateTime={new Date(event.at).toISOString()}>{time}</time>
        {isNow ? (
          <span className="history-event-now">{t('history:now')}</span>
        ) : (
          event.after !== null &&
          !isPast && (
            <Button size="small" aria-label={t('history:return-label', { time })} onClick={() => actions.returnTo(id, event, 'after')}>
              {t('history:return')}
            </Button>
          )
        )}
      </div>
      {event.before !== null && event.after !== null && <EventDetails before={event.before} after={event.after} />}
    </li>
  );
}
