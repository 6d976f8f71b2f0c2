import { nextCheck, setCheck } from '../../shared/model/check-changes';
import type { AnnotationId, Memo } from '../../shared/model/records';
import type { RichText } from '../../shared/model/rich-text';
import { EMPTY_FILTER } from '../../shared/search/filter-annotations';
import type { DeskParts } from './desk-parts';

/** Memos, and the question marks on annotations. */
export interface MemoActions {
  /** The memo stands open for writing. */
  beginMemo(id: Memo['id']): void;
  endMemo(id: Memo['id']): void;
  /** Takes the memo's text as it is now; stored within half a second, one undo step per `session`. Null removes the memo. */
  writeMemo(id: Memo['id'], body: RichText | null, session: string): void;
  /** Puts the question mark of these annotations (else of the passage in hand, highlighted first) one step on. One undo step. */
  stepCheck(ids?: readonly AnnotationId[]): void;
  /** Lists what is to be checked, and only that; or everything again. */
  listToCheck(on: boolean): void;
  /** Lists these annotations, and only them. */
  listOnly(ids: ReadonlySet<AnnotationId>): void;
}

export function createMemoActions({ store, records, actions, report }: DeskParts): MemoActions {
  return {
    beginMemo: (id) => records.memos.begin(id),
    endMemo: (id) => records.memos.end(id),
    writeMemo: (id, body, session) => records.memos.write({ id, body, session }),
    stepCheck(ids) {
      const { selection, activeId, preferences } = store.getState();
      const taken = selection === null ? activeId : actions().highlight(preferences.lastColor);
      const chosen = ids ?? (taken === null ? [] : [taken]);
      report(
        records.findAnnotations(chosen).then((annotations) => {
          const [first] = annotations;
          if (first !== undefined) records.commit(setCheck(annotations, nextCheck(first.check), records.context()));
        }),
      );
    },
    listToCheck(on) {
      actions().setFilter({ check: on ? 'open' : 'all' });
      if (on) actions().setPreferences({ sidePanel: 'annotations', sidePanelOpen: true });
    },
    listOnly(among) {
      actions().setFilter({ ...EMPTY_FILTER, among });
      actions().setPreferences({ sidePanel: 'annotations', sidePanelOpen: true });
    },
  };
}
