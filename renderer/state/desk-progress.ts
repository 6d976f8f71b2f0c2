import { addRead, findUnread, NOTHING_READ } from '../../shared/orientation/progress';
import { blockAt } from '../../shared/text/block-at';
import type { DeskParts } from './desk-parts';

/** Which paragraphs have been read. Kept beside the records: no step of undo. */
export interface ProgressActions {
  /** These paragraphs have been read, by number. */
  noteRead(paragraphs: readonly number[]): void;
  /** Everything up to where the reader is counts as read. */
  markReadToHere(): void;
  /** Nothing of the open text counts as read any more. */
  forgetRead(): void;
  /** Goes to the next paragraph that was not read, from where the reader is; around the end. */
  goToUnread(): void;
}

export function createProgressActions({ store, progress, notify, actions }: DeskParts): ProgressActions {
  function note(paragraphs: readonly number[]): void {
    const { read, source } = store.getState();
    if (source === null) return;
    const after = addRead(read, paragraphs);
    if (after === read) return;
    store.setState({ read: after });
    progress.save({ sourceId: source.source.id, revisionId: source.source.revisionId, read: after });
  }

  return {
    noteRead: note,
    markReadToHere(): void {
      const { source, surface } = store.getState();
      if (source === null || surface === null) return;
      const at = surface.getReadingOffset(1);
      note(source.text.blocks.flatMap(({ paragraph, span }) => (paragraph !== null && span.end <= at ? [paragraph] : [])));
    },
    forgetRead(): void {
      const { source } = store.getState();
      if (source === null) return;
      store.setState({ read: NOTHING_READ });
      progress.forget(source.source.id);
      notify({ kind: 'info', key: 'read-forgotten', values: {}, canUndo: false });
    },
    goToUnread(): void {
      const { source, read, surface, caretOn } = store.getState();
      if (source === null || surface === null) return;
      const here = blockAt(source.text, surface.getReadingOffset(0));
      const next = findUnread(source.text.blocks, read, here.index);
      if (next === undefined) {
        notify({ kind: 'info', key: 'all-read', values: {}, canUndo: false });
        return;
      }
      actions().goTo(next.span);
      if (caretOn) surface.moveCaret(next.span.start);
    },
  };
}
