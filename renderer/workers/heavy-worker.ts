import { doHeavyWork, withEdits } from '../storage/heavy-work';
import type { HeavyPart, HeavyPiece, HeavyWorkerJob, HeavyWorkerOutcome } from './heavy-job';
import { serveJobs } from './serve-jobs';

serveJobs<HeavyWorkerJob, HeavyWorkerOutcome, HeavyPiece, HeavyPart>(
  async (request, { pieces, tell, report }) =>
    await doHeavyWork(withEdits(request, pieces.flat()), { indexedDB, IDBKeyRange }, { onPart: tell, onProgress: report }),
  // Copying an archive would hold the page up.
  (outcome) => (outcome.ok && outcome.value.archive?.buffer instanceof ArrayBuffer ? [outcome.value.archive.buffer] : []),
);
