import type { Result } from '../../shared/base/result';
import type { HeavyWork } from './heavy-work';
import type { StoreError } from './library';
import type { BeforeMigration } from './open-database';
import type { DatabaseEngine } from './schema';

/** What a window opens its library with. */
export interface OpenLibraryOptions {
  /** `postil` in the app. */
  readonly name: string;
  /** A fresh id for this window. */
  readonly session: string;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
  readonly beforeMigration: BeforeMigration;
  /** Steps that can be undone; 2,000 unless a test wants fewer. */
  readonly stepsKept?: number;
  /** Edits that all of them may have together; 200,000 unless a test wants fewer. */
  readonly editsKept?: number;
  /** Size of history; 32 million characters unless a test wants less. */
  readonly historySizeKept?: number;
  /** Makes the engine fit to be written to after a connection broke, before it is opened again; the error says why it is not yet. */
  readonly mendEngine?: () => Promise<Result<null, StoreError>>;
  /** Comes true when a window before this one was killed: a write that was refused may lie half written, and the engine is mended. */
  readonly isUnclean?: Promise<boolean>;
  /** Comes when what the reader waits for is there: until then the engine is mended only where something is to be written. */
  readonly whenSettled?: Promise<void>;
  /** Where steps with many edits are carried out, so that they do not hold up the page; without it that is here. */
  readonly heavyWork?: HeavyWork;
  /** The edits that make a step heavy; 250 unless a test wants fewer. */
  readonly heavyEdits?: number;
  /** The page's own IndexedDB unless a test brings another. */
  readonly engine?: DatabaseEngine;
}
