import type { StoreApi } from 'zustand';
import { assertNever } from '../../shared/base/assert-never';
import { deepEqual } from '../../shared/base/deep-equal';
import type { Environment } from '../../shared/base/environment';
import { type ChangeContext, copyWithNote, writeNote } from '../../shared/model/annotation-changes';
import type { Change, Edit } from '../../shared/model/change';
import { annotationId } from '../../shared/model/ids';
import type { Annotation, AnnotationId, ColorName, Note } from '../../shared/model/records';
import type { Applied, Library, LibraryEvent } from '../storage/library';
import { ChangeQueue } from './change-queue';
import type { DeskState } from './desk-state';
import { NoteDrafts } from './note-drafts';

export interface RecordPorts {
  readonly library: Library;
  readonly store: StoreApi<DeskState>;
  readonly environment: Environment;
  readonly notify: (kind: 'info' | 'error', key: string, values?: Readonly<Record<string, string | number>>) => void;
  readonly reload: () => Promise<void>;
}

/**
 * The records of the open source between memory and storage: a change shows at once, is stored in order,
 * and changes from other windows come in. What storage refuses is taken back and explained; nothing is lost.
 */
export class DeskRecords {
  readonly #ports: RecordPorts;
  readonly #queue: ChangeQueue;
  /** Groups of the changes that were shown before they were stored. */
  readonly #shown = new Set<string>();
  readonly drafts: NoteDrafts;

  constructor(ports: RecordPorts) {
    const { library, store } = ports;
    this.#ports = ports;
    this.#queue = new ChangeQueue({
      apply: (change) => {
        this.#shown.add(change.group);
        return library.apply(change);
      },
      onSaving: () => store.setState({ save: { state: 'saving' } }),
      onSaved: () => store.setState({ save: { state: 'saved', at: ports.environment.now() } }),
      onFailed: (error) => {
        if (store.getState().save.state !== 'failed') ports.notify('error', 'save-failed', { code: error.code });
        store.setState({ save: { state: 'failed', error } });
      },
      onConflict: (change) => this.#reconcile(change),
    });
    this.drafts = new NoteDrafts((draft, base) => {
      const context = { at: ports.environment.now(), group: `note:${draft.id}:${draft.session}` };
      const change = writeNote(draft.id, base, draft.body, context);
      const note = noteAfter(change);
      if (base === null ? note === null : note !== null && deepEqual(base.body, note.body)) return base;
      this.commit(change);
      return note;
    });
  }

  context(): ChangeContext {
    const { environment } = this.#ports;
    return { at: environment.now(), group: environment.newId() };
  }

  /** Shows the change at once and hands it to storage. */
  commit(change: Change): void {
    if (change.edits.length === 0) return;
    this.#show(change.edits);
    this.#queue.push(change);
  }

  /** Stores everything that waits. */
  async flush(): Promise<void> {
    this.drafts.flush();
    await this.#queue.drain();
  }

  get isSaved(): boolean {
    return this.#queue.isEmpty;
  }

  /** The rows of these annotations, from memory or, while rows are still coming in, from storage. */
  async findAnnotations(ids: readonly AnnotationId[]): Promise<readonly Annotation[]> {
    const set = this.#ports.store.getState().source?.annotations;
    const found: Annotation[] = [];
    for (const id of ids) {
      const annotation = set?.findAnnotation(id) ?? (await this.#ports.library.findRecord('annotations', id));
      if (annotation !== undefined) found.push(annotation);
    }
    return found;
  }

  /** Storage says what it carried out, in this window (undo, redo) or another. */
  onLibraryEvent(event: LibraryEvent): void {
    const { store, notify, reload } = this.#ports;
    if (event.type === 'undo-state') store.setState({ undoState: event.state });
    else if (event.type === 'replaced') void reload();
    else if (event.type === 'closed') notify('error', 'library-closed', { detail: event.detail });
    else if (!this.#isShown(event)) this.#takeApplied(event.applied);
  }

  /** What this desk has handed to storage it has shown before; a restore or an import goes to storage by itself. */
  #isShown(event: { readonly own: boolean; readonly applied: Applied }): boolean {
    return event.own && event.applied.kind === 'do' && this.#shown.has(event.applied.group);
  }

  #takeApplied(applied: Applied): void {
    this.#show(applied.edits);
    const { editingId, editingEpoch } = this.#ports.store.getState();
    const touched = applied.edits.some((edit) => edit.table === 'notes' && edit.key === editingId);
    if (editingId === null || !touched || this.drafts.isWaiting(editingId)) return;
    this.drafts.begin(editingId, this.#ports.store.getState().source?.annotations.findNote(editingId) ?? null);
    this.#ports.store.setState({ editingEpoch: editingEpoch + 1 });
  }

  /** Puts edits into the state that the page follows. */
  #show(edits: readonly Edit[]): void {
    const { store } = this.#ports;
    const state = store.getState();
    const sourceId = state.source?.source.id;
    const own = edits.filter((edit) => {
      if (edit.table !== 'annotations') return true;
      return (edit.after ?? edit.before)?.sourceId === sourceId;
    });
    state.source?.annotations.applyEdits(own);
    const gone = state.activeId !== null && state.source?.annotations.findMark(state.activeId) === undefined;
    store.setState({
      annotationsVersion: state.annotationsVersion + 1,
      trash: trashAfter(state.trash, own),
      colorNames: colorNamesAfter(state.colorNames, own),
      ...(gone ? { activeId: null, editingId: null } : {}),
    });
  }

  /**
   * Another window was faster. The stored records are shown again; a note written here meanwhile is kept
   * as a second annotation on the same passage, so that both versions stand side by side.
   */
  async #reconcile(change: Change): Promise<void> {
    const { library, notify } = this.#ports;
    for (const edit of change.edits) this.#show([await currentRecord(library, edit)]);
    const written = change.edits.length === 1 ? noteAfter(change) : null;
    const annotation = written === null ? undefined : (await this.findAnnotations([written.annotationId]))[0];
    if (written === null || annotation === undefined) {
      notify('info', 'changed-elsewhere');
      return;
    }
    await this.#keepBoth(annotation, written);
  }

  async #keepBoth(annotation: Annotation, written: Note): Promise<void> {
    const { store, environment, notify } = this.#ports;
    const id = annotationId(environment.newId());
    this.commit(copyWithNote(annotation, id, written.body, this.context()));
    notify('info', 'note-kept-twice');
    const { editingId, editingEpoch } = store.getState();
    if (editingId !== annotation.id) return;
    this.drafts.end(annotation.id);
    this.drafts.begin(id, store.getState().source?.annotations.findNote(id) ?? null);
    store.setState({ editingId: id, activeId: id, editingEpoch: editingEpoch + 1 });
  }
}

