import { doHeavyWork, withEdits } from '../storage/heavy-work';
import type { HeavyPart, HeavyPiece, HeavyWorkerJob, HeavyWorkerOutcome } from './heavy-job';
import { serveJobs } from './serve-jobs';

serveJobs<HeavyWorkerJob, HeavyWorkerOutcome, HeavyPiece, HeavyPart>(
  async (request, { pieces, tell, report }) =>
    await doHeavyWork(withEdits(request, pieces.flat()), { indexedDB, IDBKeyRange }, { onPart: tell, onProgress: report }),
);
