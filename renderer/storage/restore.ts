import type { ArchiveError, ArchiveManifest } from '../../shared/archive/archive';
import { POSTIL_FILE } from '../../shared/archive/file-type';
import { openArchive as proveArchive } from '../../shared/archive/read-archive';
import { planRestore, type RestoreCounts, type RestoreMode, type RestorePlan } from '../../shared/archive/restore-plan';
import type { ByteSource } from '../../shared/base/byte-source';
import { err, ok, type Result } from '../../shared/base/result';
import type { BackupEntry, Host, HostError, PartFile, SavedFile } from '../../shared/host/host';
import { migrateSnapshot } from '../../shared/migration/migrate-snapshot';
import type { HeldText, Snapshot } from '../../shared/migration/snapshot';
import { parseProgressRow } from '../../shared/orientation/progress-rows';
import { giveBlob, type ReadingHost, readingFrom, type WritingHost } from './archive-files';
import type { Library, StoreError } from './library';
import { toStoreError } from './store-errors';

/** An archive that was proven and brought up to date, ready to be restored from. */
export interface OpenedArchive {
  /** File name, for the reader. */
  readonly name: string;
  readonly manifest: ArchiveManifest;
  /** Its texts lie in the file and are read from there. */
  readonly snapshot: Snapshot<HeldText>;
  /** Files in it that Postil does not know; they are left out. */
  readonly unknown: readonly string[];
}

/** Why a restore did not happen. The library is as it was. */
export type RestoreFailure =
  | { readonly code: 'archive'; readonly error: ArchiveError }
  | { readonly code: 'host'; readonly error: HostError }
  /** The present state could not be backed up first. */
  | { readonly code: 'backup-failed'; readonly detail: string }
  | { readonly code: 'store'; readonly error: StoreError };

export interface RestorePorts {
  readonly library: Pick<Library, 'holdSnapshot' | 'writeArchive' | 'putText' | 'apply' | 'replaceAll' | 'loadSources' | 'saveProgress'>;
  readonly host: WritingHost & ReadingHost & Pick<Host, 'openBackup' | 'choosePartFile' | 'saveFile'>;
  readonly now: () => number;
  readonly newId: () => string;
  /** Backs the present state up, what the page still holds included. */
  readonly backUp: () => Promise<Result<BackupEntry, string>>;
}

type Outcome<T> = Promise<Result<T, RestoreFailure>>;

/** Opens a backup of the host's. */
export async function openBackup(host: ReadingHost & Pick<Host, 'openBackup'>, name: string): Outcome<OpenedArchive> {
  const file = await host.openBackup(name);
  return file.ok ? await openHeld(host, file.value) : err({ code: 'host', error: file.error });
}

/** Lets the reader choose an archive; null when cancelled. */
export async function openArchiveFile(host: ReadingHost & Pick<Host, 'choosePartFile'>): Outcome<OpenedArchive | null> {
  const file = await host.choosePartFile([POSTIL_FILE]);
  if (!file.ok) return err({ code: 'host', error: file.error });
  return file.value === null ? ok(null) : await openHeld(host, file.value);
}

async function openHeld(host: ReadingHost, file: PartFile): Outcome<OpenedArchive> {
  return await openArchive(file.name, readingFrom(host, file));
}

/** Proves an archive and brings its records to this version. */
export async function openArchive(name: string, source: ByteSource): Outcome<OpenedArchive> {
  const content = await proveArchive(source);
  if (!content.ok) return err({ code: 'archive', error: content.error });
  const { manifest, snapshot, unknown } = content.value;
  return ok({ name, manifest, snapshot: migrateSnapshot(snapshot), unknown });
}

/** Gives the reader the file of a backup to keep elsewhere; null when cancelled. */
export async function saveBackupCopy(host: Pick<Host, 'openBackup' | 'saveFile'>, name: string): Outcome<SavedFile | null> {
  const file = await host.openBackup(name);
  const saved = file.ok ? await host.saveFile(name, POSTIL_FILE, file.value.id) : file;
  return saved.ok ? saved : err({ code: 'host', error: saved.error });
}

/** Gives the reader the library as it is now as a file; null when cancelled. */
export async function saveLibraryCopy({ library, host, now }: RestorePorts, name: string): Outcome<SavedFile | null> {
  const archive = await library.writeArchive(now());
  if (!archive.ok) return err({ code: 'store', error: archive.error });
  const given = await giveBlob(host, archive.value);
  const saved = given.ok ? await host.saveFile(name, POSTIL_FILE, given.value) : given;
  return saved.ok ? saved : err({ code: 'host', error: saved.error });
}

/** What a restore would do to the library as it is now. Alters nothing. */
export async function previewRestore(ports: RestorePorts, archive: OpenedArchive, mode: RestoreMode): Outcome<RestorePlan<HeldText>> {
  try {
    return ok(planRestore(await ports.library.holdSnapshot(), archive.snapshot, mode, { at: ports.now(), newId: ports.newId }));
  } catch (error) {
    return err({ code: 'store', error: toStoreError(error) });
  }
}

/** Restores, after the present state has been backed up; without that backup nothing is done. */
export async function restore(ports: RestorePorts, archive: OpenedArchive, mode: RestoreMode): Outcome<RestoreCounts> {
  const kept = await ports.backUp();
  if (!kept.ok) return err({ code: 'backup-failed', detail: kept.error });
  const plan = await previewRestore(ports, archive, mode);
  if (!plan.ok) return plan;
  const done = await carryOut(ports, plan.value);
  if (!done.ok) return err({ code: 'store', error: done.error });
  if (mode === 'merge') await tryToAddProgress(ports, archive);
  return ok(plan.value.counts);
}

/** The records are restored by then; what was read costs no more than its sign beside the outline. */
async function tryToAddProgress(ports: RestorePorts, archive: OpenedArchive): Promise<void> {
  try {
    await addProgress(ports, archive);
  } catch (error) {
    console.warn('what was read was not joined', toStoreError(error).code);
  }
}

/** What was read here or there, of the revision that is read now, has been read. */
async function addProgress({ library }: RestorePorts, { snapshot }: OpenedArchive): Promise<void> {
  const revisions = new Map((await library.loadSources()).records.map(({ id, revisionId }) => [id, revisionId]));
  for (const row of snapshot.progress ?? []) {
    const progress = parseProgressRow(row);
    if (progress !== null && revisions.get(progress.sourceId) === progress.revisionId) await library.saveProgress(progress);
  }
}

async function carryOut({ library }: RestorePorts, plan: RestorePlan<HeldText>): Promise<Result<unknown, StoreError>> {
  if (plan.mode === 'replace') return await library.replaceAll(plan.snapshot);
  for (const text of plan.texts) {
    const loaded = await text.load();
    if (!loaded.ok) return err({ code: 'failed', detail: loaded.error });
    const stored = await library.putText(loaded.value);
    if (!stored.ok) return stored;
  }
  return plan.change.edits.length === 0 ? ok(null) : await library.apply(plan.change);
}
