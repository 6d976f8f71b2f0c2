import { err, ok, type Result } from '../../shared/base/result';
import type { BackupEntry, BackupReason, FileContent, Host, HostError } from '../../shared/host/host';
import { giveBlob, packForHost, type WritingHost } from './archive-files';
import { loadArchiving } from './archiving';
import type { Library } from './library';
import type { LastChange } from './library-reader';
import type { BeforeMigration } from './open-database';
import { describeError } from './store-errors';

const MINUTE = 60_000;

/** Quiet after the last change before a backup is made. */
const SETTLE_MS = 2 * MINUTE;

/** While the reader goes on changing things: one backup in this time, no more and no fewer. */
const INTERVAL_MS = 10 * MINUTE;

/** Changes that are in no backup yet, in milliseconds since the Unix epoch. */
export interface PendingChanges {
  readonly first: number;
  readonly last: number;
}

/** When the next backup is due: null while there is nothing to back up. `attemptedAt` is when the last one was tried. */
export function backupDueAt(pending: PendingChanges | null, attemptedAt: number | null): number | null {
  if (pending === null) return null;
  const settled = Math.min(pending.last + SETTLE_MS, pending.first + INTERVAL_MS);
  return attemptedAt === null ? settled : Math.max(settled, attemptedAt + INTERVAL_MS);
}

export type ScheduleStatus =
  | { readonly state: 'none' }
  | { readonly state: 'running' }
  | { readonly state: 'done'; readonly at: number }
  | { readonly state: 'failed'; readonly detail: string };

export interface BackupPorts {
  readonly library: Pick<Library, 'subscribe' | 'holdSnapshot' | 'writeArchive'> & { loadLastChange(): Promise<LastChange | null> };
  readonly host: WritingHost & Pick<Host, 'writeBackup' | 'listBackups' | 'onBeforeClose'>;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
  /** Stores what the page still holds; a backup begins with it. */
  readonly flush: () => Promise<void>;
  readonly onStatus: (status: ScheduleStatus) => void;
}

/** Backs the library up while it is used: some time after changes, when the window closes, and when asked. */
export class BackupSchedule {
  readonly #ports: BackupPorts;
  readonly #unsubscribers: (() => void)[] = [];
  #pending: PendingChanges | null = null;
  #attemptedAt: number | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(ports: BackupPorts) {
    this.#ports = ports;
  }

  /** Looks whether the last session's changes are in a backup, and follows what changes from now on. */
  async start(): Promise<void> {
    const { library, host, now } = this.#ports;
    this.#unsubscribers.push(
      library.subscribe((event) => {
        if (event.type === 'applied' || event.type === 'replaced') this.#noteChange(now());
      }),
      host.onBeforeClose(() => this.#beforeClose()),
    );
    const [newest, last] = await Promise.all([this.#findNewest(), library.loadLastChange()]);
    if (newest !== null) this.#ports.onStatus({ state: 'done', at: newest.at });
    if (last !== null && (newest === null || newest.at < last.at)) this.#noteChange(now());
  }

  /** Has at hand what writes an archive when the window closes: call when there is nothing more urgent to load. */
  async prepare(): Promise<void> {
    await loadArchiving();
  }

  stop(): void {
    clearTimeout(this.#timer);
    for (const unsubscribe of this.#unsubscribers.splice(0)) unsubscribe();
  }

  /** Backs up now, whether or not anything has changed. The error is the system's own message. */
  backUp(reason: BackupReason): Promise<Result<BackupEntry, string>> {
    const result = this.#queue.then(() => this.#backUp(reason));
    // Whoever asked hears of a failure; the next in line does not.
    this.#queue = result.then(
      () => undefined,
      () => undefined,
    );
    return result;
  }

  #noteChange(at: number): void {
    this.#pending = { first: this.#pending?.first ?? at, last: at };
    this.#arm();
  }

  #arm(): void {
    clearTimeout(this.#timer);
    const due = backupDueAt(this.#pending, this.#attemptedAt);
    if (due !== null) this.#timer = setTimeout(() => void this.#onDue(), Math.max(0, due - this.#ports.now()));
  }

  /** Another window on the same library may have been faster. */
  async #onDue(): Promise<void> {
    this.#attemptedAt = this.#ports.now();
    const newest = await this.#findNewest();
    if (this.#pending === null) return;
    if (newest === null || newest.at < this.#pending.last) {
      await this.backUp('timer');
      return;
    }
    this.#pending = null;
    this.#ports.onStatus({ state: 'done', at: newest.at });
  }

  async #beforeClose(): Promise<void> {
    await this.#ports.flush();
    if (this.#pending !== null) await this.backUp('quit');
  }

  async #backUp(reason: BackupReason): Promise<Result<BackupEntry, string>> {
    const { now, onStatus } = this.#ports;
    onStatus({ state: 'running' });
    this.#attemptedAt = now();
    const covered = this.#takePending();
    const written = await this.#write(reason);
    if (written.ok) onStatus({ state: 'done', at: written.value.at });
    else {
      this.#pending = covered === null ? this.#pending : { first: covered.first, last: this.#pending?.last ?? covered.last };
      onStatus({ state: 'failed', detail: written.error });
    }
    this.#arm();
    return written;
  }

  /** Changes that come while a backup is being written belong to the next one. */
  #takePending(): PendingChanges | null {
    const pending = this.#pending;
    this.#pending = null;
    return pending;
  }

  async #write(reason: BackupReason): Promise<Result<BackupEntry, string>> {
    const { host, flush } = this.#ports;
    try {
      await flush();
      const packed = await this.#pack(reason);
      if (!packed.ok) return packed;
      const written = await host.writeBackup(reason, packed.value);
      return written.ok ? written : err(written.error.detail);
    } catch (caught) {
      // Whatever it was, a record that cannot be packed included: the reader must hear that there is no backup.
      return err(describeError(caught));
    }
  }

  /** A page that is being left has nobody to hold up, and may be gone before a worker has begun. */
  async #pack(reason: BackupReason): Promise<Result<FileContent, string>> {
    const { library, host, now } = this.#ports;
    if (reason === 'quit') return toDetail(await packForHost(host, await library.holdSnapshot(), now()));
    const archive = await library.writeArchive(now());
    if (!archive.ok) return err('detail' in archive.error ? archive.error.detail : archive.error.code);
    return toDetail(await giveBlob(host, archive.value));
  }

  async #findNewest(): Promise<BackupEntry | null> {
    const entries = await this.#ports.host.listBackups();
    return entries.ok ? (entries.value[0] ?? null) : null;
  }
}

function toDetail<T>(result: Result<T, HostError>): Result<T, string> {
  return result.ok ? result : err(result.error.detail);
}

/** Keeps the tables of an older version as a backup before they are upgraded. */
export function createMigrationBackup(host: WritingHost & Pick<Host, 'writeBackup'>, now: () => number): BeforeMigration {
  return async (snapshot) => {
    const packed = await packForHost(host, snapshot, now());
    const written = packed.ok ? await host.writeBackup('migration', packed.value) : packed;
    return written.ok ? ok(written.value) : err(written.error.detail);
  };
}
