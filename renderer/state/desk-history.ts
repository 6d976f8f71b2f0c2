import { returnToState } from '../../shared/history/return-to-state';
import { type AnnotationState, countLater, historyOf, latestFirst, momentsOf, statesAt } from '../../shared/history/states';
import type { Annotation, HistoryStep, Timestamp } from '../../shared/model/records';
import { packGeometry } from '../storage/geometry';
import { AnnotationSet } from './annotation-set';
import type { DeskParts } from './desk-parts';
import type { OpenSource } from './desk-state';
import type { HistoryActions } from './history-state';

type LookingBack = Pick<HistoryActions, 'loadEvents' | 'returnTo' | 'lookBack' | 'lookAt' | 'returnToNow'>;

/** The life of one annotation, and the desk as it was. */
export function createLookingBack(parts: DeskParts): LookingBack {
  return { ...createAnnotationHistory(parts), ...createPast(parts) };
}

function createAnnotationHistory({ store, records, library, report, notify, actions }: DeskParts) {
  async function findState(id: Annotation['id']): Promise<AnnotationState | null> {
    const [annotation] = await records.findAnnotations([id]);
    const note = (await library.loadNotes([id])).records[0] ?? null;
    return annotation === undefined ? null : { annotation, note };
  }
  return {
    async loadEvents(id: Annotation['id']) {
      await records.flush();
      const [now, steps] = await Promise.all([findState(id), library.loadHistory(id)]);
      return historyOf(id, now, steps.records);
    },
    returnTo(...[id, event, which]: Parameters<HistoryActions['returnTo']>): void {
      const then = event[which];
      if (then === null) return;
      actions().edit(null);
      const work = async () => {
        await records.flush();
        const now = await findState(id);
        if (now === null) return;
        const { codebook } = store.getState();
        const lost = then.annotation.codes.filter((code) => !codebook.codes.has(code)).length;
        const change = returnToState(now, then, (code) => codebook.codes.has(code), records.context());
        records.commit(change);
        if (change.edits.length === 0) notify({ kind: 'info', key: 'returned-nothing', values: {}, canUndo: false });
        else notify({ kind: 'info', key: lost > 0 ? 'returned-without-codes' : 'returned', values: { count: lost }, canUndo: true });
      };
      report(work());
    },
  };
}

/** What looking back is made from, read once when it begins. */
interface Memory {
  readonly now: readonly AnnotationState[];
  readonly steps: readonly HistoryStep[];
}

function createPast({ store, hover, records, library, actions }: DeskParts) {
  let memory: Memory = { now: [], steps: [] };

  async function readMemory(open: OpenSource): Promise<Memory> {
    const { id } = open.source;
    const [standing, trash, steps] = await Promise.all([library.loadAnnotations(id), library.loadTrash(id), library.loadHistoryOf(id)]);
    const annotations = [...standing.records, ...trash.records];
    const notes = await library.loadNotes(annotations.map((annotation) => annotation.id));
    const noteOf = new Map(notes.records.map((note) => [note.annotationId, note]));
    const now = annotations.map((annotation) => ({ annotation, note: noteOf.get(annotation.id) ?? null }));
    return { now, steps: latestFirst(steps.records) };
  }

  function show(at: Timestamp): void {
    const { source, past, annotationsVersion, activeId } = store.getState();
    if (source === null || past === null) return;
    const { annotations, laterCount } = createSetAt(source, memory, at);
    hover.setState({ id: null });
    store.setState({
      past: { ...past, at, laterCount },
      source: { ...source, annotations },
      annotationsVersion: annotationsVersion + 1,
      activeId: activeId !== null && annotations.findMark(activeId) === undefined ? null : activeId,
      activePlace: null,
    });
  }

  return {
    async lookBack(): Promise<void> {
      const { source, past } = store.getState();
      if (source === null || past !== null) return;
      actions().edit(null);
      actions().endCoding();
      await records.flush();
      const read = await readMemory(source);
      // Meanwhile another text may have been opened.
      if (store.getState().source !== source || store.getState().past !== null) return;
      memory = read;
      const moments = momentsOf(read.now, read.steps);
      const last = moments.at(-1);
      if (last === undefined) {
        actions().notify({ kind: 'info', key: 'past-nothing', values: {}, canUndo: false });
        return;
      }
      store.setState({ past: { at: last, moments, laterCount: 0, present: source.annotations }, selection: null, toolbarOpen: false });
      show(last);
    },
    lookAt: show,
    returnToNow(): void {
      const { source, past, annotationsVersion, activeId } = store.getState();
      if (source === null || past === null) return;
      memory = { now: [], steps: [] };
      const isGone = activeId !== null && past.present.findMark(activeId) === undefined;
      store.setState({
        past: null,
        source: { ...source, annotations: past.present },
        annotationsVersion: annotationsVersion + 1,
        ...(isGone ? { activeId: null, activePlace: null } : {}),
      });
    },
  };
}

function createSetAt({ source, text }: OpenSource, { now, steps }: Memory, at: Timestamp) {
  const states = [...statesAt(now, steps, at).values()].filter(({ annotation }) => annotation.trashedAt === null);
  const annotations = states.map(({ annotation }) => annotation);
  const notes = states.flatMap(({ note }) => note ?? []);
  const noted = new Set(notes.map((note) => note.annotationId));
  const set = new AnnotationSet({ text, revisionId: source.revisionId }, packGeometry(source.id, annotations, noted));
  set.takeRows(annotations, notes);
  return { annotations: set, laterCount: countLater(states, at) };
}
