import { joinChanges } from '../../shared/codebook/edit-codes';
import type { ChangeContext } from '../../shared/model/annotation-changes';
import type { Change } from '../../shared/model/change';
import { relationId, relationTypeId } from '../../shared/model/ids';
import type { Annotation, AnnotationId } from '../../shared/model/records';
import * as kinds from '../../shared/relations/edit-relation-types';
import * as relations from '../../shared/relations/edit-relations';
import { listTypes } from '../../shared/relations/relation-types';
import { span } from '../../shared/text/offset';
import { type AnnotationEntry, entryElsewhere } from './annotation-entries';
import type { DeskParts } from './desk-parts';
import type { DeskState } from './desk-state';
import { markPassage } from './mark-passage';
import { readPlace } from './reading-trail';
import type { Relating, RelationActions, RelationEnd, RelationTypeOutcome } from './relation-state';

/** What makes and alters relations: every action makes a Change by a pure function and hands it to the records. */
export function createRelationActions(parts: DeskParts): RelationActions {
  return { ...createRelating(parts), ...createRelationEditing(parts), ...createTypeEditing(parts) };
}

/** The end that is picked now: what is selected, else the active annotation, unless the relation was begun there. */
export function findPickedEnd({
  relating,
  selection,
  activeId,
}: Pick<DeskState, 'relating' | 'selection' | 'activeId'>): RelationEnd | null {
  if (relating === null) return null;
  if (selection !== null)
    return isSameEnd(relating.from, { kind: 'passage', where: selection }) ? null : { kind: 'passage', where: selection };
  const end = activeId === null ? null : ({ kind: 'annotation', id: activeId } as const);
  return end === null || isSameEnd(relating.from, end) ? null : end;
}

function isSameEnd(a: RelationEnd, b: RelationEnd): boolean {
  if (a.kind === 'annotation' || b.kind === 'annotation') return a.kind === b.kind && 'id' in a && 'id' in b && a.id === b.id;
  return a.where.start === b.where.start && a.where.end === b.where.end;
}

function createRelating(parts: DeskParts) {
  const { store, report } = parts;

  function startRelating(id?: AnnotationId): void {
    const state = store.getState();
    const from = beginningOf(state, id);
    if (from === null) return;
    const begunAt = readPlace(state);
    store.setState({ relating: { from, begunAt }, toolbarOpen: false });
    if (from.kind !== 'passage') return;
    // The passage is kept; what is selected from now on is the other end.
    store.setState({ selection: null });
    state.surface?.select(null);
  }

  function relateTo(id?: AnnotationId): void {
    const state = store.getState();
    const { relating } = state;
    const end: RelationEnd | null = id === undefined ? findPickedEnd(state) : { kind: 'annotation', id };
    if (relating === null || end === null) return;
    store.setState({ relating: null });
    report(tie(parts, relating, end));
  }

  return {
    startRelating,
    relateTo,
    endRelating(): void {
      const { relating, surface } = store.getState();
      store.setState({ relating: null });
      if (relating?.from.kind === 'passage') surface?.select(relating.from.where);
    },
    chooseRelation: (relationChoice: DeskState['relationChoice']) => store.setState({ relationChoice }),
    followRelation(id: AnnotationId): void {
      if (store.getState().source?.annotations.findMark(id) === undefined) report(goElsewhere(parts, id));
      else goTo(parts, id);
    },
    async findElsewhere(ids: readonly AnnotationId[]): Promise<readonly AnnotationEntry[]> {
      const open = store.getState().source?.source.id;
      const annotations = await parts.records.findAnnotations(ids);
      const elsewhere = annotations.filter(({ sourceId, trashedAt }) => sourceId !== open && trashedAt === null);
      if (elsewhere.length === 0) return [];
      const { records } = await parts.library.loadSources();
      const sources = new Map(records.map((source) => [source.id, source]));
      return elsewhere.flatMap((annotation) => {
        const source = sources.get(annotation.sourceId);
        return source === undefined ? [] : [entryElsewhere(annotation, source)];
      });
    },
  };
}

function goTo(parts: DeskParts, id: AnnotationId): void {
  parts.actions().activate(id, 'list');
  parts.store.getState().surface?.focus();
}

/** Nothing is done for what is not there any more, or lies in the trash. */
async function goElsewhere(parts: DeskParts, id: AnnotationId): Promise<void> {
  const [annotation] = await parts.records.findAnnotations([id]);
  if (annotation === undefined || annotation.trashedAt !== null) return;
  const { sourceId, targets } = annotation;
  parts.actions().leavePlace();
  await parts.actions().showPlace({ sourceId, where: span(targets[0].start, targets[0].end), activeId: id, activePlace: null });
  parts.store.getState().surface?.focus();
}

