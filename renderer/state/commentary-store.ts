import { createStore, type StoreApi } from 'zustand';
import { describeTarget } from '../../shared/anchor/describe';
import * as changes from '../../shared/commentary/commentary-changes';
import { reconcileBlocks } from '../../shared/commentary/reconcile-blocks';
import type { Change, Edit } from '../../shared/model/change';
import { commentaryId } from '../../shared/model/ids';
import { composeEdits } from '../../shared/model/invert-change';
import type { Commentary, CommentaryBlock, CommentaryId, Target } from '../../shared/model/records';
import { snapToGraphemes } from '../../shared/text/graphemes';
import { isEmptySpan, type Span, span } from '../../shared/text/offset';
import { trimSpan } from '../../shared/text/trim-span';
import { CommentaryDrafts } from './commentary-drafts';
import {
  type BlockEdit,
  CLOSED_COMMENTARY,
  type CommentaryActions,
  type CommentaryState,
  currentOf,
  type EssaySurface,
} from './commentary-state';
import type { DeskParts } from './desk-parts';

/** The commentaries with their state and their actions. One a window. */
export interface CommentaryDesk {
  readonly store: StoreApi<CommentaryState>;
  readonly actions: CommentaryActions;
}

/** Nothing is read before the commentary is opened for the first time. */
export function createCommentaryDesk(parts: DeskParts): CommentaryDesk {
  const store = createStore<CommentaryState>(() => CLOSED_COMMENTARY);
  const writer = new CommentaryWriter(store, parts);
  parts.records.attachBeside(writer);
  parts.store.subscribe((state, previous) => {
    if (state.source !== previous.source) writer.startAfresh();
  });
  const close = () => {
    writer.flush();
    store.setState({ isOpen: false });
  };
  return {
    store,
    actions: {
      open: () => writer.open(true),
      close,
      toggle: () => (store.getState().isOpen ? close() : writer.open(true)),
      create: () => writer.create(true),
      choose: (id) => parts.report(writer.choose(id)),
      rename: (id, title) => writer.alter(id, (one) => changes.renameCommentary(one, title, parts.records.context())),
      trash: (id) => writer.trash(id),
      restore: (id) => writer.restore(id),
      remove: (id) => parts.report(writer.remove(id)),
      quote: (where) => parts.report(writer.quote(where)),
      cite: () => parts.report(writer.cite()),
      attach: (surface) => writer.attach(surface),
      touch: () => writer.touch(),
      flush: () => writer.flush(),
      requestFocus: () => store.setState({ isOpen: true, wantsFocus: true }),
      takeFocus: () => {
        const { wantsFocus } = store.getState();
        if (wantsFocus) store.setState({ wantsFocus: false });
        return wantsFocus;
      },
    },
  };
}

class CommentaryWriter {
  readonly #store: StoreApi<CommentaryState>;
  readonly #parts: DeskParts;
  readonly #drafts: CommentaryDrafts;
  #surface: EssaySurface | null = null;
  /** What is to be put in as soon as there is an editor. */
  #toInsert: ((surface: EssaySurface) => void)[] = [];
  #round = 0;
  /** What happens while blocks are being read. */
  #meanwhile: BlockEdit[] | null = null;
  #loading: Promise<void> | null = null;

