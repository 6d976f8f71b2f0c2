import { RotateCcw } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Annotation } from '../../../shared/model/records';
import { languageOf } from '../../../shared/text/language';
import { useDeskActions, useDeskLater } from '../../state/desk-context';
import '../../styles/annotations.css';
import { Button } from '../../ui/Button';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { formatDateTime } from '../../ui/format-time';
import { IconButton } from '../../ui/IconButton';
import { useAgo } from '../../ui/use-ago';

/** What was deleted, newest first, until it is put back or the trash is emptied. */
export function TrashPanel() {
  const { t } = useTranslation('panels');
  const actions = useDeskActions();
  const trash = useDeskLater((state) => state.trash);
  const [isAsking, setAsking] = useState(false);
  const newestFirst = useMemo(() => [...trash].sort((a, b) => (b.trashedAt ?? 0) - (a.trashedAt ?? 0)), [trash]);
  if (trash.length === 0)
    return (
      <div className="panel-empty">
        <h3>{t('trash-empty')}</h3>
        <p>{t('trash-empty-hint')}</p>
      </div>
    );
  return (
    <div className="panel-trash">
      <header className="panel-trash-head">
        <p role="status">{t('trash-count', { count: trash.length })}</p>
        <Button size="small" onClick={() => actions.restoreAnnotations(newestFirst.map((annotation) => annotation.id))}>
          {t('trash-restore-all')}
        </Button>
        <Button size="small" variant="danger" onClick={() => setAsking(true)}>
          {t('trash-empty-trash')}
        </Button>
      </header>
      <ul className="panel-trash-list" aria-label={t('trash-list')}>
        {newestFirst.map((annotation) => (
          <TrashedAnnotation key={annotation.id} annotation={annotation} />
        ))}
      </ul>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={t('trash-confirm-title')}
        description={t('trash-confirm', { count: trash.length })}
        confirmLabel={t('trash-confirm-do')}
        danger
        onConfirm={actions.emptyTrash}
      />
    </div>
  );
}

/** As much of a quotation as two lines can show. */
const SHOWN_QUOTATION = 240;

function TrashedAnnotation({ annotation }: { readonly annotation: Annotation }) {
  const { t, i18n } = useTranslation('panels');
  const ago = useAgo();
  const actions = useDeskActions();
  const quotation = annotation.targets[0].quote.exact.slice(0, SHOWN_QUOTATION).replace(/\s+/gu, ' ');
  return (
    <li className="panel-trash-row" data-color={annotation.color}>
      <p className="panel-annotations-quotation" lang={languageOf(quotation, 0, quotation.length)}>
        {quotation}
      </p>
      <div className="panel-annotations-meta">
        {annotation.trashedAt !== null && (
          <time dateTime={new Date(annotation.trashedAt).toISOString()} title={formatDateTime(annotation.trashedAt, i18n.language)}>
            {t('trash-deleted', { time: ago(annotation.trashedAt, Date.now()) })}
          </time>
        )}
        <IconButton
          size="small"
          label={t('trash-restore-named', { quotation: quotation.slice(0, 40) })}
          icon={<RotateCcw size={14} aria-hidden="true" />}
          onClick={() => actions.restoreAnnotations([annotation.id])}
        />
      </div>
    </li>
  );
}
