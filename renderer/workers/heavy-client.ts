import { inParts } from '../../shared/base/in-parts';
import { EDITS_A_PART, type HeavyListener, type HeavyRequest, type HeavyWork, withEdits } from '../storage/heavy-work';
import type { HeavyPart, HeavyPiece, HeavyWorkerJob, HeavyWorkerOutcome } from './heavy-job';
import { adaptWorker, JobClient } from './job-client';

/** So long after its last job the worker is kept for another, in milliseconds: whoever undoes may redo. */
const KEPT_FOR = 10_000;

type HeavyClient = JobClient<HeavyWorkerJob, HeavyWorkerOutcome, HeavyPiece, HeavyPart>;

/** Does what is heavy in a worker, one job after the other. */
export function createHeavyWork(): HeavyWork {
  const client: HeavyClient = new JobClient(() =>
    adaptWorker(new Worker(new URL('./heavy-worker.ts', import.meta.url), { type: 'module', name: 'heavy' })),
  );
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let ending: ReturnType<typeof setTimeout> | undefined;
  return {
    run(request, listener, signal) {
      waiting += 1;
      clearTimeout(ending);
      const done = last.then(async () => {
        const outcome = await runJob(client, request, listener, signal);
        waiting -= 1;
        if (waiting === 0) ending = setTimeout(() => client.close(), KEPT_FOR);
        return outcome;
      });
      // Whoever asked hears of a failure; the next in line does not.
      last = done.catch(() => undefined);
      return done;
    },
    close: () => client.close(),
  };
}

const STOPPED: HeavyWorkerOutcome = { ok: false, error: { code: 'stopped', detail: '' } };

async function runJob(
  client: HeavyClient,
  request: HeavyRequest,
  listener: HeavyListener,
  signal?: AbortSignal,
): Promise<HeavyWorkerOutcome> {
  if (signal?.aborted === true) return STOPPED;
  // Ends the worker, and with it the transaction.
  const stop = () => client.cancel();
  signal?.addEventListener('abort', stop);
  const { job } = request;
  const edits = job.kind === 'steps' && job.task.kind === 'do' ? job.task.change.edits : [];
  const large = { pieces: inParts(edits, EDITS_A_PART), onPart: (part: HeavyPart) => listener.onPart(part) };
  const outcome = await client.run(withEdits(request, []), (done) => listener.onProgress(done), large);
  signal?.removeEventListener('abort', stop);
  if (outcome.ok) return outcome.value;
  if (outcome.error.code === 'cancelled') return STOPPED;
  throw new Error(`heavy work: ${outcome.error.detail}`);
}
