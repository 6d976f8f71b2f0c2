import type { ChangeContext } from './annotation-changes';
import type { Change, Edit } from './change';
import type { Annotation, CheckState } from './records';

/** What follows when the question mark is pressed once more: nothing asked, to check, checked, and nothing again. */
export function nextCheck(check: CheckState | null): CheckState | null {
  if (check === null) return 'open';
  return check === 'open' ? 'settled' : null;
}

/** Sets the question mark of annotations; those that have it already stay as they are. */
export function setCheck(annotations: readonly Annotation[], check: CheckState | null, context: ChangeContext): Change {
  const edits = annotations
    .filter((annotation) => annotation.check !== check)
    .map((before): Edit => ({ table: 'annotations', key: before.id, before, after: { ...before, check, updatedAt: context.at } }));
  return { label: 'check', at: context.at, group: context.group, edits };
}
