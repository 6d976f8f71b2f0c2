import { Autocomplete } from '@base-ui/react/autocomplete';
import { Check, Plus, Quote } from 'lucide-react';
import { type KeyboardEvent, type Ref, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodeId } from '../../../shared/model/records';
import type { CodingTarget } from '../../state/coding-state';
import { useDesk, useDeskHandle } from '../../state/desk-context';
import type { DeskState } from '../../state/desk-state';
import { languageOfName } from '../../state/language-of-name';
import { VisuallyHidden } from '../../ui/VisuallyHidden';
import { type CodingEntry, matchCoding } from './coding-entries';
import { useCodeProblem } from './use-code-editing';

export interface CodingFieldProps {
  readonly ref: Ref<HTMLInputElement>;
  readonly coding: CodingTarget;
  /** The words that are coded; '' for several passages. */
  readonly passage: string;
}

/** One field to find codes or make them; Enter gives or takes the first, Enter without words is done. */
export function CodingField({ ref, coding, passage }: CodingFieldProps) {
  const { t } = useTranslation('codebook');
  const { typed, type, entries, choose, problem, isEnd, end } = useCodingField(coding, passage);
  return (
    <Autocomplete.Root
      open
      inline
      mode="none"
      autoHighlight={typed.trim() === '' ? false : 'always'}
      items={entries}
      value={typed}
      onValueChange={(next, { reason }) => {
        // A chosen item would put its own words into the field.
        if (reason !== 'item-press') type(next);
      }}
      itemToStringValue={(entry: CodingEntry) => entry.key}
    >
      <Autocomplete.Input
        ref={ref}
        className="ui-input"
        aria-label={t('coding-field')}
        placeholder={t('coding-placeholder')}
        onKeyDown={(event) => {
          if (!isEnd(event)) return;
          // The list would take what was highlighted last.
          event.preventBaseUIHandler();
          event.preventDefault();
          event.stopPropagation();
          end();
        }}
      />
      {problem !== null && (
        <p className="coding-problem" role="alert">
          {problem}
        </p>
      )}
      <Autocomplete.Empty className="coding-empty-region">
        <p className="coding-empty">{t('coding-empty')}</p>
      </Autocomplete.Empty>
      <Autocomplete.List className="coding-list">
        {(entry: CodingEntry) => (
          <Autocomplete.Item key={entry.key} value={entry} className="coding-item" onClick={() => choose(entry)}>
            <CodingItem entry={entry} />
          </Autocomplete.Item>
        )}
      </Autocomplete.List>
    </Autocomplete.Root>
  );
}

function useCodingField(coding: CodingTarget, passage: string) {
  const { store, actions } = useDeskHandle();
  const problemOf = useCodeProblem();
  const codebook = useDesk((state) => state.codebook);
  const given = useGiven(coding);
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  /** True once the list was walked: Enter then means the entry that is highlighted. */
  const hasWalked = useRef(false);
  const entries = useMemo(() => matchCoding(codebook, typed, given, passage), [codebook, typed, given, passage]);
  return {
    typed,
    entries,
    problem,
    type(next: string): void {
      setTyped(next);
      setProblem(null);
    },
    choose(entry: CodingEntry): void {
      if (entry.kind !== 'code') {
        const outcome = actions.givePath(entry.names);
        setProblem(problemOf(outcome));
        if (outcome !== null) return;
      } else if (entry.isGiven && coding.kind === 'annotations') actions.withdrawCode(coding.ids, entry.code.id);
      else actions.giveCode(entry.code.id);
      setTyped('');
      hasWalked.current = false;
    },
    /** True when the key ends the coding. */
    isEnd(event: KeyboardEvent): boolean {
      if (event.nativeEvent.isComposing) return false;
      if (event.key.startsWith('Arrow')) hasWalked.current = true;
      return event.key === 'Escape' || (event.key === 'Enter' && typed.trim() === '' && !hasWalked.current);
    },
    end(): void {
      actions.endCoding();
      // The field took the selection with the focus; a passage without a code is selected as before.
      if (coding.kind === 'passage') requestAnimationFrame(() => store.getState().surface?.select(coding.where));
    },
  };
}

function CodingItem({ entry }: { readonly entry: CodingEntry }) {
  const { t } = useTranslation('codebook');
  switch (entry.kind) {
    case 'code':
      return (
        <>
          <span className="codes-square" data-code-color={entry.code.color} />
          <span className="coding-words" lang={languageOfName(entry.label)}>
            {entry.label}
          </span>
          {entry.isGiven && (
            <>
              <Check className="coding-icon" size={14} aria-hidden="true" />
              <VisuallyHidden>{t('coding-given')}</VisuallyHidden>
            </>
          )}
        </>
      );
    case 'create':
      return (
        <>
          <Plus className="coding-icon" size={14} aria-hidden="true" />
          <span className="coding-words">{t('coding-create', { name: entry.label })}</span>
        </>
      );
    case 'in-vivo':
      return (
        <>
          <Quote className="coding-icon" size={14} aria-hidden="true" />
          <span className="coding-words">{t('coding-in-vivo', { name: entry.label })}</span>
        </>
      );
  }
}

const NONE: ReadonlySet<CodeId> = new Set();

/** The codes that everything which is coded has. */
function useGiven(coding: CodingTarget): ReadonlySet<CodeId> {
  const version = useDesk((state) => state.annotationsVersion);
  const source = useDesk((state: DeskState) => state.source);
  return useMemo(() => {
    if (coding.kind !== 'annotations' || source === null || version < 0) return NONE;
    const [first = [], ...others] = coding.ids.map((id) => source.annotations.findAnnotation(id)?.codes ?? []);
    return new Set(first.filter((code) => others.every((codes) => codes.includes(code))));
  }, [coding, source, version]);
}
