import { useSyncExternalStore } from 'react';
import type { MarginState } from '../../shared/model/preferences';
import { useCommentary, useDesk } from './desk-context';

/** Beside a commentary, windows as narrow as this have no room for full notes: they show signs. */
const CROWDED = '(max-width: 1799px)';
/** In these the commentary stands in the place of the text; commentary.css says the same. */
const COVERED = '(max-width: 1179px)';

/** The margin as it is shown now: as the reader chose it, or less where a commentary needs the room. */
export function useMarginState(): MarginState {
  const chosen = useDesk((state) => state.preferences.marginState);
  const isOpen = useCommentary((state) => state.isOpen);
  const isCrowded = useQuery(CROWDED);
  return isOpen && isCrowded && chosen === 'margin' ? 'signs' : chosen;
}

/** True while the commentary stands in the place of the text. */
export function useTextCovered(): boolean {
  const isOpen = useCommentary((state) => state.isOpen);
  return useQuery(COVERED) && isOpen;
}

/** The same, asked once. */
export function isCoveringText(): boolean {
  return window.matchMedia(COVERED).matches;
}

function useQuery(query: string): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', onChange);
      return () => media.removeEventListener('change', onChange);
    },
    () => window.matchMedia(query).matches,
  );
}
