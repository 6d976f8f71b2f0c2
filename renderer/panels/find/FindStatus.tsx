import { useTranslation } from 'react-i18next';
import { assertNever } from '../../../shared/base/assert-never';
import type { FindError } from '../../../shared/search/find-query';
import { span } from '../../../shared/text/offset';
import { formatPlace, placeOf } from '../../../shared/text/place';
import { useDesk, useDeskHandle, useFind } from '../../state/desk-context';
import type { OpenSource } from '../../state/desk-state';
import { countMatches, type FindState } from '../../state/find-state';
import { LiveRegion } from '../../ui/LiveRegion';

export const FIND_ERROR_ID = 'find-error';

/** Which match of how many, seen and spoken; what is wrong with the query stands under the field. */
export function FindStatus() {
  const { t } = useTranslation('find');
  const isOpen = useDesk((state) => state.findOpen && state.source !== null);
  const state = useFind((found) => found);
  const errorText = useErrorText();
  const said = useSpoken();
  const isAsked = isOpen && state.query.pattern !== '';
  return (
    <>
      <LiveRegion message={isAsked ? said(state) : ''} />
      {isAsked && <FindCount state={state} />}
      {isAsked && state.error !== null && (
        <p id={FIND_ERROR_ID} className="find-error" role="alert">
          {errorText(state.error)}
        </p>
      )}
      {isAsked && state.error === null && state.noteMatches.length > 0 && state.current >= state.matches.starts.length && (
        <span className="find-where">{t('in-note')}</span>
      )}
    </>
  );
}

function FindCount({ state }: { readonly state: FindState }) {
  const { t } = useTranslation('find');
  const count = countMatches(state);
  if (state.error !== null) return null;
  if (state.isSearching) return <span className="find-count">{t('count-searching')}</span>;
  return (
    <span className="find-count" data-none={count === 0 ? '' : undefined}>
      {count === 0 ? t('count-none') : t('count', { current: state.current + 1, count })}
    </span>
  );
}

function useErrorText(): (error: FindError) => string {
  const { t } = useTranslation('find');
  return (error) => {
    switch (error.code) {
      case 'invalid-pattern':
        return t('error-pattern', { detail: error.detail });
      case 'too-slow':
        return t('error-slow');
      default:
        return assertNever(error);
    }
  };
}

function useSpoken(): (state: FindState) => string {
  const { t } = useTranslation('find');
  const { store } = useDeskHandle();
  return (state) => {
    const count = countMatches(state);
    const { source } = store.getState();
    if (state.error !== null || state.isSearching || source === null) return '';
    if (count === 0) return t('count-none');
    const current = state.current + 1;
    const place = placeOfCurrent(source, state);
    if (place === '') return t('said-match-no-place', { current, count });
    return t(state.current < state.matches.starts.length ? 'said-match' : 'said-note', { current, count, place });
  };
}

function placeOfCurrent({ text, annotations }: OpenSource, { matches, noteMatches, current }: FindState): string {
  const note = noteMatches[current - matches.starts.length];
  const at = matches.starts[current] ?? (note === undefined ? undefined : annotations.findMark(note.id)?.start);
  return at === undefined ? '' : formatPlace(placeOf(text, span(at, at)));
}
