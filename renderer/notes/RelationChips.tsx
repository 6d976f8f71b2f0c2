import { ArrowLeft, ArrowRight, X } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnnotationId } from '../../shared/model/records';
import { type RelationReading, readRelation } from '../../shared/relations/read-relation';
import { type AnnotationEntry, findEntry } from '../state/annotation-entries';
import { useDesk, useDeskActions, useDeskLater } from '../state/desk-context';
import type { OpenSource } from '../state/desk-state';
import { languageOfName } from '../state/language-of-name';
import { useElsewhere } from '../state/use-elsewhere';
import { usePlaceLabel } from '../state/use-place-label';
import '../styles/chips.css';
import { Preview } from '../ui/Preview';
import { RelationPreview } from './RelationPreview';

export interface RelationChipsProps {
  readonly id: AnnotationId;
  /** Whether each can be taken away. */
  readonly isOpen: boolean;
}

const NONE: readonly AnnotationId[] = [];
/** A card shows so many relations; of more the rest is counted. */
const LISTED = 12;

/** What an annotation is related to, each with how and where. A chip shows the other end while it is pointed at, and goes there. */
export const RelationChips = memo(function RelationChips({ id, isOpen }: RelationChipsProps) {
  const { t } = useTranslation('relations');
  const source = useDesk((state) => state.source);
  const relations = useDeskLater((state) => state.relations.at(id));
  const types = useDeskLater((state) => state.relationTypes);
  // What lies in the trash is not shown; where the other ends stand may change with every edit, of this card's relations alone.
  useDeskLater(({ source: open }) =>
    relations
      .map(({ fromId, toId }) => {
        const mark = open?.annotations.findMark(fromId === id ? toId : fromId);
        return mark === undefined ? '' : `${mark.start}-${mark.end}-${mark.color}`;
      })
      .join(' '),
  );
  const others = relations.map(({ fromId, toId }) => (fromId === id ? toId : fromId));
  const elsewhere = useElsewhere(source === null ? NONE : others.filter((other) => source.annotations.findMark(other) === undefined));
  if (source === null || relations.length === 0) return null;
  const shown = relations.flatMap((relation) => {
    const reading = readRelation(relation, id, types);
    const entry = findEntry(source, reading.otherId) ?? elsewhere.get(reading.otherId);
    return entry === undefined ? [] : [{ reading, entry }];
  });
  if (shown.length === 0) return null;
  return (
    <>
      <ul className="notes-chips" aria-label={t('chips')}>
        {shown.slice(0, LISTED).map(({ reading, entry }) => (
          <Chip key={reading.relation.id} source={source} reading={reading} entry={entry} isOpen={isOpen} />
        ))}
      </ul>
      {shown.length > LISTED && <p className="notes-card-places">{t('chips-more', { count: shown.length - LISTED })}</p>}
    </>
  );
});

interface ChipProps {
  readonly source: OpenSource;
  readonly reading: RelationReading;
  readonly entry: AnnotationEntry;
  readonly isOpen: boolean;
}

function Chip({ source, reading, entry, isOpen }: ChipProps) {
  const { t } = useTranslation('relations');
  const actions = useDeskActions();
  const placeOf = usePlaceLabel(source.text);
  const place = entry.elsewhere === '' ? placeOf(entry.start) : entry.elsewhere;
  const Arrow = reading.isInverse ? ArrowLeft : ArrowRight;
  const how = reading.label === '' ? t('kind-unknown') : reading.label;
  return (
    // A press would end the writing in the note, and the chip would move from under the pointer before the click is heard.
    <li className="notes-chip relation-chip" data-color={entry.color} onMouseDown={(event) => event.preventDefault()}>
      <Preview content={() => <RelationPreview source={source} entry={entry} how={how} />}>
        <button type="button" className="relation-chip-link" onClick={() => actions.followRelation(entry.id)}>
          <Arrow size={12} aria-hidden="true" />
          <span className="relation-chip-how" lang={languageOfName(how)}>
            {how}
          </span>
          <span className="relation-chip-place">{place}</span>
          <q className="relation-chip-words" lang={entry.language}>
            {entry.quotation}
          </q>
        </button>
      </Preview>
      {isOpen && (
        <button
          type="button"
          className="notes-chip-remove"
          aria-label={t('chip-remove', { how, place })}
          title={t('chip-remove', { how, place })}
          onClick={() => actions.removeRelation(reading.relation.id)}
        >
          <X size={12} aria-hidden="true" />
        </button>
      )}
    </li>
  );
}
