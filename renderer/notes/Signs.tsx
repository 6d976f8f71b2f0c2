import { useTranslation } from 'react-i18next';
import type { SourceText } from '../../shared/text/source-text';
import { useDeskActions, useDeskLater } from '../state/desk-context';
import { usePlaceLabel } from '../state/use-place-label';
import type { Sign } from './margin-cards';
import { toTransform } from './margin-controller';

export interface SignsProps {
  readonly text: SourceText;
  readonly signs: readonly Sign[];
}

/** Small marks at the lines that have notes. A click opens the note in place; on a line with several, the next one. */
export function Signs({ text, signs }: SignsProps) {
  const { t } = useTranslation('notes');
  const actions = useDeskActions();
  const activeId = useDeskLater((state) => state.activeId);
  const placeOf = usePlaceLabel(text);
  useDeskLater((state) => `${state.annotationsVersion} ${state.rowsLoaded}`);
  const annotations = useDeskLater((state) => state.source?.annotations);
  return signs.map((sign) => {
    const at = activeId === null ? -1 : sign.ids.indexOf(activeId);
    const isToCheck = sign.ids.some((id) => annotations?.findAnnotation(id)?.check === 'open');
    const label = t('sign', { place: placeOf(sign.start), count: sign.ids.length });
    const next = sign.ids[(at + 1) % sign.ids.length];
    return (
      <button
        key={`${sign.start} ${sign.ids[0]}`}
        type="button"
        className="notes-sign"
        data-color={sign.color}
        data-annotation={sign.ids[at]}
        data-active={at >= 0 || undefined}
        aria-expanded={at >= 0}
        aria-label={isToCheck ? t('sign-check', { sign: label }) : label}
        style={{ transform: toTransform(sign.top) }}
        onClick={() => next !== undefined && actions.activate(at >= 0 && sign.ids.length === 1 ? null : next, 'note')}
      >
        {sign.ids.length > 1 ? sign.ids.length : ''}
        {isToCheck ? '?' : ''}
      </button>
    );
  });
}
