import { Autocomplete } from '@base-ui/react/autocomplete';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describeTarget } from '../../shared/anchor/describe';
import { searchedSource } from '../../shared/search/find-all';
import { EMPTY_QUERY } from '../../shared/search/find-query';
import { searchText } from '../../shared/search/search-text';
import { type Span, span } from '../../shared/text/offset';
import { formatPlaceRange } from '../../shared/text/place';
import type { OpenSource } from '../state/desk-state';
import type { EssayEditing } from './essay-editing';

/** So many places are offered. */
const MOST_PLACES = 40;
/** So many characters stand around the words that were found. */
const AROUND = 34;

export interface QuoteSearchProps {
  readonly source: OpenSource;
  readonly editing: EssayEditing;
  readonly onDone: () => void;
}

/** Quotes what the text says by typing some of it: arrows choose a place, Enter quotes it, Esc leaves. */
export function QuoteSearch({ source, editing, onDone }: QuoteSearchProps) {
  const { t } = useTranslation('commentary');
  const [typed, setTyped] = useState('');
  const searched = useMemo(() => searchedSource(source.text), [source.text]);
  const places = useMemo((): readonly Span[] => {
    const found = searchText(searched, { ...EMPTY_QUERY, pattern: typed.trim() }, null);
    if (!found.ok || typed.trim() === '') return [];
    return Array.from(found.value.starts.slice(0, MOST_PLACES), (start, i) => span(start, found.value.ends[i] ?? start));
  }, [searched, typed]);
  const quote = (where: Span) => {
    editing.insertQuotation(describeTarget(source.text, source.source.revisionId, where));
    onDone();
  };
  const pressKey = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape' && !event.nativeEvent.isComposing) onDone();
  };
  return (
    <search className="commentary-bar commentary-quote-search" aria-label={t('quote-search')} onKeyDown={pressKey}>
      <Autocomplete.Root
        open
        inline
        mode="none"
        autoHighlight="always"
        items={places}
        value={typed}
        onValueChange={(next, { reason }) => {
          if (reason !== 'item-press') setTyped(next);
        }}
        itemToStringValue={(where: Span) => String(where.start)}
      >
        <Autocomplete.Input className="ui-input" autoFocus aria-label={t('quote-words')} placeholder={t('quote-words')} />
        <Autocomplete.List className="commentary-places" aria-label={t('quote-places')}>
          {(where: Span) => (
            <Autocomplete.Item key={where.start} value={where} className="commentary-option" onClick={() => quote(where)}>
              <PlaceOption source={source} where={where} />
            </Autocomplete.Item>
          )}
        </Autocomplete.List>
      </Autocomplete.Root>
      {typed.trim() !== '' && places.length === 0 && <p className="commentary-hint">{t('quote-nothing')}</p>}
    </search>
  );
}

function PlaceOption({ source, where }: { readonly source: OpenSource; readonly where: Span }) {
  const { text } = source.text;
  // Never from the midst of a word.
  const before = text
    .slice(Math.max(0, where.start - AROUND), where.start)
    .replace(/^.*\n/su, '')
    .replace(/^[\p{Script=Latin}’'-]+(?=\s)/u, '');
  const after = text.slice(where.end, where.end + AROUND).replace(/\n.*$/su, '');
  return (
    <>
      <span className="commentary-option-place">{formatPlaceRange(source.text, where)}</span>
      <span className="commentary-option-words">
        {before}
        <mark>{text.slice(where.start, where.end)}</mark>
        {after}
      </span>
    </>
  );
}
