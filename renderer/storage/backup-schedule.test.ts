import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readArchive } from '../../shared/archive/read-archive';
import { verifyArchive } from '../../shared/archive/verify-archive';
import { writeArchive } from '../../shared/archive/write-archive';
import { err, ok, type Result } from '../../shared/base/result';
import type { HeldText, Snapshot } from '../../shared/migration/snapshot';
import { annotation } from '../../shared/model/record.cases';
import { eachTable } from '../../shared/model/records';
import { createMemoryHost, type MemoryHost } from '../host/memory-host';
import { BackupSchedule, backupDueAt, createMigrationBackup, type ScheduleStatus } from './backup-schedule';
import type { LibraryEvent, LibrarySnapshot, StoreError } from './library';
import type { LastChange } from './library-reader';

const MINUTE = 60_000;
const START = Date.UTC(2026, 10, 23, 12);

describe('backupDueAt', () => {
  it.each([
    ['nothing has changed', null, START, null],
    ['two minutes after the first change ever', { first: START, last: START }, null, START + 2 * MINUTE],
    ['two minutes after the last of several', { first: START, last: START + MINUTE }, null, START + 3 * MINUTE],
    ['not later than ten minutes after the first', { first: START, last: START + 9.5 * MINUTE }, null, START + 10 * MINUTE],
    ['not sooner than ten minutes after the last backup', { first: START, last: START }, START - MINUTE, START + 9 * MINUTE],
    ['not held back by an old backup', { first: START, last: START }, START - 60 * MINUTE, START + 2 * MINUTE],
  ])('%s', (_what, pending, attemptedAt, due) => expect(backupDueAt(pending, attemptedAt)).toBe(due));
});

function libraryOf(last: LastChange | null) {
  const listeners = new Set<(event: LibraryEvent) => void>();
  const snapshot: Snapshot<HeldText> = {
    schemaVersion: 2,
    tables: { ...eachTable<LibrarySnapshot['tables']>(() => []), annotations: [annotation('a1')] },
    texts: [],
    seq: 7,
  };
  return {
    subscribe: (listener: (event: LibraryEvent) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    holdSnapshot: async () => snapshot,
    writeArchive: async (createdAt: number): Promise<Result<Blob, StoreError>> =>
      ok(new Blob([new Uint8Array(await writeArchive(snapshot, createdAt))])),
    loadLastChange: async () => last,
    change: () => {
      for (const listener of listeners) listener({ type: 'replaced' });
    },
  };
}

describe('BackupSchedule', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: START, toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const setUp = async (last: LastChange | null, host: MemoryHost = createMemoryHost({ verify: verifyArchive })) => {
    const library = libraryOf(last);
    const statuses: ScheduleStatus[] = [];
    const flushed: string[] = [];
    const schedule = new BackupSchedule({
      library,
      host,
      now: Date.now,
      flush: async () => {
        flushed.push('flushed');
      },
      onStatus: (status) => statuses.push(status),
    });
    await schedule.start();
    const pass = async (minutes: number) => {
      for (let minute = 0; minute < minutes; minute++) {
        await vi.advanceTimersByTimeAsync(MINUTE);
        while (statuses.at(-1)?.state === 'running') await new Promise((resolve) => setImmediate(resolve));
      }
    };
    return { library, host, schedule, statuses, flushed, pass };
  };
  const backUpsOf = async (host: MemoryHost) => {
    const listed = await host.listBackups();
    return listed.ok ? listed.value.map(({ reason, at }) => [reason, (at - START) / MINUTE]) : [];
  };

  it('says that there is no backup when the library cannot be packed', async () => {
    const { library, schedule, statuses } = await setUp(null);
    const odd = {
      ...(await library.holdSnapshot()),
      tables: { ...eachTable<LibrarySnapshot['tables']>(() => []), annotations: [1n] },
    };
    vi.spyOn(library, 'holdSnapshot').mockResolvedValue(odd);
    vi.spyOn(library, 'writeArchive').mockResolvedValue(err({ code: 'failed', detail: 'no BigInt' }));
    expect(await schedule.backUp('manual')).toEqual({ ok: false, error: 'no BigInt' });
    expect(await schedule.backUp('quit')).toEqual({ ok: false, error: expect.stringMatching(/BigInt/) });
    expect(statuses.map(({ state }) => state)).toEqual(['running', 'failed', 'running', 'failed']);
  });

  it('backs up two minutes after a change, and every ten minutes while changes go on', async () => {
    const { library, host, pass } = await setUp(null);
    await pass(30);
    expect(await backUpsOf(host)).toEqual([]);
    for (let minute = 0; minute < 25; minute++) {
      library.change();
      await pass(1);
    }
    await pass(60);
    expect(await backUpsOf(host)).toEqual([
      ['timer', 60],
      ['timer', 50],
      ['timer', 40],
    ]);
  });

  it('backs up what the last session left unsaved, and nothing when all is safe', async () => {
    const late = await setUp({ seq: 3, at: START - 5 * MINUTE });
    await late.pass(2);
    expect(await backUpsOf(late.host)).toEqual([['timer', 2]]);
    const safe = await setUp({ seq: 3, at: START - 5 * MINUTE }, late.host);
    await safe.pass(60);
    expect(await backUpsOf(safe.host)).toEqual([['timer', 2]]);
    expect(safe.statuses).toEqual([{ state: 'done', at: START + 2 * MINUTE }]);
  });

  it('stores what is being written and backs up when the window closes, once', async () => {
    const { library, host, flushed } = await setUp(null);
    library.change();
    await host.requestClose();
    await host.requestClose();
    expect([await backUpsOf(host), flushed.length]).toEqual([[['quit', 0]], 3]);
  });

  it('says what failed and tries again', async () => {
    const { library, host, statuses, pass } = await setUp(null);
    host.setFailure('writeBackup', { code: 'no-space', detail: 'the disk is full' });
    library.change();
    await pass(2);
    expect(statuses.at(-1)).toEqual({ state: 'failed', detail: 'the disk is full' });
    host.setFailure('writeBackup', null);
    await pass(10);
    expect(await backUpsOf(host)).toEqual([['timer', 12]]);
  });

  it('backs up when asked, whether or not anything has changed', async () => {
    const { schedule, host } = await setUp(null);
    expect((await schedule.backUp('manual')).ok).toBe(true);
    expect(await backUpsOf(host)).toEqual([['manual', 0]]);
    const listed = await host.listBackups();
    const bytes = host.backups.get(listed.ok ? (listed.value[0]?.name ?? '') : '') ?? new Uint8Array();
    const content = await readArchive(bytes);
    expect(content.ok && content.value.snapshot.tables.annotations).toEqual([annotation('a1')]);
  });

  it('keeps old tables before a migration, or says why it could not', async () => {
    const host = createMemoryHost({ verify: verifyArchive });
    const keep = createMigrationBackup(host, Date.now);
    const old = { schemaVersion: 1, tables: { annotations: [{ id: 'a1', note: null }] }, texts: [], seq: 2 };
    expect((await keep(old)).ok).toBe(true);
    expect(await backUpsOf(host)).toEqual([['migration', 0]]);
    host.setFailure('writeBackup', { code: 'no-permission', detail: 'the folder is read-only' });
    expect(await keep(old)).toEqual({ ok: false, error: 'the folder is read-only' });
  });
});
