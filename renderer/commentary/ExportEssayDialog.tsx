import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ESSAY_FORMATS, type EssayFormat } from '../../shared/export/commentary/write-essay';
import { type ExportChoices, parseChoices } from '../../shared/export/export-choices';
import type { FileType } from '../../shared/host/host';
import type { Commentary } from '../../shared/model/records';
import { useDesk, useDeskActions } from '../state/desk-context';
import type { OpenSource } from '../state/desk-state';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { RadioGroup } from '../ui/RadioGroup';
import { Switch } from '../ui/Switch';
import { EssayPreview } from './EssayPreview';
import { EssayWordSettings, type WordChoices } from './EssayWordSettings';
import type { EssayEditing } from './essay-editing';
import { useCollectEssay } from './use-collect-essay';
import { useEssayFile } from './use-essay-file';

const TYPES: Readonly<Record<EssayFormat, FileType>> = {
  docx: {
    name: 'DOCX',
    mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extensions: ['docx'],
  },
  markdown: { name: 'MD', mime: 'text/markdown', extensions: ['md'] },
  pandoc: { name: 'MD', mime: 'text/markdown', extensions: ['md'] },
  html: { name: 'HTML', mime: 'text/html', extensions: ['html'] },
};

export interface ExportEssayDialogProps {
  readonly source: OpenSource;
  readonly commentary: Commentary;
  readonly editing: EssayEditing;
  readonly onClose: () => void;
}

/** Takes the essay out: how, a look at the file, and where to. */
export function ExportEssayDialog({ source, commentary, editing, onClose }: ExportEssayDialogProps) {
  const { t } = useTranslation(['commentary', 'app']);
  const actions = useDeskActions();
  const lastExport = useDesk((state) => state.preferences.lastExport);
  const [format, setFormat] = useState<EssayFormat>('docx');
  const [withNotes, setWithNotes] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const collect = useCollectEssay(source, commentary, editing);
  const [word, setWord] = useState<WordChoices>(() => wordChoicesOf(parseChoices(lastExport ?? {}, true)));
  const { shown, write } = useEssayFile(collect, format, withNotes, word);
  const tellFailure = (detail: string) => setFailure(t('commentary:export-failed', { detail }));
  const save = async () => {
    setFailure(null);
    const file = await write();
    const saved = await actions.saveFile(file.fileName, TYPES[format], file.bytes);
    if (!saved.ok) return tellFailure(saved.error.detail);
    if (saved.value === null) return;
    if (format === 'docx') actions.setPreferences({ lastExport: { ...lastExport, ...storedWordChoices(word) } });
    actions.notify({ kind: 'info', key: 'export-saved', values: { location: saved.value.location }, canUndo: false });
    onClose();
  };
  const trySave = () => {
    save().catch((error: unknown) => tellFailure(error instanceof Error ? error.message : String(error)));
  };
  return (
    <Dialog
      open
      size="large"
      title={t('commentary:export-title')}
      onOpenChange={(open) => !open && onClose()}
      footer={
        <>
          <p className="commentary-failure" role="alert">
            {failure ?? (shown.state === 'failed' ? t('commentary:export-failed', { detail: shown.detail }) : null)}
          </p>
          <Button onClick={onClose}>{t('app:cancel')}</Button>
          <Button variant="accent" disabled={shown.state !== 'ready'} onClick={trySave}>
            {t('commentary:export-save')}
          </Button>
        </>
      }
    >
      <RadioGroup
        label={t('commentary:export-format')}
        value={format}
        onValueChange={setFormat}
        options={ESSAY_FORMATS.map((one) => ({
          value: one,
          label: t(`commentary:export-${one}`),
          description: t(`commentary:export-${one}-use`),
        }))}
      />
      <div className="commentary-export-notes">
        <Switch label={t('commentary:export-notes')} checked={withNotes} onCheckedChange={setWithNotes} />
      </div>
      {format === 'docx' && <EssayWordSettings choices={word} onChange={setWord} />}
      {shown.state === 'writing' && <p className="commentary-hint">{t('commentary:export-writing')}</p>}
      {shown.state === 'ready' && <EssayPreview file={shown.file} isPage={shown.format === 'html' || shown.format === 'docx'} />}
    </Dialog>
  );
}

/** Whose files they are and how they look is the same as in other exports. */
function wordChoicesOf({ commentAuthor, page, typeface }: ExportChoices): WordChoices {
  return { author: commentAuthor, page, typeface };
}

function storedWordChoices({ author, page, typeface }: WordChoices): Readonly<Record<string, string>> {
  return { commentAuthor: author, page, typeface };
}
