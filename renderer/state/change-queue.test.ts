import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { err, ok, type Result } from '../../shared/base/result';
import type { Change } from '../../shared/model/change';
import type { Applied, StoreError } from '../storage/library';
import { ChangeQueue } from './change-queue';

const change = (group: string): Change => ({ label: 'highlight', at: 1, group, edits: [] });
const applied = (seq: number): Applied => ({ seq, kind: 'do', label: 'highlight', group: 'g', edits: [] });

/** A storage that answers as told and writes down what was asked of it. */
function scripted(answers: Result<Applied, StoreError>[]) {
  const log: string[] = [];
  const queue = new ChangeQueue({
    apply: async (asked) => {
      log.push(`apply ${asked.group}`);
      return answers.shift() ?? ok(applied(0));
    },
    onSaving: () => log.push('saving'),
    onSaved: () => log.push('saved'),
    onFailed: (error) => log.push(`failed ${error.code}`),
    onConflict: async (asked) => {
      log.push(`conflict ${asked.group}`);
    },
  });
  return { queue, log };
}

describe('ChangeQueue', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('stores in order and says saved only when nothing waits', async () => {
    const { queue, log } = scripted([]);
    queue.push(change('a'));
    queue.push(change('b'));
    await queue.drain();
    expect(log).toEqual(['saving', 'apply a', 'saving', 'apply b', 'saved']);
  });

  it('stores what is pushed in the very moment the queue runs empty', async () => {
    const { queue, log } = scripted([]);
    queue.push(change('a'));
    await queue.drain().then(() => queue.push(change('b')));
    await queue.drain();
    expect(log).toEqual(['saving', 'apply a', 'saved', 'saving', 'apply b', 'saved']);
  });

  it('keeps what the disk refused in front and tries again', async () => {
    const { queue, log } = scripted([err({ code: 'no-space', detail: 'full' })]);
    queue.push(change('a'));
    queue.push(change('b'));
    await queue.drain();
    expect(log).toEqual(['saving', 'apply a', 'saving', 'failed no-space']);
    expect(queue.isEmpty).toBe(false);
    await vi.advanceTimersByTimeAsync(5000);
    await queue.drain();
    expect(log.slice(4)).toEqual(['apply a', 'apply b', 'saved']);
  });

  it('gives a conflicting change back before the next is stored', async () => {
    const { queue, log } = scripted([err({ code: 'conflict', table: 'notes', key: 'n' })]);
    queue.push(change('a'));
    queue.push(change('b'));
    await queue.drain();
    expect(log).toEqual(['saving', 'apply a', 'saving', 'conflict a', 'apply b', 'saved']);
  });
});
