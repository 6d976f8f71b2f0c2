import type { StoredCommentary } from '../../shared/export/collect-commentaries';
import type { Change } from '../../shared/model/change';
import type { CommentaryId, Source, SourceId, StoredText, Timestamp } from '../../shared/model/records';
import { removeSource } from '../../shared/model/remove-source';
import type { DeskParts } from './desk-parts';
import { findLastRead } from './open-source';
import type { ReadingPlace } from './reading-trail';
import { showSource } from './show-source';

/** A text of the library as the list of texts shows it. */
export interface ListedSource {
  readonly source: Source;
  /** Those on the desk; the trash is left out. */
  readonly annotations: number;
  /** Null when it was never opened. */
  readonly readAt: Timestamp | null;
}

/** The texts of the library: which there are, and which lies on the desk. */
export interface SourceActions {
  /**
   * Puts a text on the desk, everything that waits stored first. Of several asked for at once the last one comes. `onReading` is called
   * while the text itself is being fetched, which leaves time for something else.
   */
  openSource(id: SourceId, onReading?: () => void): Promise<void>;
  /** The same, with this in view instead of where reading stopped, and without remembering where one was. */
  showPlace(place: ReadingPlace): Promise<void>;
  /** Reads the open source again, or opens the one that was read last. */
  reload(): Promise<void>;
  /** The file that the open text was read from; null where the text is that file. */
  loadOriginal(): Promise<Uint8Array | null>;
  /** Everything that is written on the open text, also what waits to be stored; the trash included. */
  loadCommentaries(): Promise<readonly StoredCommentary[]>;
  /** Every text of the library, the one that was read last first. */
  listSources(): Promise<readonly ListedSource[]>;
  /**
   * Stores texts and then carries out the change that adds their sources (see `addSources` in shared/import); then opens the source
   * `open`. Where not all of it is durable no source was added, and the reader has been told why, unless it was stopped by `signal`.
   */
  addSources(texts: readonly StoredText[], change: Change, open: SourceId, signal?: AbortSignal): Promise<'stored' | 'refused' | 'stopped'>;
  /**
   * Takes a text out of the library with everything that lies on it, after a backup of the reader's own library: one step, which undo
   * brings back. The reader is told; the last text stays, as does one of which a record cannot be read.
   */
  removeSource(id: SourceId): Promise<void>;
}

export function createSourceActions(parts: DeskParts): SourceActions {
  const { store, library, records, notify } = parts;
  /** Counts what was asked for: what comes too late is not shown. */
  let round = 0;

  async function show(id: SourceId, at: ReadingPlace | null, onReading: () => void = () => undefined): Promise<void> {
    round += 1;
    const own = round;
    await showSource(parts, { id, at, isWanted: () => own === round, onReading });
  }

  async function openSource(id: SourceId, onReading?: () => void): Promise<void> {
    if (store.getState().source?.source.id !== id) parts.actions().leavePlace();
    await show(id, null, onReading);
  }

  async function reload(): Promise<void> {
    const [{ records: sources }, positions] = await Promise.all([library.loadSources(), library.loadReadingPositions()]);
    const open = store.getState().source?.source.id;
    const next = sources.find((source) => source.id === open) ?? findLastRead(sources, positions);
    if (next !== undefined) return await show(next.id, null);
    store.setState({ source: null, activeId: null, editingId: null });
    notify({ kind: 'error', key: 'source-missing', values: {}, canUndo: false });
  }

  function refuse(key: 'source-not-added' | 'source-not-removed', code: string): 'refused' {
    notify({ kind: 'error', key, values: { code }, canUndo: false });
    return 'refused';
  }

  return {
    openSource,
    showPlace: (place) => show(place.sourceId, place),
    reload,
    async loadOriginal() {
      const revision = await library.findRevision(store.getState().source?.source.revisionId ?? '');
      return revision?.originalSha256 == null ? null : ((await library.findText(revision.originalSha256)) ?? null);
    },
    async loadCommentaries() {
      const source = store.getState().source?.source.id;
      if (source === undefined) return [];
      await records.flush();
      const { records: found } = await library.loadCommentaries(source);
      const blocksOf = async (id: CommentaryId) => (await library.loadCommentaryBlocks(id)).records;
      return await Promise.all(found.map(async (commentary) => ({ commentary, blocks: await blocksOf(commentary.id) })));
    },
    async listSources() {
      await parts.position.flush();
      const [{ records: sources }, positions] = await Promise.all([library.loadSources(), library.loadReadingPositions()]);
      const readAt = new Map(positions.map((position) => [position.sourceId, position.readAt]));
      const listed = sources.map(async (source): Promise<ListedSource> => {
        const annotations = await library.countAnnotations(source.id);
        return { source, annotations, readAt: readAt.get(source.id) || null };
      });
      const lastFirst = (a: ListedSource, b: ListedSource) => (b.readAt ?? 0) - (a.readAt ?? 0) || b.source.createdAt - a.source.createdAt;
      return (await Promise.all(listed)).sort(lastFirst);
    },
    async addSources(texts, change, open, signal) {
      await records.flush();
      for (const text of texts) {
        const stored = await library.putText(text.bytes);
        if (!stored.ok) return refuse('source-not-added', stored.error.code);
      }
      const applied = await library.apply(change, signal);
      if (!applied.ok) return applied.error.code === 'stopped' ? 'stopped' : refuse('source-not-added', applied.error.code);
      await openSource(open);
      return 'stored';
    },
    async removeSource(id) {
      await records.flush();
      if (store.getState().libraryKind === 'own') {
        const kept = await parts.actions().backUpNow();
        if (!kept.ok) return void refuse('source-not-removed', kept.error);
      }
      const [{ belongings, bad }, { records: sources }] = await Promise.all([library.loadBelongings(id), library.loadSources()]);
      const [source] = belongings.sources;
      if (source === undefined || bad.length > 0 || sources.length < 2) return void refuse('source-not-removed', bad[0]?.reason ?? '–');
      const applied = await library.apply(removeSource(belongings, records.context()));
      if (!applied.ok) return void refuse('source-not-removed', applied.error.code);
      const values = { title: source.provenance.title, count: belongings.annotations.length };
      notify({ kind: 'info', key: 'source-removed', values, canUndo: true });
    },
  };
}
