import { useTranslation } from 'react-i18next';
import { useDesk, useDeskActions } from '../../state/desk-context';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { BackupTable } from './BackupTable';
import { RestoreView } from './RestoreView';
import { type Outcome, useBackupsDialog } from './use-backups-dialog';
import '../../styles/backups.css';

/** Where backups lie, which there are, and the way back to one of them. */
export function BackupsDialog() {
  const { t } = useTranslation('backup');
  const actions = useDeskActions();
  const open = useDesk((state) => state.dialog === 'backups');
  return (
    <Dialog open={open} onOpenChange={(next) => actions.openDialog(next ? 'backups' : null)} title={t('title')} size="large">
      {open && <Backups />}
    </Dialog>
  );
}

function Backups() {
  const { t } = useTranslation('backup');
  const dialog = useBackupsDialog();
  const { archive, busy, list, outcome } = dialog;
  if (archive !== null) {
    return (
      <>
        <OutcomeLine outcome={outcome} busy={busy} />
        <RestoreView archive={archive} busy={busy} onBack={dialog.goBack} onRestore={(mode) => void dialog.restore(archive, mode)} />
      </>
    );
  }
  return (
    <>
      <p className="backup-intro">{t('intro')}</p>
      <Place />
      <div className="backup-buttons">
        <Button variant="accent" disabled={busy} onClick={() => void dialog.backUpNow()}>
          {t('back-up-now')}
        </Button>
        <Button disabled={busy} onClick={() => void dialog.saveLibrary()}>
          {t('save-library-copy')}
        </Button>
        <Button disabled={busy} onClick={() => void dialog.openFile()}>
          {t('restore-file')}
        </Button>
      </div>
      <OutcomeLine outcome={outcome} busy={busy} />
      {list !== null && 'failure' in list && <p className="backup-failed">{t('list-failed', { detail: list.failure })}</p>}
      {list !== null && 'entries' in list && list.entries.length === 0 && <p>{t('list-empty')}</p>}
      {list !== null && 'entries' in list && list.entries.length > 0 && (
        <BackupTable
          entries={list.entries}
          disabled={busy}
          onRestore={(entry) => void dialog.openEntry(entry)}
          onSave={(entry) => void dialog.saveBackup(entry)}
        />
      )}
    </>
  );
}

/** Always mounted, so that what happens is spoken. */
function OutcomeLine({ outcome, busy }: { readonly outcome: Outcome | null; readonly busy: boolean }) {
  const { t } = useTranslation('backup');
  return (
    <div role="status" className="backup-outcome" data-kind={outcome?.kind}>
      {busy ? t('working') : outcome?.text}
    </div>
  );
}

function Place() {
  const { t } = useTranslation('backup');
  const actions = useDeskActions();
  const place = useDesk((state) => state.backupPlace);
  if (place === null) return null;
  const text = () => {
    if (place.needsPermission) return t('place-permission', { label: place.label });
    if (place.kind === 'folder') return t('place-folder', { label: place.label });
    return t(place.canChoose ? 'place-private' : 'place-private-only');
  };
  const isCareful = place.needsPermission || place.kind === 'private';
  return (
    <div className="backup-place" data-careful={isCareful}>
      <p>{text()}</p>
      {place.canChoose && (
        <Button size="small" onClick={() => void actions.chooseBackupPlace()}>
          {t(place.needsPermission ? 'grant-folder' : 'choose-folder')}
        </Button>
      )}
    </div>
  );
}
