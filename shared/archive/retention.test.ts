import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BackupEntry, BackupReason } from '../host/host';
import { selectBackupsToRemove } from './retention';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 10, 23, 12, 30);

function backup(at: number, reason: BackupReason = 'timer'): BackupEntry {
  return { name: `postil-${new Date(at).toISOString()}-${reason}.postil`, at, reason, size: 1000 };
}

function keep(entries: readonly BackupEntry[], now: number): readonly BackupEntry[] {
  const removed = new Set(selectBackupsToRemove(entries, now));
  return entries.filter((entry) => !removed.has(entry.name));
}

describe('selectBackupsToRemove', () => {
  it('keeps everything of a library with ten backups, however old', () => {
    const entries = Array.from({ length: 10 }, (_, i) => backup(NOW - 400 * DAY - i * DAY));
    expect(selectBackupsToRemove(entries, NOW)).toEqual([]);
  });

  it('thins a year of backups every ten minutes to 10 + 24 hours + 30 days + 52 weeks at most', () => {
    const entries = Array.from({ length: 366 * 24 * 6 }, (_, i) => backup(NOW - i * 10 * 60_000));
    const ages = keep(entries, NOW).map((entry) => NOW - entry.at);
    expect(ages.slice(0, 10)).toEqual(Array.from({ length: 10 }, (_, i) => i * 10 * 60_000));
    expect(ages.filter((age) => age > 2 * HOUR && age < DAY)).toHaveLength(22);
    expect(ages.filter((age) => age > 2 * DAY && age < 30 * DAY)).toHaveLength(28);
    expect(ages.filter((age) => age > 31 * DAY)).toHaveLength(48);
    expect(Math.max(...ages)).toBeLessThan(365 * DAY);
  });

  it('keeps the newest backup made before a migration and before a restore for 30 days', () => {
    const recent = Array.from({ length: 40 }, (_, i) => backup(NOW - i * 60_000));
    const guarded = [backup(NOW - 29 * DAY, 'migration'), backup(NOW - 29 * DAY - 1, 'migration'), backup(NOW - 3 * DAY, 'restore')];
    const later = backup(NOW - 29 * DAY + HOUR);
    const kept = keep([...guarded, later, backup(NOW - 3 * DAY + HOUR), ...recent], NOW);
    expect(kept.filter((entry) => entry.reason !== 'timer').map((entry) => entry.name)).toEqual([guarded[0]?.name, guarded[2]?.name]);
  });

  const entriesArbitrary = fc
    .uniqueArray(fc.integer({ min: -3 * 365 * 24 * 60, max: 60 }), { maxLength: 300 })
    .chain((minutes) =>
      fc.tuple(
        ...minutes.map((minute) =>
          fc
            .constantFrom<BackupReason>('timer', 'quit', 'migration', 'restore', 'manual')
            .map((reason) => backup(NOW + minute * 60_000, reason)),
        ),
      ),
    );

  it('never removes the ten newest', () => {
    fc.assert(
      fc.property(entriesArbitrary, (entries) => {
        const newest = [...entries].sort((a, b) => b.at - a.at).slice(0, 10);
        expect(keep(entries, NOW)).toEqual(expect.arrayContaining(newest));
      }),
    );
  });

  it('is idempotent', () => {
    fc.assert(
      fc.property(entriesArbitrary, (entries) => {
        expect(selectBackupsToRemove(keep(entries, NOW), NOW)).toEqual([]);
      }),
    );
  });

  it('is monotone: what goes now would go later too', () => {
    fc.assert(
      fc.property(entriesArbitrary, fc.integer({ min: 0, max: 500 * 24 }), (entries, hours) => {
        expect(selectBackupsToRemove(entries, NOW + hours * HOUR)).toEqual(
          expect.arrayContaining([...selectBackupsToRemove(entries, NOW)]),
        );
      }),
    );
  });

  it('thinned after every backup keeps the same as thinned once at the end', () => {
    const steps = Array.from({ length: 60 * 24 }, (_, i) => backup(NOW + i * HOUR));
    const end = NOW + 60 * 24 * HOUR;
    let kept: readonly BackupEntry[] = [];
    for (const entry of steps) kept = keep([...kept, entry], entry.at);
    expect(keep(kept, end)).toEqual(keep(steps, end));
  });
});
