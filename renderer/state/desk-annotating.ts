import { describeTarget } from '../../shared/anchor/describe';
import * as changes from '../../shared/model/annotation-changes';
import { annotationId } from '../../shared/model/ids';
import type { AnnotationId, ColorId } from '../../shared/model/records';
import { snapToGraphemes } from '../../shared/text/graphemes';
import { isEmptySpan, type Span } from '../../shared/text/offset';
import { trimSpan } from '../../shared/text/trim-span';
import type { DeskParts } from './desk-parts';
import type { DeskActions, DeskState } from './desk-state';

type AnnotatingActions = Pick<
  DeskActions,
  | 'highlight'
  | 'startNote'
  | 'recolor'
  | 'recolorAnnotations'
  | 'resize'
  | 'trashAnnotations'
  | 'restoreAnnotations'
  | 'emptyTrash'
  | 'renameColor'
  | 'writeNote'
  | 'edit'
  | 'flush'
  | 'leave'
>;

/** What alters records: every action makes a Change by a pure function and hands it to the records. */
export function createAnnotatingActions(parts: DeskParts): AnnotatingActions {
  return { ...createHighlighting(parts), ...createBulkActions(parts), ...createNoteActions(parts) };
}

function createHighlighting({ store, records, environment, savePreferences, report }: DeskParts) {
  function highlight(color: ColorId, where?: Span): AnnotationId | null {
    const { source, selection } = store.getState();
    const asked = where ?? selection;
    if (source === null || asked === null) return null;
    // A drag or a walk by sentences takes a space along; a quotation begins and ends with words.
    const passage = trimSpan(source.text.text, snapToGraphemes(source.text, asked));
    if (isEmptySpan(passage)) return null;
    rememberColor(color);
    store.setState({ selection: null, toolbarOpen: false });
    store.getState().surface?.select(null);
    const twin = source.annotations
      .query(passage.start, passage.end)
      .find((mark) => mark.start === passage.start && mark.end === passage.end);
    if (twin !== undefined) {
      recolorAll([twin.id], color);
      store.setState({ activeId: twin.id });
      return twin.id;
    }
    const id = annotationId(environment.newId());
    const target = describeTarget(source.text, source.source.revisionId, passage);
    records.commit(changes.createHighlight({ id, sourceId: source.source.id, color, target }, records.context()));
    store.setState({ activeId: id });
    return id;
  }

  function rememberColor(color: ColorId): void {
    if (store.getState().preferences.lastColor !== color) savePreferences({ lastColor: color });
  }

  function recolorAll(ids: readonly AnnotationId[], color: ColorId): void {
    report(
      records.findAnnotations(ids).then((annotations) => {
        records.commit(changes.recolorAnnotations(annotations, color, records.context()));
      }),
    );
  }

  return {
    highlight,
    recolor(id: AnnotationId, color: ColorId): void {
      rememberColor(color);
      recolorAll([id], color);
    },
    recolorAnnotations: recolorAll,
    resize(id: AnnotationId, where: Span, from: Span): void {
      const { source } = store.getState();
      if (source === null) return;
      const passage = snapToGraphemes(source.text, where);
      if (isEmptySpan(passage)) return;
      const target = describeTarget(source.text, source.source.revisionId, passage);
      report(
        records.findAnnotations([id]).then(([annotation]) => {
          if (annotation === undefined) return;
          const { targets } = annotation;
          const index = targets.length === 1 ? 0 : targets.findIndex(({ start, end }) => start === from.start && end === from.end);
          if (store.getState().activeId === id) store.setState({ activePlace: passage });
          records.commit(changes.resizeAnnotation(annotation, index, target, records.context()));
        }),
      );
    },
  };
}

/** The relations that are seen now and will not be without these annotations. */
function countGoing({ relations, source }: DeskState, ids: readonly AnnotationId[]): number {
  const isSeen = (id: AnnotationId) => source?.annotations.findMark(id) !== undefined;
  return relations.atAny(ids).filter(({ fromId, toId }) => isSeen(fromId) && isSeen(toId)).length;
}

function createBulkActions({ store, records, library, notify, report }: DeskParts) {
  return {
    trashAnnotations(ids: readonly AnnotationId[]): void {
      report(
        records.findAnnotations(ids).then((annotations) => {
          if (annotations.length === 0) return;
          for (const annotation of annotations) records.drafts.end(annotation.id);
          const going = countGoing(store.getState(), ids);
          records.commit(changes.trashAnnotations(annotations, records.context()));
          const key = going === 0 ? 'trashed' : 'trashed-related';
          notify({ kind: 'info', key, values: { count: annotations.length, relations: going }, canUndo: true });
        }),
      );
    },
    restoreAnnotations(ids: readonly AnnotationId[]): void {
      const chosen = store.getState().trash.filter((annotation) => ids.includes(annotation.id));
      records.commit(changes.restoreAnnotations(chosen, records.context()));
    },
    emptyTrash(): void {
      const { trash } = store.getState();
      const ids = trash.map((annotation) => annotation.id);
      const work = async () => {
        await records.flush();
        const [notes, relations] = await Promise.all([library.loadNotes(ids), library.loadRelationsOf(ids)]);
        records.commit(changes.removeAnnotations(trash, notes.records, relations.records, records.context()));
        const going = relations.records.length;
        const key = going === 0 ? 'trash-emptied' : 'trash-emptied-related';
        notify({ kind: 'info', key, values: { count: trash.length, relations: going }, canUndo: true });
      };
      report(work());
    },
    renameColor(color: ColorId, name: string | null): void {
      const before = store.getState().colorNames.find((entry) => entry.id === color) ?? null;
      if ((before?.name ?? null) === name) return;
      records.commit(changes.renameColor(before, { id: color, name }, records.context()));
    },
  };
}

function createNoteActions({ store, records, position, preferences: arrangement, progress, actions, report }: DeskParts) {
  function edit(id: AnnotationId | null): void {
    const { editingId, source, past } = store.getState();
    if (editingId === id || (past !== null && id !== null)) return;
    if (editingId !== null) records.drafts.end(editingId);
    if (id !== null) records.drafts.begin(id, source?.annotations.findNote(id) ?? null);
    store.setState(id === null ? { editingId: null } : { editingId: id, activeId: id });
  }
  return {
    edit,
    startNote(where?: Span): AnnotationId | null {
      const { selection, activeId, preferences } = store.getState();
      const id = where === undefined && selection === null ? activeId : actions().highlight(preferences.lastColor, where);
      if (id === null) return null;
      if (preferences.marginState === 'hidden') actions().setPreferences({ marginState: 'margin' });
      edit(id);
      return id;
    },
    writeNote(...[id, body, session]: Parameters<DeskActions['writeNote']>): void {
      records.write({ id, body, session });
    },
    flush: async () => {
      await Promise.all([records.flush(), position.flush(), arrangement.flush(), progress.flush()]);
    },
    leave() {
      store.getState().surface?.rememberPlace();
      records.handOver();
      const words = {
        changes: [...records.waiting],
        annotations: records.annotatedIn(records.waiting),
        position: position.waiting,
        preferences: arrangement.waiting,
      };
      report(actions().flush());
      return words;
    },
  };
}
