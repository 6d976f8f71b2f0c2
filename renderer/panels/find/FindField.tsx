import { Search } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useDeskHandle, useFind } from '../../state/desk-context';
import { useShortcut } from '../../state/shortcut-context';
import { Kbd } from '../../ui/Kbd';
import { useSearchField } from '../../ui/use-search-field';
import { FIND_ERROR_ID } from './FindStatus';

/** Finds as one types. While an input method composes nothing is searched and no key has a meaning of its own. */
export function FindField() {
  const { t } = useTranslation('find');
  const { find } = useDeskHandle();
  const isOpen = useDesk((state) => state.findOpen);
  const isReading = useDesk((state) => state.source !== null);
  const keys = useShortcut('find');
  const pattern = useFind((state) => state.query.pattern);
  const hasError = useFind((state) => state.error !== null);
  const focusRequests = useFind((state) => state.focusRequests);
  const field = useSearchField(pattern, (value) => find.actions.setQuery({ pattern: value }), focusRequests);
  const stepOnEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    find.actions.step(event.shiftKey ? -1 : 1);
  };
  return (
    <>
      <Search className="find-icon" size={14} aria-hidden="true" />
      <input
        {...field}
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
        onFocus={() => !isOpen && find.actions.open()}
        onKeyDown={stepOnEnter}
      />
      {!isOpen && keys !== undefined && <Kbd keys={keys} />}
    </>
  );
}