  constructor(store: StoreApi<CommentaryState>, parts: DeskParts) {
    this.#store = store;
    this.#parts = parts;
    this.#drafts = new CommentaryDrafts({
      environment: parts.environment,
      read: () => this.#surface?.read() ?? null,
      commit: (change) => {
        parts.records.commit(change);
        // What was written may have been taken back before it was handed on.
        parts.records.tellSaving();
      },
    });
  }

  get isWaiting(): boolean {
    return this.#drafts.isWaiting;
  }

  open(takesFocus: boolean): void {
    const { currentId, blocks } = this.#store.getState();
    // An editor that was closed begins again from what was written since.
    if (this.#surface === null && currentId !== null && blocks !== null) this.#show(currentId, this.#drafts.seen);
    this.#store.setState({ isOpen: true, wantsFocus: takesFocus });
    this.#parts.report(this.#load());
  }

  /** Another text is open, or everything may be different. */
  startAfresh(): void {
    this.#round += 1;
    this.#toInsert = [];
    this.#loading = null;
    this.#leave(null, []);
    this.#store.setState(({ isOpen, epoch }) => ({ ...CLOSED_COMMENTARY, isOpen, epoch: epoch + 1 }));
    if (this.#store.getState().isOpen) this.#parts.report(this.#load());
  }

  #load(): Promise<void> {
    if (this.#store.getState().list !== null) return Promise.resolve();
    this.#loading ??= this.#loadList();
    return this.#loading;
  }

  async #loadList(): Promise<void> {
    const round = this.#round;
    const source = this.#parts.store.getState().source?.source.id;
    if (source === undefined) return;
    await this.#parts.records.flush();
    const { records } = await this.#parts.library.loadCommentaries(source);
    if (round !== this.#round) return;
    this.#store.setState({ list: records });
    const latest = records.filter((one) => one.trashedAt === null).sort((a, b) => b.updatedAt - a.updatedAt)[0];
    if (latest !== undefined) await this.choose(latest.id);
  }

  async choose(id: CommentaryId): Promise<void> {
    const { currentId, blocks } = this.#store.getState();
    if (currentId === id && blocks !== null) return;
    this.#drafts.flush();
    this.#round += 1;
    const round = this.#round;
    this.#leave(null, []);
    this.#store.setState({ currentId: id, blocks: null, unreadable: 0 });
    this.#meanwhile = [];
    await this.#parts.records.flush();
    const { records, bad } = await this.#parts.library.loadCommentaryBlocks(id);
    if (round !== this.#round) return;
    const waiting = this.#parts.records.waiting.flatMap((change) => change.edits).filter(isBlockEdit);
    const meanwhile = this.#meanwhile ?? [];
    this.#meanwhile = null;
    this.#store.setState({ unreadable: bad.length });
    this.#show(id, blocksAfter(records, [...meanwhile, ...waiting], id));
  }

  #show(id: CommentaryId, blocks: readonly CommentaryBlock[]): void {
    this.#leave(id, blocks);
    this.#store.setState(({ epoch }) => ({ currentId: id, blocks, epoch: epoch + 1 }));
  }

  /** The editor that stands now is no longer asked: another will show these blocks. */
  #leave(id: CommentaryId | null, blocks: readonly CommentaryBlock[]): void {
    this.#surface = null;
    this.#drafts.begin(id, blocks);
  }

  create(takesFocus: boolean): void {
    const { records, environment, store } = this.#parts;
    const source = store.getState().source;
    if (source === null) return;
    this.#drafts.flush();
    this.#round += 1;
    this.#meanwhile = null;
    const id = commentaryId(environment.newId());
    records.commit(changes.createCommentary({ id, sourceId: source.source.id, title: '' }, records.context()));
    this.#store.setState({ unreadable: 0 });
    this.#show(id, []);
    if (takesFocus) this.#store.setState({ wantsFocus: true });
  }

  alter(id: CommentaryId, make: (commentary: Commentary) => Change): void {
    const commentary = this.#store.getState().list?.find((one) => one.id === id);
    if (commentary !== undefined) this.#parts.records.commit(make(commentary));
  }

  trash(id: CommentaryId): void {
    this.#drafts.flush();
    this.alter(id, (one) => changes.trashCommentary(one, this.#parts.records.context()));
    this.#parts.notify({ kind: 'info', key: 'commentary-trashed', values: {}, canUndo: true });
  }

  restore(id: CommentaryId): void {
    this.alter(id, (one) => changes.restoreCommentary(one, this.#parts.records.context()));
    this.#parts.report(this.choose(id));
  }

  async remove(id: CommentaryId): Promise<void> {
    const { library, records, notify } = this.#parts;
    await records.flush();
    const { records: blocks } = await library.loadCommentaryBlocks(id);
    const commentary = this.#store.getState().list?.find((one) => one.id === id);
    if (commentary === undefined || commentary.trashedAt === null) return;
    records.commit(changes.removeCommentary(commentary, blocks, records.context()));
    notify({ kind: 'info', key: 'commentary-removed', values: {}, canUndo: true });
  }

  async quote(where?: Span): Promise<void> {
    const target = this.#describe(where);
    if (target !== null) await this.#insert((surface) => surface.insertQuotation(target));
  }

  async cite(): Promise<void> {
    const target = this.#parts.store.getState().selection === null ? null : this.#describe();
    await this.#insert((surface) => surface.cite(target));
  }

  async #insert(put: (surface: EssaySurface) => void): Promise<void> {
    if (!this.#store.getState().isOpen) this.open(false);
    await this.#load();
    // Another text was opened meanwhile.
    if (this.#store.getState().list === null) return;
    if (currentOf(this.#store.getState()) === null) this.create(false);
    this.#parts.store.setState({ selection: null, toolbarOpen: false });
    this.#parts.store.getState().surface?.select(null);
    if (this.#surface === null) this.#toInsert.push(put);
    else put(this.#surface);
  }

  #describe(where?: Span): Target | null {
    const { source, selection, activeId, activePlace } = this.#parts.store.getState();
    if (source === null) return null;
    const mark = activeId === null ? undefined : source.annotations.findPlace(activeId, activePlace);
    const active = mark === undefined || mark.anchor === 'orphaned' ? null : span(mark.start, mark.end);
    const asked = where ?? selection ?? active;
    if (asked === null) return null;
    const passage = trimSpan(source.text.text, snapToGraphemes(source.text, asked));
    return isEmptySpan(passage) ? null : describeTarget(source.text, source.source.revisionId, passage);
  }

  attach(surface: EssaySurface | null): void {
    this.#surface = surface;
    if (surface === null) return;
    for (const put of this.#toInsert.splice(0)) put(surface);
  }

  touch(): void {
    this.#drafts.touch();
    this.#parts.records.tellSaving();
  }

  flush(): void {
    this.#drafts.flush();
  }

  /** Edits that were carried out, here or elsewhere. */
  take(edits: readonly Edit[], isSettled = false): void {
    const listed = edits.filter((edit) => edit.table === 'commentaries');
    if (listed.length > 0) this.#takeCommentaries(listed);
    const blocks = edits.filter(isBlockEdit);
    if (blocks.length === 0) return;
    this.#meanwhile?.push(...blocks);
    const changed = this.#drafts.take(blocks, isSettled);
    if (changed.size > 0) this.#surface?.show(changed, this.#drafts.seen);
  }

  #takeCommentaries(edits: readonly Extract<Edit, { readonly table: 'commentaries' }>[]): void {
    const { list, currentId } = this.#store.getState();
    const source = this.#parts.store.getState().source?.source.id;
    if (list === null) return;
    const byId = new Map(list.map((one) => [String(one.id), one]));
    for (const { key, after } of edits) {
      if (after === null) byId.delete(key);
      else if (after.sourceId === source) byId.set(key, after);
    }
    const next = [...byId.values()];
    this.#store.setState({ list: next });
    const current = next.find((one) => one.id === currentId);
    if (currentId === null || (current !== undefined && current.trashedAt === null)) return;
    this.#round += 1;
    this.#leave(null, []);
    this.#store.setState(({ epoch }) => ({ currentId: null, blocks: null, epoch: epoch + 1 }));
  }

  /** Another window was faster: both keep their words, block by block. */
  async reconcile(given: readonly Edit[]): Promise<void> {
    const { library, records, environment, notify } = this.#parts;
    const edits = composeEdits([], given).filter(isBlockEdit);
    const stored = new Map<string, CommentaryBlock>();
    for (const { key } of edits) {
      const record = await library.findRecord('commentaryBlocks', key);
      if (record !== undefined) stored.set(key, record);
    }
    const context = records.context();
    const rest = reconcileBlocks(edits, stored, { at: context.at, newId: environment.newId });
    // What is stored first, then what becomes of it.
    const settled = edits.map(
      ({ key, before, after }): BlockEdit => ({
        table: 'commentaryBlocks',
        key,
        before: before ?? after,
        after: stored.get(key) ?? null,
      }),
    );
    this.take(blocksOver(settled, rest), true);
    const again = [...(await this.#findLost(edits)), ...rest];
    if (again.length > 0) records.commit({ label: 'write-commentary', ...context, edits: again });
    const isTwice = rest.some(({ before, after }) => before === null && after !== null && !stored.has(after.id));
    notify({ kind: 'info', key: isTwice ? 'commentary-kept-twice' : 'changed-elsewhere', values: {}, canUndo: false });
  }

  /** The commentary itself, when another window has taken it out while words were written in it here. */
  async #findLost(edits: readonly BlockEdit[]): Promise<readonly Edit[]> {
    const id = edits.map(({ before, after }) => (after ?? before)?.commentaryId).find((one) => one !== undefined);
    if (id === undefined || (await this.#parts.library.findRecord('commentaries', id)) !== undefined) return [];
    const known = this.#store.getState().list?.find((one) => one.id === id);
    const at = this.#parts.environment.now();
    const source = this.#parts.store.getState().source;
    if (known === undefined && source === null) return [];
    const [edit] =
      known === undefined ? [] : [{ table: 'commentaries' as const, key: id, before: null, after: { ...known, trashedAt: null } }];
    if (edit !== undefined || source === null) return edit === undefined ? [] : [edit];
    return changes.createCommentary({ id, sourceId: source.source.id, title: '' }, { at, group: '' }).edits;
  }
}

function isBlockEdit(edit: Edit): edit is BlockEdit {
  return edit.table === 'commentaryBlocks';
}

/** What stands after both, one edit a block. */
function blocksOver(first: readonly BlockEdit[], then: readonly BlockEdit[]): readonly BlockEdit[] {
  const byKey = new Map(first.map((edit) => [edit.key, edit]));
  for (const edit of then) byKey.set(edit.key, edit);
  return [...byKey.values()];
}

function blocksAfter(records: readonly CommentaryBlock[], edits: readonly BlockEdit[], id: CommentaryId): readonly CommentaryBlock[] {
  const byKey = new Map(records.map((block) => [String(block.id), block]));
  for (const { key, after } of edits) {
    if (after === null) byKey.delete(key);
    else if (after.commentaryId === id) byKey.set(key, after);
  }
  return changes.sortBlocks(byKey.values());
}
