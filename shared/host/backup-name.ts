import type { BackupEntry, BackupReason } from './host';

/** Every reason for which a backup is written. */
export const BACKUP_REASONS = ['timer', 'quit', 'migration', 'restore', 'manual'] as const satisfies readonly BackupReason[];

const PATTERN = /^postil-(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z-([a-z]+)\.postil$/;

/** `postil-20261123T181500Z-timer.postil`: sorts by time, safe on every file system. Whole seconds; `at` in milliseconds since the epoch. */
export function formatBackupName(at: number, reason: BackupReason): string {
  const time = new Date(at)
    .toISOString()
    .replace(/[-:]/g, '')
    .replace(/\.\d+Z$/, 'Z');
  return `postil-${time}-${reason}.postil`;
}

/** The time and reason in a backup's name; undefined for any other name, so also for every path. Inverse of `formatBackupName`. */
export function parseBackupName(name: string): Pick<BackupEntry, 'at' | 'reason'> | undefined {
  const match = PATTERN.exec(name);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const at = Date.UTC(year, month - 1, day, hour, minute, second);
  const reason = BACKUP_REASONS.find((known) => known === match[7]);
  // Rejects the 31st of February: such a name was not written by us.
  return reason !== undefined && formatBackupName(at, reason) === name ? { at, reason } : undefined;
}
