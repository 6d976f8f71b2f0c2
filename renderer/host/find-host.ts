import { createBackupRules } from '../../shared/host/backup-rules';
import type { BackupRules } from '../../shared/host/backup-store';
import type { Host } from '../../shared/host/host';
import { createBrowserHost } from './browser-host';
import { findElectronHost } from './electron-host';
import { keepOffline } from './offline';

/** What unpacks archives is large, and nothing that a start waits for needs it. */
const verify: BackupRules['verify'] = async (archive) => (await import('../../shared/archive/verify-archive')).verifyArchive(archive);

/** The host this page runs in. Call once, in the composition root. */
export function findHost(): Host {
  const electronHost = findElectronHost();
  if (electronHost !== undefined) return electronHost;
  void keepOffline();
  return createBrowserHost(createBackupRules(Date.now, verify));
}
