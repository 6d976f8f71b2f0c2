import { deepEqual } from '../base/deep-equal';
import type { ChangeContext } from './annotation-changes';
import type { Change, Edit } from './change';
import type { Annotation, Correction } from './records';

/**
 * Says what should stand at every place of these annotations, or no longer says it (null). Notes, codes and colours stay. Those that
 * say it already stay as they are; when all do the change has no edits.
 */
export function setCorrection(annotations: readonly Annotation[], correction: Correction | null, context: ChangeContext): Change {
  const edits = annotations
    .filter((annotation) => !deepEqual(annotation.correction, correction))
    .map((before): Edit => ({ table: 'annotations', key: before.id, before, after: { ...before, correction, updatedAt: context.at } }));
  return { label: correction === null ? 'withdraw-correction' : 'correct', at: context.at, group: context.group, edits };
}
