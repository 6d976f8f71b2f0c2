import type { StoreApi } from 'zustand';
import { deepEqual } from '../../shared/base/deep-equal';
import type { Environment } from '../../shared/base/environment';
import { err, ok, type Result } from '../../shared/base/result';
import { findCurrentPass, inPass } from '../../shared/history/passes';
import { type ChangeContext, copyWithNote, writeNote } from '../../shared/model/annotation-changes';
import type { Change, Edit } from '../../shared/model/change';
import { annotationId } from '../../shared/model/ids';
import type { Annotation, AnnotationId, Note } from '../../shared/model/records';
import type { RichText } from '../../shared/model/rich-text';
import { isEmptyRichText } from '../../shared/richtext/plain-text';
import type { Applied, Library, LibraryEvent, StoreError } from '../storage/library';
import { ChangeQueue } from './change-queue';
import { bookmarksAfter } from './desk-bookmarks';
import { passesAfter } from './desk-passes';
import type { DeskState } from './desk-state';
import { MemoKeeper } from './memo-keeper';
import { type Draft, NoteDrafts } from './note-drafts';
import {
  codesAfter,
  colorNamesAfter,
  currentRecord,
  isBeside,
  isOnlyAboutNote,
  memosAfter,
  noteAfter,
  placeOf,
  relationTypesAfter,
  trashAfter,
  worksAfter,
} from './record-edits';

/** What is written beside notes, in a state of its own: commentaries. */
export interface WrittenBeside {
  /** Hands everything that waits to storage. */
  flush(): void;
  readonly isWaiting: boolean;
  /** Edits that are shown now, from here or elsewhere. */
  take(edits: readonly Edit[]): void;
  /** Another window was faster: these edits were given back. */
  reconcile(edits: readonly Edit[]): Promise<void>;
}

export interface RecordPorts {
  readonly library: Library;
  readonly store: StoreApi<DeskState>;
  readonly environment: Environment;
  readonly notify: (kind: 'info' | 'error', key: string, values?: Readonly<Record<string, string | number>>) => void;
  readonly reload: () => void;
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
  /** The annotations whose notes were written here, as they then were: a removed one is needed to keep its note. */
  readonly #annotated = new Map<AnnotationId, Annotation>();
  /** Why what waits could not be stored at the last try. */
  #failure: StoreError | null = null;
  /** The note in whose midst its annotation was removed elsewhere. */
  #interrupted: AnnotationId | null = null;
  readonly drafts: NoteDrafts;
  #beside: WrittenBeside | null = null;
  readonly memos: MemoKeeper;

