import { err, ok } from '../base/result';
import type { BackupRules } from './backup-store';

const LOCAL_FILE_SIGNATURE = [0x50, 0x4b, 0x03, 0x04];

/** The rules of every host that keeps real backups. */
export function createBackupRules(now: () => number): BackupRules {
  return {
    now,
    async verify(archive) {
      const isZip = LOCAL_FILE_SIGNATURE.every((byte, index) => archive[index] === byte);
      return isZip ? ok(null) : err({ code: 'not-archive' });
    },
    selectToRemove: () => [],
  };
}
