import { expect, test } from 'vitest';
import { JobClient, type JobWorker } from './job-client';
import type { JobReply, JobRequest } from './job-messages';

/** A worker in the hands of the test. */
class HandWorker implements JobWorker<string, number> {
  readonly told: JobRequest<string>[] = [];
  isTerminated = false;
  reply: (reply: JobReply<number>) => void = () => {};
  fail: (detail: string) => void = () => {};
  postMessage(request: JobRequest<string>): void {
    this.told.push(request);
  }
  onReply(listener: (reply: JobReply<number>) => void): void {
    this.reply = listener;
  }
  onFailure(listener: (detail: string) => void): void {
    this.fail = listener;
  }
  terminate(): void {
    this.isTerminated = true;
  }
}

function prepare() {
  const workers: HandWorker[] = [];
  const client = new JobClient<string, number>(() => {
    const worker = new HandWorker();
    workers.push(worker);
    return worker;
  });
  const seen: number[] = [];
  return { client, workers, seen, run: (job: string) => client.run(job, (done) => seen.push(done)) };
}

test('a job tells how far it is and ends with its output; the worker is kept for the next', async () => {
  const { run, workers, seen } = prepare();
  const first = run('a');
  workers[0]?.reply({ id: 1, type: 'progress', done: 0.5 });
  workers[0]?.reply({ id: 1, type: 'finished', output: 7 });
  expect([await first, seen]).toEqual([{ ok: true, value: 7 }, [0.5]]);
  const second = run('b');
  workers[0]?.reply({ id: 2, type: 'failed', detail: 'why' });
  expect(await second).toEqual({ ok: false, error: { code: 'failed', detail: 'why' } });
  expect([workers.length, workers[0]?.told.map((request) => (request.type === 'job' ? request.job : request.piece))]).toEqual([
    1,
    ['a', 'b'],
  ]);
});

test('a job that is stopped, or overtaken by another, ends as cancelled with its worker, and nothing late is heard of it', async () => {
  const { client, run, workers, seen } = prepare();
  const stopped = run('a');
  client.cancel();
  workers[0]?.reply({ id: 1, type: 'finished', output: 1 });
  expect([await stopped, workers[0]?.isTerminated]).toEqual([{ ok: false, error: { code: 'cancelled' } }, true]);
  const overtaken = run('b');
  const last = run('c');
  workers[1]?.reply({ id: 2, type: 'progress', done: 1 });
  workers[1]?.fail('late');
  workers[2]?.reply({ id: 3, type: 'finished', output: 3 });
  expect([await overtaken, await last, seen]).toEqual([{ ok: false, error: { code: 'cancelled' } }, { ok: true, value: 3 }, []]);
});

test('a worker that breaks fails its job and is replaced; closing ends the worker', async () => {
  const { client, run, workers } = prepare();
  const broken = run('a');
  workers[0]?.fail('no module');
  expect(await broken).toEqual({ ok: false, error: { code: 'failed', detail: 'no module' } });
  const next = run('b');
  workers[1]?.reply({ id: 2, type: 'finished', output: 2 });
  expect(await next).toEqual({ ok: true, value: 2 });
  client.close();
  expect([workers.length, workers[1]?.isTerminated]).toEqual([2, true]);
});
