import { useTranslation } from 'react-i18next';
import type { ExportChoices } from '../../../shared/export/export-choices';
import type { ExportLook } from '../../workers/export-job';
import { EditionPreview } from './EditionPreview';
import { PagesPreview } from './PagesPreview';
import type { Exporting } from './use-export';
import { usePreview } from './use-preview';

/** A look at the file as it would be saved now. */
export function ExportPreview({ choices, exporting }: { readonly choices: ExportChoices; readonly exporting: Exporting }) {
  const { t } = useTranslation('export');
  const preview = usePreview(exporting, choices);
  if (preview === null) return <p className="export-hint">{t('archive-hint')}</p>;
  const label = preview.state === 'ready' ? nameOf(preview.look, preview.choices) : t('preview');
  return (
    <section className="export-preview" aria-label={t('preview')} aria-busy={preview.state === 'writing'}>
      <p className="export-preview-name">{label}</p>
      {preview.state === 'failed' && <p className="export-error">{t('write-failed', { detail: preview.detail })}</p>}
      {preview.state === 'ready' && <ShownFile look={preview.look} choices={preview.choices} />}
    </section>
  );
}

/** An edition becomes a PDF only when it is saved. */
function nameOf({ fileName }: ExportLook, { use }: ExportChoices): string {
  return use === 'print' ? fileName.replace(/\.html$/, '.pdf') : fileName;
}

function ShownFile({ look, choices }: { readonly look: ExportLook; readonly choices: ExportChoices }) {
  if (choices.use === 'print') return <PagesPreview look={look} choices={choices} />;
  return isPage(choices) ? <EditionPreview look={look} /> : <TextPreview look={look} />;
}

function isPage({ use, reportFile }: ExportChoices): boolean {
  return use === 'html' || (use === 'report' && reportFile === 'html');
}

function TextPreview({ look: { fileName, words, more } }: { readonly look: ExportLook }) {
  const { t } = useTranslation('export');
  return (
    <>
      <textarea className="export-preview-text" aria-label={fileName} dir="auto" readOnly spellCheck={false} value={words} />
      {more !== 0 && <p className="export-hint">{more === null ? t('preview-goes-on') : t('preview-more', { count: more })}</p>}
    </>
  );
}
