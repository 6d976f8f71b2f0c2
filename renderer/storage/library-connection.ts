import { err, ok, type Result } from '../../shared/base/result';
import type { Journal } from './journal';
import type { StoreError } from './library';
import type { OpenLibraryOptions } from './open-library-options';
import type { PostilDatabase } from './schema';

export interface ConnectionPorts {
  readonly mendEngine: OpenLibraryOptions['mendEngine'] | undefined;
  /** Number of the last step that this window knows of. */
  readonly getSeenSeq: () => number;
  readonly onLost: (detail: string) => void;
  readonly onReopened: () => void;
  /** A newer version takes the database: this window never gets it back. */
  readonly onTaken: () => void;
}

/** Whether a window is connected to its database, and how it is again before something is written. */
export class LibraryConnection {
  readonly #database: PostilDatabase;
  readonly #journal: Journal;
  readonly #ports: ConnectionPorts;
  /** For good: by us, for a newer version, or because the library is no longer there. */
  #isClosed = false;
  /** It broke. The next write opens it again. */
  #isLost = false;
  #mustMend = false;

  constructor(database: PostilDatabase, journal: Journal, ports: ConnectionPorts) {
    this.#database = database;
    this.#journal = journal;
    this.#ports = ports;
    database.on('close', () => this.lose('the browser closed the database'));
    database.on('versionchange', () => {
      this.#isClosed = true;
      this.lose('another window needs the database for a newer version');
      ports.onTaken();
      return false;
    });
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  get isOpen(): boolean {
    return !this.#isClosed && !this.#isLost;
  }

  /** What is on its way may end; nothing is opened again. */
  close(): void {
    this.#isClosed = true;
  }

  lose(detail: string): void {
    if (this.#isLost) return;
    this.#isLost = true;
    this.#database.close();
    this.#ports.onLost(detail);
  }

  /** The engine may hold a half-written record: it is mended before the next write. */
  distrust(): void {
    this.#mustMend = true;
  }

  /** The error says why nothing can be written now. While there is no room to mend the engine, every write tries it anew and says so. */
  async prepareToWrite(): Promise<Result<null, StoreError>> {
    if (this.#isLost) return await this.#reconnect();
    return this.#mustMend ? await this.#mend() : ok(null);
  }

  async #reconnect(): Promise<Result<null, StoreError>> {
    if (this.#isClosed) return err({ code: 'closed', detail: 'the library was closed' });
    const mended = await this.#mend();
    if (!mended.ok) return mended;
    await this.#database.open();
    const last = await this.#database.transaction('r', this.#database.journal, () => this.#journal.getLastSeq());
    if (last < this.#ports.getSeenSeq()) {
      // Deleted under us: what was opened is a new and empty one. Nothing may be written that makes it look used.
      this.#isClosed = true;
      this.#database.close();
      return err({ code: 'closed', detail: 'the library is no longer there' });
    }
    this.#isLost = false;
    this.#ports.onReopened();
    return ok(null);
  }

  async #mend(): Promise<Result<null, StoreError>> {
    const mended = (await this.#ports.mendEngine?.()) ?? ok(null);
    if (mended.ok) this.#mustMend = false;
    return mended;
  }
}
