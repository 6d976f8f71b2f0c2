import type { TFunction } from 'i18next';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupPlace } from '../../shared/host/host';
import { useDesk, useDeskActions, useDeskLater } from '../state/desk-context';
import type { BackupStatus, SaveStatus } from '../state/desk-state';
import { LiveRegion } from '../ui/LiveRegion';
import { useAgo } from '../ui/use-ago';
import { VisuallyHidden } from '../ui/VisuallyHidden';
import { useNow } from './use-now';

interface Said {
  readonly kind: 'quiet' | 'warning' | 'danger';
  readonly text: string;
}

/** What is saved and when it was backed up; leads to the backups, where failures say what to do. */
export function SaveStatusButton() {
  const { t } = useTranslation('app');
  const ago = useAgo();
  const actions = useDeskActions();
  // At once: nothing may be called saved in the very frame that shows what is not.
  const save = useDesk((state) => state.save);
  const backup = useDeskLater((state) => state.backup);
  const place = useDeskLater((state) => state.backupPlace);
  const now = useNow(15_000);
  const isSample = useDesk((state) => state.libraryKind === 'sample');
  const saved = describeSave(save, t);
  if (isSample) return <SampleStatus said={saved} />;
  const said = [
    saved,
    describeBackup(backup, t, (at) => ago(at, now)),
    ...(backup.state === 'failed' || place === null ? [] : describePlace(place, t)),
  ];
  const failed = said.filter(({ kind }) => kind === 'danger').map(({ text }) => text);
  return (
    <>
      <button type="button" className="app-status-item app-status-save" onClick={() => actions.openDialog('backups')}>
        {said.map(({ kind, text }, index) => (
          <Fragment key={text}>
            {index > 0 && ' · '}
            <span data-kind={kind}>{text}</span>
          </Fragment>
        ))}
        <VisuallyHidden>{t('status-save-more')}</VisuallyHidden>
      </button>
      <LiveRegion urgent message={failed.join(' · ')} />
    </>
  );
}

/** The sample is stored, and not backed up: there is nothing to open. */
function SampleStatus({ said: { kind, text } }: { readonly said: Said }) {
  return (
    <>
      <span className="app-status-item" data-kind={kind}>
        {text}
      </span>
      <LiveRegion urgent message={kind === 'danger' ? text : ''} />
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

function describeBackup(backup: BackupStatus, t: TFunction<'app'>, ago: (at: number) => string): Said {
  switch (backup.state) {
    case 'none':
      return { kind: 'quiet', text: t('status-no-backup') };
    case 'running':
      return { kind: 'quiet', text: t('status-backing-up') };
    case 'done':
      return { kind: 'quiet', text: t('status-backed-up', { when: ago(backup.at) }) };
    case 'failed':
      return { kind: 'danger', text: t('status-backup-failed') };
  }
}

function describePlace(place: BackupPlace, t: TFunction<'app'>): readonly Said[] {
  if (place.needsPermission) return [{ kind: 'warning', text: t('status-backup-permission') }];
  return place.kind === 'private' ? [{ kind: 'warning', text: t('status-backup-private') }] : [];
}
