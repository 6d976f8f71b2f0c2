import { selectBackupsToRemove } from '../archive/retention';
import { verifyArchive } from '../archive/verify-archive';
import type { BackupRules } from './backup-store';

/** The rules of every host that keeps real backups: the archive proves itself, the retention rule thins. `now` in milliseconds since the Unix epoch. */
export function createBackupRules(now: () => number): BackupRules {
  return { now, verify: (archive) => verifyArchive(archive), selectToRemove: selectBackupsToRemove };
}
