import { createBackupRules } from '../../shared/host/backup-rules';
import type { Host } from '../../shared/host/host';
import { createBrowserHost } from './browser-host';
import { findElectronHost } from './electron-host';

/** The host this page runs in. Call once, in the composition root. */
export function findHost(): Host {
  return findElectronHost() ?? createBrowserHost(createBackupRules(Date.now));
}
