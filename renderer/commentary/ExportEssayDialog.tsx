import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EssayExport } from '../../shared/export/commentary/essay-export';
import { exportEssayHtml } from '../../shared/export/commentary/export-essay-html';
import { exportEssayMarkdown, exportEssayPandoc } from '../../shared/export/commentary/export-essay-markdown';
import type { ExportFile } from '../../shared/export/export-input';
import type { FileType } from '../../shared/host/host';
import type { Commentary } from '../../shared/model/records';
import { useDeskActions } from '../state/desk-context';
import type { OpenSource } from '../state/desk-state';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { RadioGroup } from '../ui/RadioGroup';
import { Switch } from '../ui/Switch';
import { EssayPreview } from './EssayPreview';
import type { EssayEditing } from './essay-editing';
import { useCollectEssay } from './use-collect-essay';

const FORMATS = ['markdown', 'pandoc', 'html'] as const;
export type EssayFormat = (typeof FORMATS)[number];

const TYPES: Readonly<Record<EssayFormat, FileType>> = {
  markdown: { name: 'MD', mime: 'text/markdown', extensions: ['md'] },
  pandoc: { name: 'MD', mime: 'text/markdown', extensions: ['md'] },
  html: { name: 'HTML', mime: 'text/html', extensions: ['html'] },
};

const EXPORTERS: Readonly<Record<EssayFormat, (essay: EssayExport) => ExportFile>> = {
  markdown: exportEssayMarkdown,
  pandoc: exportEssayPandoc,
  html: exportEssayHtml,
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
  const [format, setFormat] = useState<EssayFormat>('markdown');
  const [withNotes, setWithNotes] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const collect = useCollectEssay(source, commentary, editing);
  const essay = useEssay(collect, withNotes);
  const file = useMemo(() => (essay === null ? null : EXPORTERS[format](essay)), [essay, format]);
  const save = async () => {
    if (file === null) return;
    setFailure(null);
    const saved = await actions.saveFile(file.fileName, TYPES[format], file.bytes);
    if (!saved.ok) setFailure(t('commentary:export-failed', { detail: saved.error.detail }));
    else if (saved.value !== null) {
      actions.notify({ kind: 'info', key: 'export-saved', values: { location: saved.value.location }, canUndo: false });
      onClose();
    }
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
            {failure}
          </p>
          <Button onClick={onClose}>{t('app:cancel')}</Button>
          <Button variant="accent" disabled={file === null} onClick={() => void save()}>
            {t('commentary:export-save')}
          </Button>
        </>
      }
    >
      <RadioGroup
        label={t('commentary:export-format')}
        value={format}
        onValueChange={setFormat}
        options={FORMATS.map((one) => ({
          value: one,
          label: t(`commentary:export-${one}`),
          description: t(`commentary:export-${one}-use`),
        }))}
      />
      <Switch label={t('commentary:export-notes')} checked={withNotes} onCheckedChange={setWithNotes} />
      {file === null ? (
        <p className="commentary-hint">{t('commentary:export-writing')}</p>
      ) : (
        <EssayPreview file={file} isPage={format === 'html'} />
      )}
    </Dialog>
  );
}

/** The essay with everything a file says; null while its citations are being formatted. */
function useEssay(collect: (withNotes: boolean) => Promise<EssayExport>, withNotes: boolean): EssayExport | null {
  const [essay, setEssay] = useState<EssayExport | null>(null);
  useEffect(() => {
    let isWanted = true;
    void collect(withNotes).then((collected) => {
      if (isWanted) setEssay(collected);
    });
    return () => {
      isWanted = false;
    };
  }, [collect, withNotes]);
  return essay;
}
