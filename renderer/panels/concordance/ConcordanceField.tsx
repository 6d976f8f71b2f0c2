import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { joinLines } from '../../../shared/text/line-ends';
import { useConcordance, useDeskHandle } from '../../state/desk-context';
import { useSearchField } from '../../ui/use-search-field';

export interface ConcordanceFieldProps {
  /** Enter and the down arrow lead into the lines. */
  readonly onLines: () => void;
}

/** Lists as one types. While an input method composes nothing is looked for and no key has a meaning of its own. */
export function ConcordanceField({ onLines }: ConcordanceFieldProps) {
  const { t } = useTranslation('concordance');
  const { setWords } = useDeskHandle().concordance.actions;
  const words = useConcordance((state) => state.words);
  const focusRequests = useConcordance((state) => state.focusRequests);
  // The wording of a passage may go over the end of a line; a field has one line.
  const field = useSearchField(joinLines(words), setWords, focusRequests);
  const pressKey = (event: KeyboardEvent) => {
    if ((event.key !== 'Enter' && event.key !== 'ArrowDown') || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onLines();
  };
  return (
    <input
      {...field}
      className="ui-input concordance-field"
      type="search"
      aria-label={t('field')}
      placeholder={t('placeholder')}
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      onKeyDown={pressKey}
    />
  );
}
