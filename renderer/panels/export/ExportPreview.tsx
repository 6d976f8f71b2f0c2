import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportChoices } from '../../../shared/export/export-choices';
import type { ExportFile } from '../../../shared/export/export-input';
import { EditionPreview } from './EditionPreview';
import { PagesPreview } from './PagesPreview';
import type { Exporting } from './use-export';
import { usePreview } from './use-preview';

/** So much of a text file is shown. */
const PREVIEW_LINES = 200;
/** And of a line, so that one line of megabytes cannot hold the page up. */
const PREVIEW_COLUMNS = 2000;

/** A look at the file as it would be saved now. */
export function ExportPreview({ choices, exporting }: { readonly choices: ExportChoices; readonly exporting: Exporting }) {
  const { t } = useTranslation('export');
  const preview = usePreview(exporting, choices);
  if (preview === null) return <p className="export-hint">{t('archive-hint')}</p>;
  const label = preview.state === 'ready' ? nameOf(preview.file, choices) : t('preview');
  return (
    <section className="export-preview" aria-label={t('preview')} aria-busy={preview.state === 'writing'}>
      <p className="export-preview-name">{label}</p>
      {preview.state === 'failed' && <p className="export-error">{t('write-failed', { detail: preview.detail })}</p>}
      {preview.state === 'ready' && <ShownFile file={preview.file} choices={choices} />}
    </section>
  );
}

/** An edition becomes a PDF only when it is saved. */
function nameOf({ fileName }: ExportFile, { use }: ExportChoices): string {
  return use === 'print' ? fileName.replace(/\.html$/, '.pdf') : fileName;
}

function ShownFile({ file, choices }: { readonly file: ExportFile; readonly choices: ExportChoices }) {
  if (choices.use === 'print') return <PagesPreview file={file} choices={choices} />;
  return isPage(choices) ? <EditionPreview file={file} /> : <TextPreview file={file} />;
}

function isPage({ use, reportFile }: ExportChoices): boolean {
  return use === 'html' || (use === 'report' && reportFile === 'html');
}

function TextPreview({ file }: { readonly file: ExportFile }) {
  const { t } = useTranslation('export');
  const { words, more } = useMemo(() => firstLines(file), [file]);
  return (
    <>
      <textarea className="export-preview-text" aria-label={file.fileName} dir="auto" readOnly spellCheck={false} value={words} />
      {more > 0 && <p className="export-hint">{t('preview-more', { count: more })}</p>}
    </>
  );
}

function firstLines(file: ExportFile): { readonly words: string; readonly more: number } {
  const lines = (file.preview ?? new TextDecoder().decode(file.bytes)).split(/\r\n|\r|\n/);
  const shown = lines.slice(0, PREVIEW_LINES).map((line) => (line.length > PREVIEW_COLUMNS ? `${line.slice(0, PREVIEW_COLUMNS)}…` : line));
  return { words: shown.join('\n'), more: Math.max(0, lines.length - PREVIEW_LINES) };
}
