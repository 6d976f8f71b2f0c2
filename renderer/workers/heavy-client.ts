import { editsInParts, type HeavyWork, withEdits } from '../storage/heavy-work';
import type { HeavyPart, HeavyPiece, HeavyWorkerJob, HeavyWorkerOutcome } from './heavy-job';
import { adaptWorker, JobClient } from './job-client';

/** So long after its last job the worker is kept for another, in milliseconds: whoever undoes may redo. */
const KEPT_FOR = 10_000;

/** Does what is heavy in a worker, one job after the other. */
export function createHeavyWork(): HeavyWork {
  const client = new JobClient<HeavyWorkerJob, HeavyWorkerOutcome, HeavyPiece, HeavyPart>(() =>
    adaptWorker(new Worker(new URL('./heavy-worker.ts', import.meta.url), { type: 'module', name: 'heavy' })),
  );
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let ending: ReturnType<typeof setTimeout> | undefined;
  return {
    run(request, onPart) {
      waiting += 1;
      clearTimeout(ending);
      const done = last.then(async () => {
        const { job } = request;
        const edits = job.kind === 'steps' && job.task.kind === 'do' ? job.task.change.edits : [];
        const outcome = await client.run(withEdits(request, []), () => undefined, { pieces: editsInParts(edits), onPart });
        waiting -= 1;
        if (waiting === 0) ending = setTimeout(() => client.close(), KEPT_FOR);
        if (outcome.ok) return outcome.value;
        throw new Error(`heavy work: ${outcome.error.code === 'failed' ? outcome.error.detail : outcome.error.code}`);
      });
      // Whoever asked hears of a failure; the next in line does not.
      last = done.catch(() => undefined);
      return done;
    },
    close: () => client.close(),
  };
}
