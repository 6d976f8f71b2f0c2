import type { ChangeContext } from './annotation-changes';
import type { Change, ChangeLabel, Edit } from './change';
import { createAnnotation } from './new-annotation';
import type { Annotation, AnnotationId, ColorId, SourceId, Target } from './records';

/** Passages that become annotations of their own in one step. */
export interface NewHighlights {
  readonly sourceId: SourceId;
  readonly color: ColorId;
  readonly passages: readonly { readonly id: AnnotationId; readonly target: Target }[];
}

/**
 * One annotation for each passage, all in one step for undo. A passage that `isMarked` says is marked already, or that comes twice, is
 * left as it is. Without a passage left the change has no edits.
 */
export function highlightPassages(
  { sourceId, color, passages }: NewHighlights,
  isMarked: (target: Target) => boolean,
  context: ChangeContext,
): Change {
  const taken = new Set<string>();
  const edits: Edit[] = [];
  for (const { id, target } of passages) {
    const place = placeKey(target);
    if (taken.has(place) || isMarked(target)) continue;
    taken.add(place);
    const after = createAnnotation({ id, sourceId, color, target }, context.at);
    edits.push({ table: 'annotations', key: id, before: null, after });
  }
  return toChange('highlight-all', context, edits);
}

/** The annotation holds for these passages as well; its targets stand in order of place. One that it has already is not added again. */
export function addTargets(annotation: Annotation, targets: readonly Target[], context: ChangeContext): Change {
  const taken = new Set(annotation.targets.map(placeKey));
  const added = targets.filter((target) => {
    const place = placeKey(target);
    if (taken.has(place)) return false;
    taken.add(place);
    return true;
  });
  if (added.length === 0) return toChange('add-places', context, []);
  const [first, ...others] = annotation.targets;
  return toChange('add-places', context, [withTargets(annotation, sortTargets([first, ...others, ...added]), context)]);
}

/** The annotation no longer holds for the target with this index. Never leaves out the last one: then the change has no edits. */
export function leaveTargetOut(annotation: Annotation, index: number, context: ChangeContext): Change {
  const kept = targetsWithout(annotation, index);
  return toChange('leave-place-out', context, kept === null ? [] : [withTargets(annotation, kept, context)]);
}

/**
 * The target with this index becomes an annotation of its own: same colour, no note. An annotation with one target is one of its own
 * already: then the change has no edits.
 */
export function separateTarget(annotation: Annotation, index: number, id: AnnotationId, context: ChangeContext): Change {
  const kept = targetsWithout(annotation, index);
  const target = annotation.targets[index];
  if (kept === null || target === undefined) return toChange('separate-place', context, []);
  const own: Annotation = { ...annotation, id, targets: [target], createdAt: context.at, updatedAt: context.at };
  return toChange('separate-place', context, [
    withTargets(annotation, kept, context),
    { table: 'annotations', key: id, before: null, after: own },
  ]);
}

type Targets = Annotation['targets'];

function toChange(label: ChangeLabel, context: ChangeContext, edits: readonly Edit[]): Change {
  return { label, at: context.at, group: context.group, edits };
}

function withTargets(annotation: Annotation, targets: Targets, context: ChangeContext): Edit {
  return { table: 'annotations', key: annotation.id, before: annotation, after: { ...annotation, targets, updatedAt: context.at } };
}

/** Null when nothing would be left, or there is no such target. */
function targetsWithout({ targets }: Annotation, index: number): Targets | null {
  if (targets[index] === undefined) return null;
  const [first, ...others] = targets.filter((_, place) => place !== index);
  return first === undefined ? null : [first, ...others];
}

function sortTargets([first, ...others]: Targets): Targets {
  const [earliest = first, ...later] = [first, ...others].sort((a, b) => a.start - b.start || a.end - b.end);
  return [earliest, ...later];
}

function placeKey({ revisionId, start, end }: Target): string {
  return `${start} ${end} ${revisionId}`;
}