  constructor(ports: RecordPorts) {
    const { library, environment } = ports;
    this.#ports = ports;
    this.#queue = new ChangeQueue({
      apply: (change) => {
        this.#shown.add(change.group);
        return library.apply(change);
      },
      onSaving: () => this.tellSaving(),
      onSaved: () => {
        this.#failure = null;
        this.tellSaving();
      },
      onFailed: (error) => {
        if (this.#failure === null) ports.notify('error', 'save-failed', { code: error.code });
        this.#failure = error;
        this.tellSaving();
      },
      onConflict: (change) => this.#reconcile(change),
    });
    this.drafts = new NoteDrafts((draft, base) => {
      const context = { at: environment.now(), group: `note:${draft.id}:${draft.session}` };
      const change = writeNote(draft.id, base, draft.body, context);
      const note = noteAfter(change);
      if (base === null ? note === null : note !== null && deepEqual(base.body, note.body)) {
        this.tellSaving();
        return base;
      }
      this.commit(change);
      return note;
    });
    this.memos = new MemoKeeper({
      store: ports.store,
      environment,
      commit: (change) => this.commit(change),
      onWaiting: () => this.tellSaving(),
    });
  }

  attachBeside(beside: WrittenBeside): void {
    this.#beside = beside;
  }

  context(): ChangeContext {
    const { environment } = this.#ports;
    return { at: environment.now(), group: environment.newId() };
  }

  /** Shows the change at once and hands it to storage. */
  commit(change: Change): void {
    if (change.edits.length === 0 || this.#refusesForPast(change)) return;
    const made = inPass(change, findCurrentPass(this.#ports.store.getState().passes));
    this.#withdrawUndo();
    this.show(made.edits);
    this.#queue.push(made);
  }

  /**
   * Stores the change and shows it then: a large one, which the reader may stop meanwhile. The error says why nothing was altered; `past`:
   * the desk as it was is on show, which has been told.
   */
  async carryOut(change: Change, signal: AbortSignal | undefined): Promise<Result<null, StoreError | { readonly code: 'past' }>> {
    if (this.#refusesForPast(change)) return err({ code: 'past' });
    await this.flush();
    // What waits was done before and cannot be stored now: nor can this.
    if (this.#failure !== null) return err(this.#failure);
    this.#withdrawUndo();
    const stored = await this.#ports.library.apply(inPass(change, findCurrentPass(this.#ports.store.getState().passes)), signal);
    return stored.ok ? ok(null) : stored;
  }

  /** The desk as it was can be looked at and not altered; a commentary beside it is one of now, and what is written there is kept. */
  #refusesForPast({ edits }: Change): boolean {
    const isRefused = this.#ports.store.getState().past !== null && !edits.every(isBeside);
    if (isRefused) this.#ports.notify('info', 'past-read-only');
    return isRefused;
  }

  /** Takes the note as it is now; it is handed to storage soon. */
  write(draft: Draft): void {
    const set = this.#ports.store.getState().source?.annotations;
    const annotation = set?.findAnnotation(draft.id);
    if (annotation !== undefined) this.#annotated.set(draft.id, annotation);
    this.drafts.write(draft, set?.findNote(draft.id) ?? null);
    this.tellSaving();
  }

  /** An offer to undo is about the last step, and this is another. */
  #withdrawUndo(): void {
    const { notices } = this.#ports.store.getState();
    if (notices.some((notice) => notice.canUndo)) this.#ports.store.setState({ notices: notices.filter((notice) => !notice.canUndo) });
  }

  /** Stores everything that waits. */
  async flush(): Promise<void> {
    this.handOver();
    await this.#queue.drain();
  }

  /** What is being written goes to where it waits to be stored. */
  handOver(): void {
    this.drafts.flush();
    this.memos.flush();
    this.#beside?.flush();
  }

  /** True when nothing would be lost if the window were gone. */
  get isSaved(): boolean {
    return this.#queue.isEmpty && !this.drafts.isAnyWaiting && !this.memos.isAnyWaiting && this.#beside?.isWaiting !== true;
  }

  /** What is shown and not durable yet, in order. */
  get waiting(): readonly Change[] {
    return this.#queue.waiting;
  }

  /** The annotations whose notes these changes write. */
  annotatedIn(changes: readonly Change[]): readonly Annotation[] {
    const ids = new Set(changes.map((change) => noteAfter(change)?.annotationId));
    return [...this.#annotated.values()].filter((annotation) => ids.has(annotation.id));
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
    else if (event.type === 'working') store.setState({ working: event.working });
    else if (event.type === 'replaced') reload();
    else if (event.type === 'closed') notify('error', 'library-closed', { detail: event.detail });
    else if (event.type === 'reopened') this.#onReopened();
    else if (!this.#isShown(event)) this.#takeApplied(event.applied);
  }

  /** Puts edits into the state that the page follows. */
  show(edits: readonly Edit[]): void {
    this.#beside?.take(edits);
    // Typing in a commentary is no news to cards and lists.
    if (edits.every(isBeside)) return;
    const { store } = this.#ports;
    const state = store.getState();
    const sourceId = state.source?.source.id;
    const own = edits.filter((edit) => {
      const record = edit.table === 'annotations' ? (edit.after ?? edit.before) : null;
      return record === null || record.sourceId === sourceId;
    });
    const annotations = state.past?.present ?? state.source?.annotations;
    annotations?.applyEdits(own);
    const passes = passesAfter(state, edits);
    if (passes !== state.passes) annotations?.setReading(findCurrentPass(passes)?.id ?? null);
    const gone = state.past === null && state.activeId !== null && annotations?.findMark(state.activeId) === undefined;
    if (gone) this.#interrupted = state.editingId;
    store.setState({
      annotationsVersion: state.annotationsVersion + 1,
      passes,
      trash: trashAfter(state.trash, own),
      colorNames: colorNamesAfter(state.colorNames, own),
      memos: memosAfter(state.memos, own),
      ...worksAfter(state, own),
      ...codesAfter(state, own),
      bookmarks: bookmarksAfter(state, own),
      ...relationTypesAfter(state, edits),
      relationsVersion: state.relationsVersion + (state.relations.applyEdits(edits) ? 1 : 0),
      ...(gone ? { activeId: null, editingId: null } : {}),
      ...(isBereft(state) ? { relating: null } : {}),
    });
  }

  #onReopened(): void {
    const { store, reload } = this.#ports;
    const isOver = (key: string) => key === 'library-closed' || key === 'library-unreachable';
    store.setState(({ notices }) => ({ notices: notices.filter((notice) => !isOver(notice.key)) }));
    // Reading may have broken off in the middle.
    if (!store.getState().rowsLoaded) reload();
  }

  tellSaving(): void {
    const { store, environment } = this.#ports;
    if (this.#failure !== null) store.setState({ save: { state: 'failed', error: this.#failure } });
    else if (!this.isSaved) {
      // Told once, not with every keystroke: who listens would draw itself again.
      if (store.getState().save.state !== 'saving') store.setState({ save: { state: 'saving' } });
    } else store.setState({ save: { state: 'saved', at: environment.now() } });
  }

  /** What this desk has handed to storage it has shown before; a restore or an import goes to storage by itself. */
  #isShown(event: { readonly own: boolean; readonly applied: Applied }): boolean {
    return event.own && event.applied.kind === 'do' && this.#shown.has(event.applied.group);
  }

  #takeApplied(applied: Applied): void {
    const { store } = this.#ports;
    // What waits here was done on top of it, or will be given back as a conflict.
    const told = new Set(applied.edits.map(placeOf));
    const again = this.#queue.waiting.flatMap((change) => change.edits.filter((edit) => told.has(placeOf(edit))));
    this.show([...applied.edits, ...again]);
    this.memos.onApplied(applied.edits, again);
    if (applied.edits.some((edit) => this.#takesTextAway(edit))) this.#ports.reload();
    const { editingId, editingEpoch, source } = store.getState();
    const isNote = (edit: Edit) => edit.table === 'notes' && edit.key === editingId;
    if (editingId === null || !applied.edits.some(isNote) || again.some(isNote) || this.drafts.isWaiting(editingId)) return;
    this.drafts.begin(editingId, source?.annotations.findNote(editingId) ?? null);
    store.setState({ editingEpoch: editingEpoch + 1 });
  }

  /** Undo, redo or another window has removed the text that lies on the desk. */
  #takesTextAway({ table, key, after }: Edit): boolean {
    return table === 'sources' && after === null && key === this.#ports.store.getState().source?.source.id;
  }

  /**
   * Another window was faster. The stored records are shown again; a note written here meanwhile is kept
   * as a second annotation on the same passage, so that both versions stand side by side.
   */
  async #reconcile(change: Change): Promise<void> {
    if (change.edits.some((edit) => edit.table === 'commentaryBlocks')) return await this.#reconcileBeside(change);
    const { library, notify } = this.#ports;
    const current: Edit[] = [];
    for (const edit of change.edits) current.push(await currentRecord(library, edit));
    this.show(current);
    if (this.memos.keepBoth(change)) return notify('info', 'memo-kept');
    const written = noteAfter(change);
    const id = written?.annotationId;
    const annotation = id === undefined ? undefined : ((await this.findAnnotations([id]))[0] ?? this.#annotated.get(id));
    const body = written === null ? null : this.#takeNewest(written);
    if (annotation === undefined || body === null || isEmptyRichText(body)) notify('info', 'changed-elsewhere');
    else this.#keepBoth(annotation, body);
  }

  async #reconcileBeside(change: Change): Promise<void> {
    this.#beside?.flush();
    const later = this.#queue.withdraw((waiting) => waiting.edits.some((edit) => edit.table === 'commentaryBlocks'));
    await this.#beside?.reconcile([change, ...later].flatMap(({ edits }) => edits));
  }

  /** The note as it was written last, with what was written after the change that was given back; null when it was emptied. */
  #takeNewest(written: Note): RichText | null {
    const id = written.annotationId;
    const draft = this.drafts.take(id);
    const later = this.#queue.withdraw((waiting) => isOnlyAboutNote(waiting, id)).at(-1);
    if (draft !== undefined) return draft.body;
    return later === undefined ? written.body : (noteAfter(later)?.body ?? null);
  }

  #keepBoth(annotation: Annotation, body: RichText): void {
    const { store, environment, notify } = this.#ports;
    const there = store.getState().source?.annotations.findNote(annotation.id);
    if (there !== undefined && deepEqual(there.body, body)) {
      this.drafts.begin(annotation.id, there);
      return;
    }
    const id = annotationId(environment.newId());
    this.commit(copyWithNote(annotation, id, body, this.context()));
    notify('info', there === undefined ? 'note-kept' : 'note-kept-twice');
    const { editingId, editingEpoch } = store.getState();
    const wasWriting = editingId === annotation.id || (editingId === null && this.#interrupted === annotation.id);
    if (!wasWriting) return;
    this.drafts.end(annotation.id);
    this.drafts.begin(id, store.getState().source?.annotations.findNote(id) ?? null);
    store.setState({ editingId: id, activeId: id, editingEpoch: editingEpoch + 1 });
  }
}

/** True when the annotation from which a relation is being made is no longer there. */
function isBereft({ relating, source }: DeskState): boolean {
  return relating?.from.kind === 'annotation' && source?.annotations.findMark(relating.from.id) === undefined;
}
