import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { BackupPlace } from '../../shared/host/host';
import { useDesk, useDeskActions } from '../state/desk-context';
import type { BackupStatus, SaveStatus } from '../state/desk-state';
import { formatAgo } from '../ui/format-time';
import { LiveRegion } from '../ui/LiveRegion';
import { useNow } from './use-now';

type Kind = 'quiet' | 'warning' | 'danger';
interface Said {
  readonly kind: Kind;
  readonly text: string;
}

/** What is saved and when it was backed up; leads to the backups, where failures say what to do. */
export function SaveStatusButton() {
  const { t, i18n } = useTranslation('app');
  const actions = useDeskActions();
  const save = useDesk((state) => state.save);
  const backup = useDesk((state) => state.backup);
  const place = useDesk((state) => state.backupPlace);
  const now = useNow(15_000);
  const saved = describeSave(save, t);
  const backedUp = describeBackup(backup, place, t, (at) => formatAgo(at, now, i18n.language));
  const kind = [saved.kind, backedUp.kind].find((one) => one === 'danger') ?? backedUp.kind;
  const status = `${saved.text} · ${backedUp.text}`;
  return (
    <>
      <button
        type="button"
        className="app-status-item app-status-save"
        data-kind={kind}
        aria-label={t('status-save-label', { status })}
        onClick={() => actions.openDialog('backups')}
      >
        {status}
      </button>
      <LiveRegion urgent message={kind === 'danger' ? status : ''} />
    </>
  );
}

function describeSave(save: SaveStatus, t: TFunction<'app'>): Said {
  switch (save.state) {
    case 'saved':
      return { kind: 'quiet', text: t('status-saved') };
    case 'saving':
      return { kind: 'quiet', text: t('status-saving') };
    case 'failed':
      return { kind: 'danger', text: t('status-not-saved') };
  }
}

function describeBackup(backup: BackupStatus, place: BackupPlace | null, t: TFunction<'app'>, ago: (at: number) => string): Said {
  if (backup.state === 'failed') return { kind: 'danger', text: t('status-backup-failed') };
  if (place?.needsPermission === true) return { kind: 'warning', text: t('status-backup-permission') };
  if (backup.state === 'running') return { kind: 'quiet', text: t('status-backing-up') };
  if (backup.state === 'none') return { kind: 'quiet', text: t('status-no-backup') };
  const when = t('status-backed-up', { when: ago(backup.at) });
  return place?.kind === 'private' ? { kind: 'warning', text: `${when} · ${t('status-backup-private')}` } : { kind: 'quiet', text: when };
}
