/** What pure code needs from outside, passed in so that tests decide it. */
export interface Environment {
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
  /** A fresh identifier: Latin letters, digits and dashes, never used before (a UUID in the app). */
  readonly newId: () => string;
}
