import { useTranslation } from 'react-i18next';
import type { BackupEntry } from '../../../shared/host/host';
import { Button } from '../../ui/Button';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { formatDateTime } from '../../ui/format-time';
import { BackupTable } from './BackupTable';
import { type OpeningSituation, type OpeningTools, useOpening } from './use-opening';
import '../../styles/backups.css';

export interface OpeningPageProps {
  readonly situation: OpeningSituation;
  readonly backups: readonly BackupEntry[];
  readonly tools: OpeningTools;
}

/** Stands in for the desk when the library does not open or is empty though it should not be: what happened, what is safe, what to do. */
export function OpeningPage({ situation, backups, tools }: OpeningPageProps) {
  const { t } = useTranslation('backup');
  const opening = useOpening(tools);
  const canBegin = situation.name === 'empty' || situation.failure.code === 'damaged';
  const [newest] = backups;
  return (
    <main className="opening-page">
      <div className="opening-sheet">
        <span className="opening-brand">Postil</span>
        <Explanation situation={situation} hasBackups={newest !== undefined} />
        <div className="backup-buttons">
          {situation.name === 'failed' && (
            <Button variant="accent" disabled={opening.busy} onClick={() => tools.retry()}>
              {t('retry')}
            </Button>
          )}
          {situation.name === 'empty' && newest !== undefined && (
            <Button variant="accent" disabled={opening.busy} onClick={() => void opening.openEntry(newest)}>
              {t('restore-newest')}
            </Button>
          )}
          {canBegin && (
            <>
              <Button disabled={opening.busy} onClick={() => void opening.openFile()}>
                {t('restore-file')}
              </Button>
              <Button disabled={opening.busy} onClick={() => opening.ask('new')}>
                {t('start-new')}
              </Button>
            </>
          )}
        </div>
        <div role="status" className="backup-outcome">
          {opening.busy ? t('working') : opening.said}
        </div>
        {canBegin && backups.length > 0 && (
          <section aria-labelledby="opening-backups">
            <h2 id="opening-backups" className="backup-heading">
              {t('opening-backups')}
            </h2>
            <BackupTable
              entries={backups}
              disabled={opening.busy}
              onRestore={(entry) => void opening.openEntry(entry)}
              onSave={(entry) => void opening.saveEntry(entry)}
            />
          </section>
        )}
      </div>
      <Questions opening={opening} isDamaged={situation.name === 'failed'} />
    </main>
  );
}

function Explanation({ situation, hasBackups }: { readonly situation: OpeningSituation; readonly hasBackups: boolean }) {
  const { t } = useTranslation('backup');
  const emptyCode = hasBackups ? 'empty' : 'lost';
  const code = situation.name === 'empty' ? emptyCode : situation.failure.code;
  const detail = situation.name === 'failed' && 'detail' in situation.failure ? situation.failure.detail : null;
  return (
    <>
      <h1 className="opening-title">{t(`opening-${code}-title`)}</h1>
      <p>{code === 'damaged' && !hasBackups ? t('opening-damaged-safe-none') : t(`opening-${code}-safe`)}</p>
      <p>{t(`opening-${code}-do`)}</p>
      {detail !== null && (
        <details className="opening-detail">
          <summary>{t('opening-detail')}</summary>
          <p>{detail}</p>
        </details>
      )}
    </>
  );
}

/** What cannot be taken back is asked first. */
function Questions({ opening, isDamaged }: { readonly opening: ReturnType<typeof useOpening>; readonly isDamaged: boolean }) {
  const { t, i18n } = useTranslation('backup');
  const archive = opening.asked === 'new' ? null : opening.asked;
  const when = formatDateTime(archive?.manifest.createdAt ?? 0, i18n.language);
  const { annotations = [], notes = [] } = archive?.snapshot.tables ?? {};
  const holds = t('archive-holds', { annotations: annotations.length, notes: notes.length, texts: archive?.snapshot.texts.length ?? 0 });
  const close = (open: boolean) => {
    if (!open) opening.ask(null);
  };
  return (
    <>
      <ConfirmDialog
        open={opening.asked === 'new'}
        onOpenChange={close}
        title={t('start-new-title')}
        description={<p>{t(isDamaged ? 'start-new-damaged-text' : 'start-new-text')}</p>}
        confirmLabel={t('start-new-confirm')}
        danger
        onConfirm={() => void opening.startNew()}
      />
      <ConfirmDialog
        open={archive !== null}
        onOpenChange={close}
        title={t('opening-restore-title', { when })}
        description={
          <>
            <p>{holds}</p>
            {isDamaged && <p>{t('opening-restore-damaged')}</p>}
          </>
        }
        confirmLabel={t('opening-restore-confirm')}
        danger={isDamaged}
        onConfirm={() => {
          if (archive !== null) void opening.restore(archive);
        }}
      />
    </>
  );
}
