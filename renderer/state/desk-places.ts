import { describeTarget } from '../../shared/anchor/describe';
import { findOccurrences } from '../../shared/anchor/occurrences';
import { annotationId } from '../../shared/model/ids';
import * as changes from '../../shared/model/place-changes';
import type { Annotation, AnnotationId, ColorId, Target } from '../../shared/model/records';
import { snapToGraphemes } from '../../shared/text/graphemes';
import type { Span } from '../../shared/text/offset';
import type { DeskParts } from './desk-parts';
import type { OpenSource } from './desk-state';
import type { Mark } from './mark';

/** What is done to many passages at once, or to one of the places of an annotation. Each is one step for undo. */
export interface PlaceActions {
  /** One annotation a passage; what is marked word for word already stays as it is. Says how many there were of either. */
  highlightPassages(passages: readonly Span[], color: ColorId): void;
  /** The annotation holds for these passages as well. */
  addPlaces(id: AnnotationId, passages: readonly Span[]): void;
  /** The annotation no longer holds for its target with this index; the last one stays. */
  leavePlaceOut(id: AnnotationId, index: number): void;
  /** The target with this index becomes an annotation of its own. */
  separatePlace(id: AnnotationId, index: number): void;
}

export function createPlaceActions({ store, records, environment, notify, savePreferences, report }: DeskParts): PlaceActions {
  /** Does it to the row as it is now. */
  const alter = (id: AnnotationId, change: (annotation: Annotation, source: OpenSource) => void): void => {
    report(
      records.findAnnotations([id]).then(([annotation]) => {
        const { source } = store.getState();
        if (annotation !== undefined && source !== null) change(annotation, source);
      }),
    );
  };
  return {
    highlightPassages(passages, color) {
      const { source } = store.getState();
      if (source === null || passages.length === 0) return;
      if (store.getState().preferences.lastColor !== color) savePreferences({ lastColor: color });
      const targets = describeAll(source, passages);
      const change = changes.highlightPassages(
        { sourceId: source.source.id, color, passages: targets.map((target) => ({ id: annotationId(environment.newId()), target })) },
        (target) => twinOf(source, target) !== undefined,
        records.context(),
      );
      records.commit(change);
      const count = change.edits.length;
      const marked = targets.length - count;
      if (count === 0) notify({ kind: 'info', key: 'highlighted-none', values: {}, canUndo: false });
      else notify({ kind: 'info', key: marked === 0 ? 'highlighted' : 'highlighted-others', values: { count, marked }, canUndo: true });
    },
    addPlaces(id, passages) {
      alter(id, (annotation, source) => {
        const change = changes.addTargets(annotation, describeAll(source, passages), records.context());
        records.commit(change);
        const [edit] = change.edits;
        const after = edit?.table === 'annotations' ? edit.after : null;
        const count = (after?.targets.length ?? annotation.targets.length) - annotation.targets.length;
        notify({ kind: 'info', key: count === 0 ? 'places-there' : 'places-added', values: { count }, canUndo: count > 0 });
      });
    },
    leavePlaceOut(id, index) {
      alter(id, (annotation) => {
        const change = changes.leaveTargetOut(annotation, index, records.context());
        records.commit(change);
        if (change.edits.length > 0) notify({ kind: 'info', key: 'place-left-out', values: {}, canUndo: true });
      });
    },
    separatePlace(id, index) {
      alter(id, (annotation) => {
        const change = changes.separateTarget(annotation, index, annotationId(environment.newId()), records.context());
        records.commit(change);
        if (change.edits.length > 0) notify({ kind: 'info', key: 'place-separated', values: {}, canUndo: true });
      });
    },
  };
}

/** The mark on exactly this passage. */
export function twinOf({ annotations }: OpenSource, { start, end }: Target): Mark | undefined {
  return annotations.query(start, end).find((mark) => mark.anchor === 'anchored' && mark.start === start && mark.end === end);
}

/** What is known of each passage. Of thousands of passages of a few wordings, where a wording stands is looked up once. */
export function describeAll(source: OpenSource, passages: readonly Span[]): readonly Target[] {
  const known = new Map<string, readonly number[]>();
  const occurrencesOf = (words: string): readonly number[] => {
    const starts = known.get(words) ?? findOccurrences(source.text.text, words);
    known.set(words, starts);
    return starts;
  };
  return passages.map((passage) =>
    describeTarget(source.text, source.source.revisionId, snapToGraphemes(source.text, passage), occurrencesOf),
  );
}
