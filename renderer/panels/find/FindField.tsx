import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useDeskHandle, useFind } from '../../state/desk-context';
import { useShortcut } from '../../state/shortcut-context';
import { Kbd } from '../../ui/Kbd';
import { FIND_ERROR_ID } from './FindStatus';

/** Finds as one types. While an input method composes nothing is searched and no key has a meaning of its own. */
export function FindField() {
  const { t } = useTranslation('find');
  const { find } = useDeskHandle();
  const input = useRef<HTMLInputElement>(null);
  const isOpen = useDesk((state) => state.findOpen);
  const isReading = useDesk((state) => state.source !== null);
  const keys = useShortcut('find');
  const pattern = useFind((state) => state.query.pattern);
  const hasError = useFind((state) => state.error !== null);
  const focusRequests = useFind((state) => state.focusRequests);
  /** What stands in the field while an input method composes; null otherwise. */
  const [composing, setComposing] = useState<string | null>(null);

  useEffect(() => {
    if (focusRequests === 0) return;
    input.current?.focus();
    input.current?.select();
  }, [focusRequests]);

  const change = (value: string) => {
    if (composing === null) find.actions.setQuery({ pattern: value });
    else setComposing(value);
  };
  const finishComposing = (value: string) => {
    setComposing(null);
    find.actions.setQuery({ pattern: value });
  };
  const stepOnEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    find.actions.step(event.shiftKey ? -1 : 1);
  };
  return (
    <>
      <Search className="find-icon" size={14} aria-hidden="true" />
      <input
        ref={input}
        className="find-input"
        type="search"
        aria-label={t('find-label')}
        aria-invalid={hasError}
        aria-describedby={hasError ? FIND_ERROR_ID : undefined}
        placeholder={t('find-placeholder')}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        disabled={!isReading}
        value={composing ?? pattern}
        onFocus={() => !isOpen && find.actions.open()}
        onChange={(event) => change(event.target.value)}
        onCompositionStart={(event) => setComposing(event.currentTarget.value)}
        onCompositionEnd={(event) => finishComposing(event.currentTarget.value)}
        onKeyDown={stepOnEnter}
      />
      {!isOpen && keys !== undefined && <Kbd keys={keys} />}
    </>
  );
}
