import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RestoreMode } from '../../../shared/archive/restore-plan';
import type { Result } from '../../../shared/base/result';
import type { BackupEntry } from '../../../shared/host/host';
import { useBackupTools } from '../../state/backup-tools-context';
import { useDesk, useDeskHandle } from '../../state/desk-context';
import {
  type OpenedArchive,
  openArchive,
  openArchiveFile,
  openBackup,
  type RestoreFailure,
  restore,
  saveBackupCopy,
  saveLibraryCopy,
} from '../../storage/restore';
import { describeFailure } from './describe-failure';

/** What the last action came to. */
export interface Outcome {
  readonly kind: 'done' | 'failed';
  readonly text: string;
}

export type BackupList = { readonly entries: readonly BackupEntry[] } | { readonly failure: string } | null;

/** The dialog's state and what can be done in it; one thing at a time. */
export function useBackupsDialog() {
  const { t } = useTranslation('backup');
  const tools = useBackupTools();
  const { store, actions } = useDeskHandle();
  const [archive, setArchive] = useState<OpenedArchive | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [busy, setBusy] = useState(false);
  const list = useBackupList();
  const received = useDesk((state) => state.receivedArchive);

  const run = useCallback(
    async <T>(work: () => Promise<Result<T, RestoreFailure>>, onDone: (value: T) => void) => {
      setBusy(true);
      setOutcome(null);
      const result = await work();
      setBusy(false);
      if (result.ok) onDone(result.value);
      else setOutcome({ kind: 'failed', text: describeFailure(result.error, t) });
    },
    [t],
  );
  useEffect(() => {
    if (received !== null) void run(() => openArchive(received.name, received.source), setArchive);
  }, [received, run]);
  const tellSaved = (file: { readonly location: string } | null) => {
    if (file !== null) setOutcome({ kind: 'done', text: t('done-saved', { location: file.location }) });
  };

  return {
    archive,
    outcome,
    busy,
    list,
    backUpNow: async () => {
      setBusy(true);
      const done = await actions.backUpNow();
      setBusy(false);
      setOutcome(
        done.ok
          ? { kind: 'done', text: t('done-backup', { name: done.value.name }) }
          : { kind: 'failed', text: t('failed-backup', { detail: done.error }) },
      );
    },
    saveLibrary: () => run(() => saveLibraryCopy(tools, suggestName(tools.now())), tellSaved),
    saveBackup: (entry: BackupEntry) => run(() => saveBackupCopy(tools.host, entry.name), tellSaved),
    openEntry: (entry: BackupEntry) => run(() => openBackup(tools.host, entry.name), setArchive),
    openFile: () => run(() => openArchiveFile(tools.host), setArchive),
    goBack: () => setArchive(null),
    restore: (opened: OpenedArchive, mode: RestoreMode) =>
      run(
        () => restore(tools, opened, mode),
        (counts) => {
          setArchive(null);
          // A text that was missing may be there now.
          if (store.getState().source === null) void actions.reload();
          setOutcome({ kind: 'done', text: mode === 'merge' ? t('done-merge', { ...counts }) : t('done-replace') });
        },
      ),
  };
}

/** Read again whenever a backup was made or another place chosen. */
function useBackupList(): BackupList {
  const { host } = useBackupTools();
  const { store } = useDeskHandle();
  const [list, setList] = useState<BackupList>(null);
  useEffect(() => {
    let isCurrent = true;
    const read = async () => {
      const listed = await host.listBackups();
      if (isCurrent) setList(listed.ok ? { entries: listed.value } : { failure: listed.error.detail });
    };
    void read();
    const unsubscribe = store.subscribe((state, before) => {
      if (state.backup !== before.backup || state.backupPlace !== before.backupPlace) void read();
    });
    return () => {
      isCurrent = false;
      unsubscribe();
    };
  }, [host, store]);
  return list;
}

function suggestName(now: number): string {
  return `postil-${new Date(now).toISOString().slice(0, 10)}.postil`;
}
