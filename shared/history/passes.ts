import type { ChangeContext } from '../model/annotation-changes';
import type { Change, Edit } from '../model/change';
import type { Annotation, PassId, ReadingPass, SourceId } from '../model/records';

export interface NewPass {
  readonly id: PassId;
  readonly sourceId: SourceId;
  /** '' for one that is called by its date. */
  readonly name: string;
}

function passEdit(before: ReadingPass | null, after: ReadingPass): Edit {
  return { table: 'passes', key: after.id, before, after };
}

/** A reading from a fresh start. `passes` are those of its source: one that still goes on ends. */
export function startPass(wanted: NewPass, passes: readonly ReadingPass[], context: ChangeContext): Change {
  const after: ReadingPass = { ...wanted, name: wanted.name.trim(), startedAt: context.at, endedAt: null, updatedAt: context.at };
  const ended = passes.filter((pass) => pass.endedAt === null).map((pass) => endingOf(pass, context));
  return { label: 'start-pass', at: context.at, group: context.group, edits: [...ended, passEdit(null, after)] };
}

/** Without edits for one that has ended already. */
export function endPass(pass: ReadingPass, context: ChangeContext): Change {
  const edits = pass.endedAt === null ? [endingOf(pass, context)] : [];
  return { label: 'end-pass', at: context.at, group: context.group, edits };
}

/** A clock that was set back does not make a reading end before it began. */
function endingOf(pass: ReadingPass, { at }: ChangeContext): Edit {
  return passEdit(pass, { ...pass, endedAt: Math.max(at, pass.startedAt), updatedAt: at });
}

/** The reading that goes on now; of several (merged libraries) the one begun last; null: none. */
export function findCurrentPass(passes: readonly ReadingPass[]): ReadingPass | null {
  const open = passes.filter((pass) => pass.endedAt === null);
  return open.toSorted((a, b) => b.startedAt - a.startedAt)[0] ?? null;
}

/**
 * The change with every annotation of `pass`'s source that it makes marked as made in that reading, except for one that brings a reading
 * of its own. What comes from elsewhere (an import) was not made in it.
 */
export function inPass(change: Change, pass: ReadingPass | null): Change {
  if (pass === null || change.label === 'import' || change.label === 'import-source') return change;
  const isMade = (edit: Edit) =>
    edit.table === 'annotations' && edit.before === null && edit.after?.passId === null && edit.after.sourceId === pass.sourceId;
  if (!change.edits.some(isMade)) return change;
  return { ...change, edits: change.edits.map((edit) => (isMade(edit) ? markedEdit(edit, pass.id) : edit)) };
}

function markedEdit(edit: Edit, passId: PassId): Edit {
  return edit.table === 'annotations' && edit.after !== null ? { ...edit, after: { ...edit.after, passId } } : edit;
}

/** Annotations from before a reading count as read again in it. Those that do already are left alone. */
export function takeOver(annotations: readonly Annotation[], pass: ReadingPass, context: ChangeContext): Change {
  const edits = annotations
    .filter((annotation) => annotation.passId !== pass.id)
    .map((before): Edit => {
      const after: Annotation = { ...before, passId: pass.id, updatedAt: context.at };
      return { table: 'annotations', key: before.id, before, after };
    });
  return { label: 'take-over', at: context.at, group: context.group, edits };
}
