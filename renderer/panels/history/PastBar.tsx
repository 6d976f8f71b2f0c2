import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useDeskActions } from '../../state/desk-context';
import type { PastDesk } from '../../state/history-state';
import '../../styles/history.css';
import { Button } from '../../ui/Button';
import { formatDay, formatMoment } from '../../ui/format-time';
import { IconButton } from '../../ui/IconButton';
import { Select } from '../../ui/Select';
import { Slider } from '../../ui/Slider';

/** Says without fail that the desk is shown as it was, and leads to any moment and back to now. */
export function PastBar() {
  const past = useDesk((state) => state.past);
  return past === null ? null : <LookingBack past={past} />;
}

function LookingBack({ past }: { readonly past: PastDesk }) {
  const { t, i18n } = useTranslation('history');
  const actions = useDeskActions();
  const annotations = useDesk((state) => state.source?.annotations);
  const { moments, at } = past;
  const place = Math.max(0, moments.indexOf(at));
  const days = useMemo(() => daysOf(moments, i18n.language), [moments, i18n.language]);
  const day = formatDay(at, i18n.language);
  const go = (to: number) => {
    const moment = moments[to];
    if (moment !== undefined) actions.lookAt(moment);
  };
  useReturnOnEscape(actions.returnToNow);
  return (
    <section className="app-bar history-past" data-kind="past" aria-label={t('past-title')}>
      <p className="app-bar-text" role="status">
        <strong>{t('past-at', { time: formatMoment(at, i18n.language) })}</strong>{' '}
        {t('past-holds', { highlights: annotations?.size ?? 0, notes: annotations?.noteCount ?? 0 })} {t('past-about')}
        {past.laterCount > 0 && ` ${t('past-later-state', { count: past.laterCount })}`}
      </p>
      <Select
        label={t('past-day')}
        hideLabel
        value={day}
        options={days.map(({ name }) => ({ value: name, label: name }))}
        onValueChange={(chosen) => go(days.find(({ name }) => name === chosen)?.last ?? place)}
      />
      <IconButton
        size="small"
        label={t('past-earlier')}
        icon={<ChevronLeft size={16} aria-hidden="true" />}
        disabled={place === 0}
        onClick={() => go(place - 1)}
      />
      <MomentSlider past={past} place={place} onGo={go} />
      <IconButton
        size="small"
        label={t('past-later')}
        icon={<ChevronRight size={16} aria-hidden="true" />}
        disabled={place === moments.length - 1}
        onClick={() => go(place + 1)}
      />
      <Button size="small" variant="accent" onClick={actions.returnToNow}>
        {t('past-return')}
      </Button>
    </section>
  );
}

interface MomentSliderProps {
  readonly past: PastDesk;
  readonly place: number;
  readonly onGo: (place: number) => void;
}

/** The thumb follows the hand at once; the desk follows when the frame is free. */
function MomentSlider({ past, place, onGo }: MomentSliderProps) {
  const { t, i18n } = useTranslation('history');
  const [asked, setAsked] = useState<number | null>(null);
  useEffect(() => {
    if (asked === null) return;
    const frame = requestAnimationFrame(() => {
      setAsked(null);
      onGo(asked);
    });
    return () => cancelAnimationFrame(frame);
  }, [asked, onGo]);
  return (
    <Slider
      label={t('past-moment')}
      hideHead
      value={asked ?? place}
      min={0}
      max={Math.max(1, past.moments.length - 1)}
      step={1}
      formatValue={(value) => formatMoment(past.moments[value] ?? past.at, i18n.language)}
      onValueChange={setAsked}
    />
  );
}

interface Day {
  readonly name: string;
  /** Place of its last moment. */
  readonly last: number;
}

/** The days on which something happened, the last first. */
function daysOf(moments: readonly number[], language: string): readonly Day[] {
  const days = new Map<string, number>();
  for (const [place, moment] of moments.entries()) days.set(formatDay(moment, language), place);
  return [...days].map(([name, last]) => ({ name, last })).reverse();
}

/** Last of all that hear it: a menu or the text takes Esc for itself first. */
function useReturnOnEscape(onReturn: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
      if (document.querySelector('[role="dialog"], [role="menu"], [role="listbox"].ui-layer') !== null) return;
      onReturn();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [onReturn]);
}
