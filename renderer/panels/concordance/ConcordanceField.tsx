import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConcordance, useDeskHandle } from '../../state/desk-context';

export interface ConcordanceFieldProps {
  /** Enter and the down arrow lead into the lines. */
  readonly onLines: () => void;
}

/** Lists as one types. While an input method composes nothing is looked for and no key has a meaning of its own. */
export function ConcordanceField({ onLines }: ConcordanceFieldProps) {
  const { t } = useTranslation('concordance');
  const { setWords } = useDeskHandle().concordance.actions;
  const input = useRef<HTMLInputElement>(null);
  const words = useConcordance((state) => state.words);
  const focusRequests = useConcordance((state) => state.focusRequests);
  const [composing, setComposing] = useState<string | null>(null);
  useEffect(() => {
    if (focusRequests === 0) return;
    input.current?.focus();
    input.current?.select();
  }, [focusRequests]);
  const change = (value: string) => {
    if (composing === null) setWords(value);
    else setComposing(value);
  };
  const finishComposing = (value: string) => {
    setComposing(null);
    setWords(value);
  };
  const pressKey = (event: KeyboardEvent) => {
    if ((event.key !== 'Enter' && event.key !== 'ArrowDown') || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onLines();
  };
  return (
    <input
      ref={input}
      className="ui-input concordance-field"
      type="search"
      aria-label={t('field')}
      placeholder={t('placeholder')}
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      // The wording of a passage may go over the end of a line; a field has one line.
      value={composing ?? words.replace(/\s*[\n\r]\s*/gu, ' ')}
      onChange={(event) => change(event.target.value)}
      onCompositionStart={(event) => setComposing(event.currentTarget.value)}
      onCompositionEnd={(event) => finishComposing(event.currentTarget.value)}
      onKeyDown={pressKey}
    />
  );
}
