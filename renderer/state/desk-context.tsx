import { createContext, type ReactNode, useContext } from 'react';
import { type StoreApi, useStore } from 'zustand';
import type { DeskActions, DeskState } from './desk-state';

/** The desk's state with its actions. One a window, made in the composition root. */
export interface Desk {
  readonly store: StoreApi<DeskState>;
  readonly actions: DeskActions;
}

const DeskContext = createContext<Desk | null>(null);

export function DeskProvider({ desk, children }: { readonly desk: Desk; readonly children: ReactNode }) {
  return <DeskContext value={desk}>{children}</DeskContext>;
}

/** The desk itself, for event handlers that read the state without following it. */
export function useDeskHandle(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('useDeskHandle outside of DeskProvider');
  return desk;
}

/** Follows a part of the desk's state; renders again only when the selected value changes. */
export function useDesk<T>(selector: (state: DeskState) => T): T {
  return useStore(useDeskHandle().store, selector);
}

export function useDeskActions(): DeskActions {
  return useDeskHandle().actions;
}
