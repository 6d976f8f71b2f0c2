import { Autocomplete } from '@base-ui/react/autocomplete';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import '../../styles/coding.css';
import { type AnnotationEntry, indexEntries, matchEntries } from '../../state/annotation-entries';
import { useDeskActions, useDeskLater } from '../../state/desk-context';
import type { OpenSource } from '../../state/desk-state';
import type { RelationEnd } from '../../state/relation-state';
import { PassageWords } from './RelationEndWords';

/** Finds the other end by words of its passage or note: type, choose, and the relation is made. */
export function EndField({ source, from }: { readonly source: OpenSource; readonly from: RelationEnd }) {
  const { t } = useTranslation('relations');
  const actions = useDeskActions();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const found = useFound(source, typed, from);
  const isSearching = typed.trim() !== '';
  return (
    <Autocomplete.Root
      open={isSearching}
      mode="none"
      autoHighlight="always"
      items={found}
      value={typed}
      onValueChange={(next, { reason }) => {
        // A chosen item would put its own words into the field.
        if (reason !== 'item-press') setTyped(next);
      }}
      itemToStringValue={(entry: AnnotationEntry) => entry.id}
    >
      <Autocomplete.Input
        ref={input}
        className="ui-input relating-field"
        aria-label={t('picking-search')}
        placeholder={t('picking-search')}
      />
      <Autocomplete.Portal>
        <Autocomplete.Positioner className="ui-layer" side="top" align="end" sideOffset={6} collisionPadding={12} anchor={input}>
          <Autocomplete.Popup className="ui-sheet relating-popup">
            <Autocomplete.Empty className="coding-empty-region">
              <p className="coding-empty">{t('picking-none')}</p>
            </Autocomplete.Empty>
            <Autocomplete.List className="relating-list">
              {(entry: AnnotationEntry) => (
                <Autocomplete.Item key={entry.id} value={entry} className="relating-item" onClick={() => actions.relateTo(entry.id)}>
                  <Found source={source} entry={entry} />
                </Autocomplete.Item>
              )}
            </Autocomplete.List>
          </Autocomplete.Popup>
        </Autocomplete.Positioner>
      </Autocomplete.Portal>
    </Autocomplete.Root>
  );
}

function Found({ source, entry }: { readonly source: OpenSource; readonly entry: AnnotationEntry }) {
  return (
    <>
      <PassageWords source={source} entry={entry} />
      {entry.note !== '' && <span className="relating-item-note">{entry.note}</span>}
    </>
  );
}

const NOTHING: readonly AnnotationEntry[] = [];

function useFound(source: OpenSource, typed: string, from: RelationEnd): readonly AnnotationEntry[] {
  const version = useDeskLater((state) => state.annotationsVersion);
  const isSearching = typed.trim() !== '';
  // Folded when one begins to type, and anew when the annotations have changed.
  const index = useMemo(() => (isSearching && version >= 0 ? indexEntries(source) : null), [isSearching, source, version]);
  const without = from.kind === 'annotation' ? from.id : null;
  return useMemo(() => (index === null ? NOTHING : matchEntries(index, typed, without)), [index, typed, without]);
}
