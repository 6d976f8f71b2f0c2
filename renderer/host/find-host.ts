import { createBackupRules } from '../../shared/host/backup-rules';
import type { Host } from '../../shared/host/host';
import { createBrowserHost } from './browser-host';
import { findElectronHost } from './electron-host';
import { keepOffline } from './offline';

/** The host this page runs in. Call once, in the composition root. */
export function findHost(): Host {
  const electronHost = findElectronHost();
  if (electronHost !== undefined) return electronHost;
  void keepOffline();
  return createBrowserHost(createBackupRules(Date.now));
}
