import { useEffect, useRef, useState } from 'react';
import type { AnnotationId } from '../../shared/model/records';
import type { RichText } from '../../shared/model/rich-text';
import { isEmptyRichText } from '../../shared/richtext/plain-text';
import { useDesk, useDeskHandle } from '../state/desk-context';
import { NoteEditor } from './NoteEditor';

export interface CardEditorProps {
  readonly id: AnnotationId;
  readonly body: RichText | null;
  readonly label: string;
  readonly lang: string | undefined;
  /** Esc: writing is over, the focus goes back to the card. */
  readonly onClose: () => void;
}

/** Joins the editor to the desk: every change is handed over at once, a note that was emptied is taken away in the end. */
export function CardEditor({ id, body, label, lang, onClose }: CardEditorProps) {
  const { store, actions } = useDeskHandle();
  const epoch = useDesk((state) => state.editingEpoch);
  const [session] = useState(() => crypto.randomUUID());
  const written = useRef<{ readonly body: RichText; readonly epoch: number } | null>(null);
  const finish = () => {
    const last = written.current;
    written.current = null;
    // Words that came from outside since then are not the writer's to take away.
    if (last === null || last.epoch !== store.getState().editingEpoch) return;
    if (isEmptyRichText(last.body)) actions.writeNote(id, null, session);
  };
  useFinishOnLeave(finish);
  const leave = () => {
    finish();
    if (store.getState().editingId === id) actions.edit(null);
    void actions.flush();
  };
  return (
    <NoteEditor
      key={epoch}
      initialBody={body}
      label={label}
      lang={lang}
      onChange={(next) => {
        written.current = { body: next, epoch };
        actions.writeNote(id, next, session);
      }}
      onClose={() => {
        leave();
        onClose();
      }}
      onLeave={leave}
      onOpenLink={actions.openExternal}
    />
  );
}

/** The card can go without the field losing the focus first: another note is opened by a command, the highlight is deleted. */
function useFinishOnLeave(finish: () => void): void {
  const latest = useRef(finish);
  useEffect(() => {
    latest.current = finish;
  });
  useEffect(() => () => latest.current(), []);
}
