import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Memo } from '../../../shared/model/records';
import type { RichText } from '../../../shared/model/rich-text';
import { isEmptyRichText, plainTextOf } from '../../../shared/richtext/plain-text';
import { languageOf } from '../../../shared/text/language';
import { NoteEditor } from '../../notes/NoteEditor';
import { useDesk, useDeskActions } from '../../state/desk-context';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import '../../styles/memo.css';

/** What the reader thinks about the open text as a whole. */
export function SourceMemoDialog() {
  const id = useDesk((state) => state.source?.source.id ?? null);
  return id === null ? null : <MemoDialog key={id} name="memo-source" id={id} />;
}

/** What the reader thinks about everything together. */
export function LibraryMemoDialog() {
  return <MemoDialog name="memo-library" id="library" />;
}

interface MemoProps {
  readonly name: 'memo-source' | 'memo-library';
  readonly id: Memo['id'];
}

function MemoDialog({ name, id }: MemoProps) {
  const { t } = useTranslation('notes');
  const actions = useDeskActions();
  const open = useDesk((state) => state.dialog === name);
  const title = useDesk((state) => (name === 'memo-source' ? (state.source?.source.provenance.title ?? '') : ''));
  const close = () => actions.openDialog(null);
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && close()}
      title={t(name)}
      description={title === '' ? t(`${name}-about`) : `${title}. ${t(`${name}-about`)}`}
      size="large"
      footer={
        <Button variant="accent" onClick={close}>
          {t('memo-done')}
        </Button>
      }
    >
      <MemoField id={id} label={t(name)} onClose={close} />
    </Dialog>
  );
}

interface MemoFieldProps {
  readonly id: Memo['id'];
  readonly label: string;
  readonly onClose: () => void;
}

/** Mounted while the memo is written: every change is handed over at once, a memo that was emptied is taken away in the end. */
function MemoField({ id, label, onClose }: MemoFieldProps) {
  const actions = useDeskActions();
  const epoch = useDesk((state) => state.memoEpoch);
  const body = useDesk((state) => state.memos.get(id)?.body ?? null);
  const [session] = useState(() => crypto.randomUUID());
  const written = useRef<RichText | null>(null);
  useEffect(() => {
    actions.beginMemo(id);
    return () => {
      if (written.current !== null && isEmptyRichText(written.current)) actions.writeMemo(id, null, session);
      actions.endMemo(id);
      void actions.flush();
    };
  }, [actions, id, session]);
  return (
    <div className="memo-field">
      <NoteEditor
        key={epoch}
        initialBody={body}
        label={label}
        lang={languageOfMemo(body)}
        onChange={(next) => {
          written.current = next;
          actions.writeMemo(id, next, session);
        }}
        onClose={onClose}
        onLeave={() => void actions.flush()}
        onOpenLink={actions.openExternal}
      />
    </div>
  );
}

function languageOfMemo(body: RichText | null): string | undefined {
  const words = body === null ? '' : plainTextOf(body);
  const language = languageOf(words, 0, words.length);
  return language.startsWith('und') ? undefined : language;
}
