import { Split, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Annotation } from '../../shared/model/records';
import { type Span, span } from '../../shared/text/offset';
import { useDesk, useDeskActions } from '../state/desk-context';
import type { OpenSource } from '../state/desk-state';
import type { Mark } from '../state/mark';
import { usePlaceLabel } from '../state/use-place-label';

export interface CardPlacesProps {
  readonly mark: Mark;
  readonly annotation: Annotation | undefined;
  /** Whether the places are listed, or only counted. */
  readonly isOpen: boolean;
  /** The places can be gone to and not left out. */
  readonly isPast: boolean;
}

/** A card lists so many places; of more the rest is counted. */
const LISTED = 24;

/** "at 5 places": where else the annotation holds. Each place can be gone to, and left out. */
export function CardPlaces({ mark, annotation, isOpen, isPast }: CardPlacesProps) {
  const { t } = useTranslation('notes');
  const source = useDesk((state) => state.source);
  const count = annotation?.targets.length ?? 1;
  if (count < 2 || annotation === undefined || source === null) return null;
  return (
    <div className="notes-card-places">
      <p>{t('places', { count })}</p>
      {isOpen && (
        <ul className="notes-chips" aria-label={t('places', { count })}>
          {annotation.targets.slice(0, LISTED).map(({ start, end }, index) => (
            <Place key={`${start} ${end}`} source={source} mark={mark} index={index} where={span(start, end)} isPast={isPast} />
          ))}
        </ul>
      )}
      {isOpen && count > LISTED && <p>{t('places-more', { count: count - LISTED })}</p>}
    </div>
  );
}

interface PlaceProps {
  readonly source: OpenSource;
  readonly mark: Mark;
  /** Of the target in the annotation. */
  readonly index: number;
  readonly where: Span;
  readonly isPast: boolean;
}

function Place({ source, mark, index, where, isPast }: PlaceProps) {
  const { t } = useTranslation('notes');
  const actions = useDeskActions();
  const place = usePlaceLabel(source.text)(where.start);
  return (
    <li className="notes-chip">
      <button type="button" className="notes-card-place-link" onClick={() => actions.activate(mark.id, 'list', where)}>
        {place}
      </button>
      {!isPast && (
        <>
          <button
            type="button"
            className="notes-chip-remove"
            aria-label={t('place-separate', { place })}
            title={t('place-separate', { place })}
            onClick={() => actions.separatePlace(mark.id, index)}
          >
            <Split size={11} aria-hidden="true" />
          </button>
          <button
            type="button"
            className="notes-chip-remove"
            aria-label={t('place-leave-out', { place })}
            title={t('place-leave-out', { place })}
            onClick={() => actions.leavePlaceOut(mark.id, index)}
          >
            <X size={11} aria-hidden="true" />
          </button>
        </>
      )}
    </li>
  );
}