/** Makes the relation, with what it takes on the way; says why where it cannot be. */
async function tie(parts: DeskParts, { from, begunAt }: Relating, to: RelationEnd): Promise<void> {
  const { store, records } = parts;
  const context = records.context();
  const near = placeEnd(parts, from, context, []);
  const far = near === null ? null : placeEnd(parts, to, context, near.made);
  if (near === null || far === null) return;
  const stored = await records.findAnnotations([near.id, far.id]);
  const ends = [...stored, ...far.made.map((one) => one.annotation)];
  const { relationTypes, relationChoice, relations: index } = store.getState();
  const [fromId, toId] = relationChoice.isInverse ? [far.id, near.id] : [near.id, far.id];
  const wanted = { id: relationId(parts.environment.newId()), typeId: relationChoice.typeId, fromId, toId };
  const result = relations.relate(wanted, ends, { types: relationTypes, relations: index.atAny([near.id, far.id]) }, context);
  if (!result.ok) {
    parts.notify({ kind: 'error', key: `relation-${result.error.code}`, values: {}, canUndo: false });
    return;
  }
  records.commit(joinChanges('relate', context, [...far.made.map((one) => one.change), result.value]));
  if (to.kind === 'passage') store.setState({ activeId: far.id, activePlace: null });
  tellRelated(parts, near.id, far.id);
  const isElsewhere = begunAt?.where.start !== readPlace(store.getState())?.where.start;
  if (isElsewhere) parts.actions().leavePlace('go', begunAt);
}

function beginningOf({ source, selection, activeId }: DeskState, id: AnnotationId | undefined): RelationEnd | null {
  if (source === null) return null;
  if (id !== undefined) return { kind: 'annotation', id };
  if (selection !== null) return { kind: 'passage', where: selection };
  return activeId === null ? null : { kind: 'annotation', id: activeId };
}

interface PlacedEnd {
  readonly id: AnnotationId;
  /** The highlights that were made on the way so far. */
  readonly made: readonly { readonly annotation: Annotation; readonly change: Change }[];
}

function placeEnd(parts: DeskParts, end: RelationEnd, context: ChangeContext, made: PlacedEnd['made']): PlacedEnd | null {
  if (end.kind === 'annotation') return { id: end.id, made };
  const marked = markPassage(parts, end.where, context);
  if (marked === null) return null;
  if (marked.change === null) return { id: marked.id, made };
  const [target] = marked.annotation.targets;
  const same = made.find(({ annotation: { targets } }) => targets[0].start === target.start && targets[0].end === target.end);
  return same === undefined ? { id: marked.id, made: [...made, marked] } : { id: same.annotation.id, made };
}

/** As many characters of a passage as name it in a message. */
const TOLD = 48;

function tellRelated({ store, notify }: DeskParts, nearId: AnnotationId, farId: AnnotationId): void {
  const { source, relationTypes, relationChoice } = store.getState();
  const type = relationTypes.get(relationChoice.typeId);
  const wordsOf = (id: AnnotationId) => {
    const mark = source?.annotations.findMark(id);
    const words = mark === undefined ? '' : (source?.text.text.slice(mark.start, mark.end) ?? '').replace(/\s+/gu, ' ').trim();
    return words.length > TOLD ? `${words.slice(0, TOLD).toWellFormed()}…` : words;
  };
  const label = (relationChoice.isInverse ? type?.inverseName : type?.name) ?? '';
  notify({ kind: 'info', key: 'related', values: { from: wordsOf(nearId), how: label, to: wordsOf(farId) }, canUndo: true });
}

function createRelationEditing({ store, records, notify }: DeskParts) {
  return {
    changeRelation(...[id, changed]: Parameters<RelationActions['changeRelation']>): void {
      const { relations: index, relationTypes } = store.getState();
      const relation = index.find(id);
      if (relation === undefined) return;
      const room = { types: relationTypes, relations: index.atAny([relation.fromId, relation.toId]) };
      const result = relations.changeRelation(relation, changed, room, records.context());
      if (result.ok) records.commit(result.value);
      else notify({ kind: 'error', key: `relation-${result.error.code}`, values: {}, canUndo: false });
    },
    removeRelation(...[id]: Parameters<RelationActions['removeRelation']>): void {
      const relation = store.getState().relations.find(id);
      if (relation === undefined) return;
      records.commit(relations.removeRelations([relation], records.context()));
      notify({ kind: 'info', key: 'relation-removed', values: {}, canUndo: true });
    },
  };
}

function createTypeEditing({ store, library, records, environment, notify, report }: DeskParts) {
  const types = () => store.getState().relationTypes;
  function carryOut(result: kinds.RelationTypeResult): RelationTypeOutcome {
    if (!result.ok) return result.error;
    records.commit(result.value);
    return null;
  }
  return {
    createRelationType(...[names]: Parameters<RelationActions['createRelationType']>): RelationTypeOutcome {
      const id = relationTypeId(environment.newId());
      const outcome = carryOut(kinds.createRelationType(types(), id, names, records.context()));
      if (outcome === null) store.setState({ relationChoice: { typeId: id, isInverse: false } });
      return outcome;
    },
    renameRelationType: (...[id, names]: Parameters<RelationActions['renameRelationType']>) =>
      carryOut(kinds.renameRelationType(types(), id, names, records.context())),
    resetRelationType: (...[id]: Parameters<RelationActions['resetRelationType']>) =>
      void carryOut(kinds.resetRelationType(types(), id, records.context())),
    removeRelationType(...[id]: Parameters<RelationActions['removeRelationType']>): void {
      const work = async () => {
        await records.flush();
        const stored = (await library.loadRelations()).records.filter((relation) => relation.typeId === id);
        const outcome = carryOut(kinds.removeRelationType(types(), id, stored, records.context()));
        if (outcome === null) notify({ kind: 'info', key: 'relation-type-removed', values: { count: stored.length }, canUndo: true });
      };
      report(work());
    },
    nameRelationTypes(...[names]: Parameters<RelationActions['nameRelationTypes']>): void {
      const own = [...types().values()].flatMap(({ record }) => record ?? []);
      store.setState({ relationNames: names, relationTypes: listTypes(own, names) });
    },
  };
}