function noteAfter(change: Change): Note | null {
  const [edit] = change.edits;
  return edit?.table === 'notes' ? edit.after : null;
}

/** An edit that shows a record as it is stored now. */
async function currentRecord(library: Library, edit: Edit): Promise<Edit> {
  switch (edit.table) {
    case 'annotations':
      return { ...edit, after: (await library.findRecord('annotations', edit.key)) ?? null };
    case 'notes':
      return { ...edit, after: (await library.findRecord('notes', edit.key)) ?? null };
    case 'colors':
      return { ...edit, after: (await library.findRecord('colors', edit.key)) ?? null };
    case 'sources':
      return { ...edit, after: (await library.findRecord('sources', edit.key)) ?? null };
    case 'revisions':
      return { ...edit, after: (await library.findRecord('revisions', edit.key)) ?? null };
    default:
      return assertNever(edit);
  }
}

function trashAfter(trash: readonly Annotation[], edits: readonly Edit[]): readonly Annotation[] {
  const annotations = edits.filter((edit) => edit.table === 'annotations');
  if (annotations.length === 0) return trash;
  const touched = new Set(annotations.map((edit) => edit.key));
  const added = annotations.flatMap((edit) => (edit.after !== null && edit.after.trashedAt !== null ? [edit.after] : []));
  return [...added, ...trash.filter((annotation) => !touched.has(annotation.id))];
}

function colorNamesAfter(names: readonly ColorName[], edits: readonly Edit[]): readonly ColorName[] {
  const colors = edits.filter((edit) => edit.table === 'colors');
  if (colors.length === 0) return names;
  const touched = new Set<string>(colors.map((edit) => edit.key));
  return [...names.filter((name) => !touched.has(name.id)), ...colors.flatMap((edit) => (edit.after === null ? [] : [edit.after]))];
}
