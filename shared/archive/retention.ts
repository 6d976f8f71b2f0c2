import type { BackupEntry, BackupReason } from '../host/host';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
const MONTH = 30 * DAY;
const YEAR = 365 * DAY;

/** Kept whatever their age. */
const NEWEST_KEPT = 10;

/** One backup a `step` for as long as it is younger than `span`. */
const TIERS: readonly { readonly step: number; readonly span: number }[] = [
  { step: HOUR, span: DAY },
  { step: DAY, span: MONTH },
  { step: WEEK, span: YEAR },
];

/** Made before something that may turn out to be a mistake: the newest of each is kept for a month. */
const GUARDED_REASONS: readonly BackupReason[] = ['migration', 'restore'];

/**
 * Names of the backups that may go: all but the newest ten, one an hour for a day, one a day for 30 days, one a week
 * for a year (each time the newest of the hour, day or week, in UTC), and the newest one made before a migration and
 * before a restore in the last 30 days. `now` is in milliseconds since the Unix epoch.
 *
 * Guarantees: the newest is never named; what is left after removing is kept when asked again; whatever `now` names,
 * a later `now` names too. Since the newest of a week is the newest of its day and hour, thinning never loses a tier.
 */
export function selectBackupsToRemove(entries: readonly BackupEntry[], now: number): readonly string[] {
  const newestFirst = [...entries].sort(compareNewestFirst);
  const kept = new Set(newestFirst.slice(0, NEWEST_KEPT).map((entry) => entry.name));
  for (const tier of TIERS) for (const name of selectTier(newestFirst, tier, now)) kept.add(name);
  for (const reason of GUARDED_REASONS) {
    const newest = newestFirst.find((entry) => entry.reason === reason);
    if (newest !== undefined && now - newest.at < MONTH) kept.add(newest.name);
  }
  return newestFirst.filter((entry) => !kept.has(entry.name)).map((entry) => entry.name);
}

function selectTier(
  newestFirst: readonly BackupEntry[],
  tier: { readonly step: number; readonly span: number },
  now: number,
): readonly string[] {
  const seen = new Set<number>();
  const names: string[] = [];
  for (const entry of newestFirst) {
    const bucket = Math.floor(entry.at / tier.step);
    if (seen.has(bucket)) continue;
    seen.add(bucket);
    if (now - entry.at < tier.span) names.push(entry.name);
  }
  return names;
}

function compareNewestFirst(a: BackupEntry, b: BackupEntry): number {
  return b.at - a.at || (a.name < b.name ? 1 : -1);
}
