import { useState } from 'react';
import { useDesk, useDeskActions } from '../../state/desk-context';

/** Head and four lines; CSS pixels. */
const USUAL_HEIGHT = 154;
/** Head and one line; CSS pixels. */
export const LEAST_HEIGHT = 96;
/** So much of the window at most, so that the text stays to be read. */
const LARGEST_PART = 0.6;

export interface PanelHeight {
  /** CSS pixels. */
  readonly value: number;
  readonly most: number;
  /** Shows a height while it is being chosen. */
  show(height: number): void;
  /** Takes the height for good. */
  keep(height: number): void;
}

/** The height the reader chose, within what this window has room for. */
export function usePanelHeight(): PanelHeight {
  const actions = useDeskActions();
  const kept = useDesk((state) => state.preferences.concordanceHeight ?? USUAL_HEIGHT);
  const [shown, setShown] = useState<number | null>(null);
  const most = Math.max(LEAST_HEIGHT, Math.round(window.innerHeight * LARGEST_PART));
  const within = (height: number) => Math.min(most, Math.max(LEAST_HEIGHT, Math.round(height)));
  return {
    value: within(shown ?? kept),
    most,
    show: (height) => setShown(within(height)),
    keep: (height) => {
      setShown(null);
      actions.setPreferences({ concordanceHeight: within(height) });
    },
  };
}
