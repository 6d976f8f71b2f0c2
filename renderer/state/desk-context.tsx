import { createContext, type ReactNode, useContext } from 'react';
import { type StoreApi, useStore } from 'zustand';
import type { AnnotationId } from '../../shared/model/records';
import type { CommentaryState } from './commentary-state';
import type { CommentaryDesk } from './commentary-store';
import type { ConcordanceState } from './concordance-state';
import type { Concordance } from './concordance-store';
import type { DeskActions, DeskState } from './desk-state';
import type { FindState } from './find-state';
import type { Find } from './find-store';
import type { HoverStore } from './hover-state';
import type { FollowedStore } from './later-store';

/** The desk's state with its actions. One a window, made in the composition root. */
export interface Desk {
  readonly store: StoreApi<DeskState>;
  /** The same state, told of when the frame that shows a change in the text is out. */
  readonly later: FollowedStore<DeskState>;
  readonly hover: HoverStore;
  readonly actions: DeskActions;
  /** Searching the open text and its notes: a state of its own, which the reading surface paints. */
  readonly find: Find;
  /** Every occurrence of a wording in its context: a state of its own as well. */
  readonly concordance: Concordance;
  /** The essays beside the open text. */
  readonly commentary: CommentaryDesk;
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

/**
 * The same for what only tells of an edit (cards, counts, lists): heard one frame later, so that the text shows the edit at once
 * whatever else the page has to draw of it. Not for what takes the next key.
 */
export function useDeskLater<T>(selector: (state: DeskState) => T): T {
  return useStore(useDeskHandle().later, selector);
}

export function useDeskActions(): DeskActions {
  return useDeskHandle().actions;
}

/** True while the pointer is over the annotation, in the text or in the margin. */
export function useHovered(id: AnnotationId): boolean {
  return useStore(useDeskHandle().hover, (state) => state.id === id);
}

/** Follows a part of what find looks for and has found. */
export function useFind<T>(selector: (state: FindState) => T): T {
  return useStore(useDeskHandle().find.store, selector);
}

/** Follows a part of the concordance. */
export function useConcordance<T>(selector: (state: ConcordanceState) => T): T {
  return useStore(useDeskHandle().concordance.store, selector);
}

/** Follows a part of the commentaries. */
export function useCommentary<T>(selector: (state: CommentaryState) => T): T {
  return useStore(useDeskHandle().commentary.store, selector);
}
