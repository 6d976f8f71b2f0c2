import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useConcordance, useDesk, useDeskHandle } from '../../state/desk-context';
import '../../styles/concordance.css';
import { ConcordanceHead } from './ConcordanceHead';
import { ConcordanceList } from './ConcordanceList';
import { HeightHandle } from './HeightHandle';
import { usePanelHeight } from './use-panel-height';

/** Every occurrence of a wording in its context, at the foot of the desk. Text and margin above it become lower; it covers nothing. */
export function ConcordancePanel() {
  const { t } = useTranslation('concordance');
  const { concordance } = useDeskHandle();
  const panel = useRef<HTMLElement>(null);
  const height = usePanelHeight();
  const source = useDesk((state) => state.source);
  useBorrowedFocus(panel);
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    concordance.actions.close();
  };
  if (source === null) return null;
  return (
    <section
      ref={panel}
      className="concordance"
      data-region="concordance"
      aria-label={t('region')}
      style={{ height: height.value }}
      onKeyDown={closeOnEscape}
    >
      <HeightHandle height={height} />
      <ConcordanceHead />
      <Lines />
    </section>
  );
}

function Lines() {
  const { t } = useTranslation('concordance');
  const source = useDesk((state) => state.source);
  const words = useConcordance((state) => state.words);
  const count = useConcordance((state) => state.lines.length);
  const isSearching = useConcordance((state) => state.isSearching);
  if (source === null) return null;
  if (count > 0) return <ConcordanceList source={source} />;
  if (isSearching) return <p className="concordance-empty">{t('searching')}</p>;
  if (words.trim() === '') return <p className="concordance-empty">{t('empty')}</p>;
  return <p className="concordance-empty">{t('none', { words: words.replace(/\s+/gu, ' ') })}</p>;
}

/** When the panel goes with the focus in it, the focus returns to where it came from, or to the text when that is gone. */
function useBorrowedFocus(panel: React.RefObject<HTMLElement | null>): void {
  const { store } = useDeskHandle();
  useLayoutEffect(() => {
    const opener = document.activeElement;
    const inside = panel.current;
    return () => {
      if (inside === null || !inside.contains(document.activeElement)) return;
      if (opener instanceof HTMLElement && opener !== document.body && opener.isConnected) opener.focus({ preventScroll: true });
      else store.getState().surface?.focus();
    };
  }, [panel, store]);
}
