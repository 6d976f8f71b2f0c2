import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Result } from '../../../shared/base/result';
import type { BackupEntry } from '../../../shared/host/host';
import type { Library, OpenFailure } from '../../storage/library';
import {
  type OpenedArchive,
  openArchiveFile,
  openBackup,
  type RestoreFailure,
  type RestorePorts,
  saveBackupCopy,
} from '../../storage/restore';
import { describeFailure, describeStoreError } from './describe-failure';

/** What the page that stands in for the desk can do. */
export interface OpeningTools {
  readonly host: RestorePorts['host'];
  /** Starts again from the beginning. */
  retry(): void;
  /** An open library with nothing in it; one that does not open is deleted for it. The error is the system's message. */
  prepare(): Promise<Result<PreparedLibrary, string>>;
}

export interface PreparedLibrary {
  readonly library: Pick<Library, 'replaceAll'>;
  /** Leaves this page for the desk. */
  openDesk(): Promise<void>;
}

export type OpeningSituation = { readonly name: 'failed'; readonly failure: OpenFailure } | { readonly name: 'empty' };

/** The page's state: what is asked of the reader, and what went wrong. */
export function useOpening(tools: OpeningTools) {
  const { t } = useTranslation('backup');
  const [asked, setAsked] = useState<OpenedArchive | 'new' | null>(null);
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);

  const run = async <T>(work: () => Promise<Result<T, RestoreFailure>>, onDone: (value: T) => void) => {
    setBusy(true);
    setSaid('');
    const result = await work();
    setBusy(false);
    if (result.ok) onDone(result.value);
    else setSaid(describeFailure(result.error, t));
  };

  const begin = async (archive: OpenedArchive | null) => {
    setBusy(true);
    setSaid('');
    const prepared = await tools.prepare();
    if (!prepared.ok) {
      setSaid(t('opening-still-failing', { detail: prepared.error }));
      setBusy(false);
      return;
    }
    const restored = archive === null ? null : await prepared.value.library.replaceAll(archive.snapshot);
    if (restored?.ok === false) {
      setSaid(describeStoreError(restored.error, t));
      setBusy(false);
      return;
    }
    await prepared.value.openDesk();
  };

  return {
    asked,
    said,
    busy,
    ask: setAsked,
    openEntry: (entry: BackupEntry) => run(() => openBackup(tools.host, entry.name), setAsked),
    openFile: () => run(() => openArchiveFile(tools.host), setAsked),
    saveEntry: (entry: BackupEntry) =>
      run(
        () => saveBackupCopy(tools.host, entry.name),
        (file) => {
          if (file !== null) setSaid(t('done-saved', { location: file.location }));
        },
      ),
    restore: (archive: OpenedArchive) => begin(archive),
    startNew: () => begin(null),
  };
}
