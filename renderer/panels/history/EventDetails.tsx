import { useTranslation } from 'react-i18next';
import { type Difference, differencesBetween } from '../../../shared/history/differences';
import type { AnnotationState } from '../../../shared/history/states';
import type { Target } from '../../../shared/model/records';
import { plainTextOf } from '../../../shared/richtext/plain-text';
import { useDesk } from '../../state/desk-context';
import type { OpenSource } from '../../state/desk-state';
import { languageOfName } from '../../state/language-of-name';
import { useColorName } from '../../state/use-color-name';
import { useCorrectionWords } from '../../state/use-correction-words';
import { usePlaceLabel } from '../../state/use-place-label';
import { VisuallyHidden } from '../../ui/VisuallyHidden';
import { NoteDiff } from './NoteDiff';

export interface EventDetailsProps {
  readonly before: AnnotationState;
  readonly after: AnnotationState;
}

/** What an annotation was before and after, for what differs. */
export function EventDetails({ before, after }: EventDetailsProps) {
  const { t } = useTranslation('history');
  return (
    <dl className="history-details">
      {differencesBetween(before, after).map((difference) => (
        <div key={difference} className="history-detail">
          <dt>{t(`what-${difference}`)}</dt>
          <dd>
            <Detail difference={difference} before={before} after={after} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Detail({ difference, before, after }: EventDetailsProps & { readonly difference: Difference }) {
  const { t } = useTranslation('history');
  const source = useDesk((state) => state.source);
  switch (difference) {
    case 'color':
      return <Colors before={before} after={after} />;
    case 'codes':
      return <Codes before={before} after={after} />;
    case 'note':
      return <NoteDiff before={textOf(before)} after={textOf(after)} />;
    case 'places':
      return source === null ? null : <Places source={source} before={before} after={after} />;
    case 'check':
      return <FromTo from={t(`check-${before.annotation.check ?? 'none'}`)} to={t(`check-${after.annotation.check ?? 'none'}`)} />;
    case 'correction':
      return <Corrections before={before} after={after} />;
    case 'trash':
      return t(after.annotation.trashedAt === null ? 'back-from-trash' : 'to-trash');
  }
}

function textOf({ note }: AnnotationState): string {
  return note === null ? '' : plainTextOf(note.body);
}

function FromTo({ from, to }: { readonly from: string; readonly to: string }) {
  const { t } = useTranslation('history');
  return t('from-to', { from, to });
}

function Corrections({ before, after }: EventDetailsProps) {
  const { t } = useTranslation('history');
  const wordsOf = useCorrectionWords();
  const told = (state: AnnotationState) => wordsOf(state.annotation.correction) ?? t('correction-none');
  return <FromTo from={told(before)} to={told(after)} />;
}

function Colors({ before, after }: EventDetailsProps) {
  const nameOf = useColorName();
  return (
    <span className="history-colors">
      <span className="history-color" data-color={before.annotation.color} aria-hidden="true" />
      <span className="history-color" data-color={after.annotation.color} aria-hidden="true" />
      <FromTo from={nameOf(before.annotation.color)} to={nameOf(after.annotation.color)} />
    </span>
  );
}

function Codes({ before, after }: EventDetailsProps) {
  const { t } = useTranslation('history');
  const codebook = useDesk((state) => state.codebook);
  const [old, fresh] = [before.annotation.codes, after.annotation.codes];
  const nameOf = (id: (typeof old)[number]) => codebook.labels.get(id) ?? t('code-gone');
  return (
    <ul className="history-list">
      {old
        .filter((id) => !fresh.includes(id))
        .map((id) => (
          <Piece key={id} kind="removed" text={nameOf(id)} />
        ))}
      {fresh
        .filter((id) => !old.includes(id))
        .map((id) => (
          <Piece key={id} kind="added" text={nameOf(id)} />
        ))}
    </ul>
  );
}

/** So many places are listed each way. */
const LISTED = 8;

function Places({ source, before, after }: EventDetailsProps & { readonly source: OpenSource }) {
  const { t } = useTranslation('history');
  const placeOf = usePlaceLabel(source.text);
  const keyOf = ({ start, end }: Target) => `${start} ${end}`;
  const without = (targets: readonly Target[], others: readonly Target[]) => {
    const known = new Set(others.map(keyOf));
    return targets.filter((target) => !known.has(keyOf(target)));
  };
  const textOfPlace = (target: Target) => t('passage', { place: placeOf(target.start), words: target.quote.exact.replace(/\s+/gu, ' ') });
  const [old, fresh] = [before.annotation.targets, after.annotation.targets];
  const [removed, added] = [without(old, fresh), without(fresh, old)];
  return (
    <ul className="history-list">
      {removed.slice(0, LISTED).map((target) => (
        <Piece key={keyOf(target)} kind="removed" text={textOfPlace(target)} />
      ))}
      {added.slice(0, LISTED).map((target) => (
        <Piece key={keyOf(target)} kind="added" text={textOfPlace(target)} />
      ))}
      {removed.length + added.length > 2 * LISTED && <li>{t('places-more', { count: removed.length + added.length - 2 * LISTED })}</li>}
    </ul>
  );
}

function Piece({ kind, text }: { readonly kind: 'removed' | 'added'; readonly text: string }) {
  const { t } = useTranslation('history');
  const Element = kind === 'removed' ? 'del' : 'ins';
  return (
    <li>
      <Element className="history-piece" lang={languageOfName(text)}>
        <VisuallyHidden>{t(kind)}</VisuallyHidden>
        {text}
      </Element>
    </li>
  );
}
