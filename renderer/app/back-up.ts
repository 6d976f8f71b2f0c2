import { writeArchive } from '../../shared/archive/write-archive';
import type { Environment } from '../../shared/base/environment';
import { err, type Result } from '../../shared/base/result';
import type { BackupEntry, BackupReason, Host } from '../../shared/host/host';
import type { RawSnapshot } from '../../shared/migration/snapshot';
import type { Desk } from '../state/desk-context';
import type { Library } from '../storage/library';

export async function backUpSnapshot(
  snapshot: RawSnapshot,
  host: Host,
  environment: Environment,
  reason: BackupReason,
): Promise<Result<BackupEntry, string>> {
  const written = await host.writeBackup(reason, await writeArchive(snapshot, environment.now()));
  return written.ok ? written : err(written.error.detail);
}

/** Backs the whole library up and says so on the desk. */
export async function backUpLibrary(
  library: Library,
  host: Host,
  environment: Environment,
  reason: BackupReason,
  desk: Desk,
): Promise<Result<BackupEntry, string>> {
  desk.store.setState({ backup: { state: 'running' } });
  const done = await backUpSnapshot(await library.snapshot(), host, environment, reason);
  desk.store.setState({ backup: done.ok ? { state: 'done', at: done.value.at } : { state: 'failed', detail: done.error } });
  return done;
}
