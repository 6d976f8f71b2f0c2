import { joinChanges } from '../../shared/codebook/edit-codes';
import { setCorrection } from '../../shared/model/correction-changes';
import type { AnnotationId, Correction } from '../../shared/model/records';
import type { Span } from '../../shared/text/offset';
import type { DeskParts } from './desk-parts';
import { markPassage } from './mark-passage';

/** What a correction is written for: a passage that is not highlighted yet, or an annotation, which keeps its note and codes. */
export type CorrectingTarget =
  | { readonly kind: 'passage'; readonly where: Span }
  | { readonly kind: 'annotation'; readonly id: AnnotationId };

/** What the reader can do with corrections. Each is one step for undo. */
export interface CorrectingActions {
  /** Asks what should stand: for this annotation, else for the selection, else for the active annotation. */
  startCorrecting(id?: AnnotationId): void;
  endCorrecting(): void;
  /** Says what should stand where it is being asked; null withdraws it. A passage is highlighted first, in the last colour. */
  correct(correction: Correction | null): void;
  /** Lists the corrections, and only them. */
  listCorrections(): void;
}

export function createCorrectingActions(parts: DeskParts): CorrectingActions {
  const { store, records, actions, report } = parts;

  function correctAnnotation(id: AnnotationId, correction: Correction | null): void {
    const work = records.findAnnotations([id]).then((annotations) => {
      records.commit(setCorrection(annotations, correction, records.context()));
    });
    report(work);
  }

  return {
    startCorrecting(id) {
      const { selection, activeId, past, source } = store.getState();
      if (past !== null || source === null) return;
      if (id !== undefined) store.setState({ correcting: { kind: 'annotation', id } });
      else if (selection !== null) store.setState({ correcting: { kind: 'passage', where: selection } });
      else if (activeId !== null) store.setState({ correcting: { kind: 'annotation', id: activeId } });
    },
    endCorrecting: () => store.setState({ correcting: null }),
    correct(correction) {
      const { correcting } = store.getState();
      store.setState({ correcting: null, ...(correction === null ? {} : { lastSlip: correction.slip }) });
      if (correcting === null) return;
      if (correcting.kind === 'annotation') {
        correctAnnotation(correcting.id, correction);
        return;
      }
      const context = records.context();
      const marked = correction === null ? null : markPassage(parts, correcting.where, context);
      if (marked === null) return;
      store.setState({ activeId: marked.id });
      if (marked.change === null) correctAnnotation(marked.id, correction);
      else {
        const changes = [marked.change, setCorrection([marked.annotation], correction, context)];
        records.commit(joinChanges('correct', context, changes));
      }
    },
    listCorrections() {
      actions().setFilter({ corrections: 'only' });
      actions().setPreferences({ sidePanel: 'annotations', sidePanelOpen: true });
    },
  };
}
