import type { Annotation, AnnotationId, Target } from '../../model/records';
import type { RichText } from '../../model/rich-text';
import { plainTextOf } from '../../richtext/plain-text';
import type { ImportContext } from './import-context';

/** Finds an annotation that is here already, whatever it is called: on the same places, with the same words in its note. */
export type FindTwin = (targets: readonly Target[], note: RichText | null) => AnnotationId | undefined;

/** Looks over the annotations of the open source once. Those in the trash have no twins. */
export function createTwins({ annotations, notes, source, revisionId }: ImportContext): FindTwin {
  const known = new Map<string, AnnotationId>();
  for (const annotation of annotations.values()) {
    if (!isHere(annotation, source.id, revisionId)) continue;
    known.set(keyOf(annotation.targets, notes.get(annotation.id)?.body ?? null), annotation.id);
  }
  return (targets, note) => known.get(keyOf(targets, note));
}

function isHere({ sourceId, trashedAt, targets }: Annotation, source: string, revision: string): boolean {
  return sourceId === source && trashedAt === null && targets.every(({ revisionId }) => revisionId === revision);
}

function keyOf(targets: readonly Target[], note: RichText | null): string {
  const words = note === null ? '' : plainTextOf(note).replace(/\s+/gu, ' ').trim();
  return JSON.stringify([targets.map(({ start, end }) => [start, end]), words]);
}
