import { type ByteSource, hasSameBytes } from '../base/byte-source';
import { err, ok, type Result } from '../base/result';
import { formatBackupName, parseBackupName } from './backup-name';
import type { BackupEntry, BackupReason, Host, HostError, HostResult } from './host';

/** One flat place for backup files: a folder on disk, OPFS, or a Map. Names were checked by `parseBackupName`. */
export interface BackupFiles {
  list(): HostResult<readonly { readonly name: string; readonly size: number }[]>;
  open(name: string): HostResult<ByteSource>;
  /** All of the content under that name, or nothing at all. */
  writeAtomic(name: string, content: ByteSource): HostResult<null>;
  remove(name: string): HostResult<null>;
}

/** What a backup must prove, and which ones may go. */
export interface BackupRules {
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
  readonly verify: (archive: ByteSource) => Promise<Result<unknown, { readonly code: string }>>;
  /** Names of the backups that may go. */
  readonly selectToRemove: (entries: readonly BackupEntry[], now: number) => readonly string[];
}

export interface BackupStore extends Pick<Host, 'listBackups'> {
  writeBackup(reason: BackupReason, archive: ByteSource): HostResult<BackupEntry>;
  openBackup(name: string): HostResult<ByteSource>;
}

async function listEntries(files: BackupFiles): HostResult<readonly BackupEntry[]> {
  const listed = await files.list();
  if (!listed.ok) return listed;
  const entries = listed.value.flatMap(({ name, size }) => {
    const parsed = parseBackupName(name);
    // An empty file is what a crash between creating and writing leaves: never an archive.
    return parsed === undefined || size === 0 ? [] : [{ name, size, ...parsed }];
  });
  return ok(entries.sort((left, right) => right.at - left.at || (left.name < right.name ? 1 : -1)));
}

async function prove(files: BackupFiles, rules: BackupRules, name: string, archive: ByteSource): HostResult<null> {
  const back = await files.open(name);
  if (!back.ok) return back;
  if (!(await hasSameBytes(back.value, archive)))
    return err<HostError>({ code: 'damaged', detail: `${name}: what was read back is not what was written` });
  const verified = await rules.verify(back.value);
  return verified.ok ? ok(null) : err<HostError>({ code: 'damaged', detail: `${name}: ${verified.error.code}` });
}

async function writeProven(files: BackupFiles, rules: BackupRules, reason: BackupReason, archive: ByteSource): HostResult<BackupEntry> {
  const listed = await listEntries(files);
  if (!listed.ok) return listed;
  const taken = new Set(listed.value.map((entry) => entry.name));
  let at = Math.floor(rules.now() / 1000) * 1000;
  while (taken.has(formatBackupName(at, reason))) at += 1000;
  const name = formatBackupName(at, reason);
  const written = await files.writeAtomic(name, archive);
  if (!written.ok) return written;
  const proven = await prove(files, rules, name, archive);
  if (!proven.ok) {
    await files.remove(name);
    return proven;
  }
  const entry: BackupEntry = { name, at, reason, size: archive.size };
  for (const old of rules.selectToRemove([entry, ...listed.value], rules.now())) {
    // A backup that cannot be removed now is offered again at the next one; the new backup is proven all the same.
    if (old !== name) await files.remove(old);
  }
  return ok(entry);
}

/**
 * Backups over any place for files: written atomically, read back, compared and verified before `ok`; a backup that does not
 * prove itself is removed and reported as `damaged`; the retention rule runs after a proven write and never takes the new one.
 * Writes run one after the other.
 */
export function createBackupStore(files: BackupFiles, rules: BackupRules): BackupStore {
  let last: Promise<unknown> = Promise.resolve();
  return {
    writeBackup(reason, archive) {
      const next = last.then(() => writeProven(files, rules, reason, archive));
      last = next.then(
        () => null,
        () => null,
      );
      return next;
    },
    listBackups: () => listEntries(files),
    async openBackup(name) {
      if (parseBackupName(name) === undefined) return err({ code: 'bad-request', detail: `not the name of a backup: ${name}` });
      return files.open(name);
    },
  };
}
