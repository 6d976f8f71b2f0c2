/** How a run ended, for scripts. The numbers stay what they are; `help.ts` documents them. */
export const EXIT = {
  done: 0,
  /** A fault of Postil's. */
  failed: 1,
  /** The command line makes no sense. */
  usage: 2,
  /** The archive is missing, damaged, too large or of a newer Postil. Nothing was written. */
  archive: 3,
  /** No source is called so, or one cannot be read. */
  source: 4,
  /** A file is there already. Nothing was written. */
  exists: 5,
  /** A file could not be written. */
  write: 6,
  /** No colour, code or citation style is called so. Nothing was written. */
  name: 7,
  /** Interrupted (SIGINT). */
  stopped: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
