import { selectBackupsToRemove } from '../archive/retention';
import type { BackupRules } from './backup-store';

/**
 * The rules of every host that keeps real backups: the archive proves itself by `verify`, the retention rule thins. `now` in milliseconds
 * since the Unix epoch. A host says where `verify` comes from, as a page loads it only when there is something to prove.
 */
export function createBackupRules(now: () => number, verify: BackupRules['verify']): BackupRules {
  return { now, verify, selectToRemove: selectBackupsToRemove };
}
