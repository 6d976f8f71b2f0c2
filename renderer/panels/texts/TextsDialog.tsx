import '../../styles/texts.css';
import { FilePlus2, Trash2 } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SourceId } from '../../../shared/model/records';
import { useDesk, useDeskActions } from '../../state/desk-context';
import type { ListedSource } from '../../state/desk-sources';
import { useTexts } from '../../state/use-texts';
import { Button } from '../../ui/Button';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { Dialog } from '../../ui/Dialog';
import { IconButton } from '../../ui/IconButton';
import { useAgo } from '../../ui/use-ago';

/** Every text of the library: another one is put on the desk, one is added, one is removed. */
export function TextsDialog() {
  const { t } = useTranslation('panels');
  const actions = useDeskActions();
  const open = useDesk((state) => state.dialog === 'texts');
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => actions.openDialog(next ? 'texts' : null)}
      title={t('texts-title')}
      description={t('texts-description')}
      size="medium"
      footer={
        <Button icon={<FilePlus2 size={15} />} onClick={() => actions.openDialog('import')}>
          {t('texts-add')}
        </Button>
      }
    >
      <Texts />
    </Dialog>
  );
}

function Texts() {
  const { t } = useTranslation('panels');
  const actions = useDeskActions();
  const texts = useTexts();
  const openId = useDesk((state) => state.source?.source.id ?? null);
  const [leaving, setLeaving] = useState<ListedSource | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const isRead = texts !== null;
  // The dialog stands before the list is read, and has the focus where it can.
  useEffect(() => {
    if (isRead) list.current?.querySelector('button')?.focus();
  }, [isRead]);
  const choose = (id: SourceId) => {
    actions.openDialog(null);
    if (id !== openId) void actions.openSource(id);
  };
  const remove = () => {
    if (leaving === null) return;
    actions.openDialog(null);
    void actions.removeSource(leaving.source.id);
  };
  return (
    <>
      <ul ref={list} className="texts-list" aria-label={t('texts-list')} aria-busy={texts === null}>
        {texts?.map((text) => (
          <TextRow
            key={text.source.id}
            text={text}
            isOpen={text.source.id === openId}
            isLast={texts.length === 1}
            onChoose={choose}
            onRemove={() => setLeaving(text)}
          />
        ))}
      </ul>
      <ConfirmDialog
        open={leaving !== null}
        onOpenChange={(next) => !next && setLeaving(null)}
        title={t('texts-remove-title', { title: leaving?.source.provenance.title ?? '' })}
        description={t('texts-remove-about', { count: leaving?.annotations ?? 0 })}
        confirmLabel={t('texts-remove-do')}
        danger
        onConfirm={remove}
      />
    </>
  );
}

interface TextRowProps {
  readonly text: ListedSource;
  readonly isOpen: boolean;
  /** There is no other. */
  readonly isLast: boolean;
  readonly onChoose: (id: SourceId) => void;
  readonly onRemove: () => void;
}

function TextRow({ text: { source, annotations, readAt }, isOpen, isLast, onChoose, onRemove }: TextRowProps) {
  const { t } = useTranslation('panels');
  const ago = useAgo();
  const { title, author, language } = source.provenance;
  const read = readAt === null ? t('texts-never') : t('texts-read', { ago: ago(readAt, Date.now()) });
  return (
    <li className="texts-row" data-open={isOpen || undefined}>
      <button
        type="button"
        className="texts-entry"
        aria-current={isOpen ? 'true' : undefined}
        onClick={() => onChoose(source.id)}
        onKeyDown={moveFocus}
      >
        <span className="texts-names">
          <span className="texts-title" lang={language}>
            {title}
          </span>
          {author !== null && <span className="texts-author">{author}</span>}
        </span>
        <span className="texts-about">
          {t('texts-annotations', { count: annotations })} · {isOpen ? t('texts-open') : read}
        </span>
      </button>
      <IconButton
        label={isLast ? t('texts-last') : t('texts-remove', { title })}
        icon={<Trash2 size={15} aria-hidden="true" />}
        disabled={isLast}
        onClick={onRemove}
      />
    </li>
  );
}

/** Up and down go from text to text. */
function moveFocus(event: KeyboardEvent<HTMLButtonElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const row = event.currentTarget.closest('li');
  const next = event.key === 'ArrowDown' ? row?.nextElementSibling : row?.previousElementSibling;
  next?.querySelector('button')?.focus();
  event.preventDefault();
}
