import { inParts } from '../../shared/base/in-parts';
import { err, ok, type Result } from '../../shared/base/result';
import type { Edit } from '../../shared/model/change';
import type { SourceId } from '../../shared/model/records';
import { type Committed, commitSteps, type StepTask } from './commit-steps';
import { GeometryStore } from './geometry-store';
import { Journal, type JournalLimits, type Stamp } from './journal';
import type { StoreError, UndoState } from './library';
import { LibraryReader } from './library-reader';
import { type DatabaseEngine, type JournalHead, PostilDatabase } from './schema';
import { toStoreError } from './store-errors';

/** Steps with so many edits, and more, would hold up the page: they are carried out elsewhere where that is possible. */
export const HEAVY_EDITS = 250;

/** What can be done away from the page on the same database. */
export type HeavyJob =
  | { readonly kind: 'steps'; readonly task: StepTask; readonly stamp: Stamp; readonly limits: JournalLimits; readonly seenSeq: number }
  /** Packs the geometry of sources anew. */
  | { readonly kind: 'pack'; readonly sources: readonly SourceId[]; readonly limits: JournalLimits; readonly seenSeq: number }
  /** Reads the rows of the journal after `seenSeq`. */
  | { readonly kind: 'news'; readonly limits: JournalLimits; readonly seenSeq: number }
  /** Writes everything into an archive. */
  | { readonly kind: 'archive'; readonly createdAt: number; readonly limits: JournalLimits; readonly seenSeq: number };

/** A job on the database of this name. */
export interface HeavyRequest {
  readonly database: string;
  readonly job: HeavyJob;
}

/** Edits of one of the steps that are told, a few at a time. */
export interface EditsPart {
  readonly step: number;
  readonly edits: readonly Edit[];
}

/** Steps whose edits were told before, in parts. */
export interface HeavyOutcome {
  readonly carried: readonly Omit<Committed['carried'][number], 'edits'>[];
  readonly undoState: UndoState | null;
  /** What was asked for as news; null where some of it is no longer there. */
  readonly news: readonly JournalHead[] | null;
  /** The file that was asked for. */
  readonly archive: Blob | null;
}

/** Who is told of a job while it is done. */
export interface HeavyListener {
  onPart(part: EditsPart): void;
  /** `done` from 0 to 1. */
  onProgress(done: number): void;
}

/** Where work that is heavy is done: in the app a worker. Bugs reject. */
export interface HeavyWork {
  /** Stopped by `signal`, the transaction is given up, unless it was carried out already. */
  run(request: HeavyRequest, listener: HeavyListener, signal?: AbortSignal): Promise<Result<HeavyOutcome, StoreError>>;
  close(): void;
}

/** So many edits are told at once: taking them in costs the page a few milliseconds. */
export const EDITS_A_PART = 250;

/** Does a job on a connection of its own. */
export async function doHeavyWork(
  { database: name, job }: HeavyRequest,
  engine: DatabaseEngine,
  listener: HeavyListener,
): Promise<Result<HeavyOutcome, StoreError>> {
  // Opening what was deleted would make a new one, which looks as if nobody had ever been here.
  const found = (await engine.indexedDB.databases()).some((database) => database.name === name);
  if (!found) return err({ code: 'closed', detail: 'the library is no longer there' });
  const database = new PostilDatabase(name, engine);
  try {
    await database.open();
    const journal = new Journal(database, job.limits, (done) => listener.onProgress(done));
    const last = await database.transaction('r', database.journal, () => journal.getLastSeq());
    if (last < job.seenSeq) return err({ code: 'closed', detail: 'the library is no longer there' });
    return await doJob(database, journal, job, listener);
  } catch (caught) {
    return err(toStoreError(caught));
  } finally {
    database.close();
  }
}

const NOTHING: HeavyOutcome = { carried: [], undoState: null, news: null, archive: null };

async function doJob(
  database: PostilDatabase,
  journal: Journal,
  job: HeavyJob,
  listener: HeavyListener,
): Promise<Result<HeavyOutcome, StoreError>> {
  const tell = (part: EditsPart) => listener.onPart(part);
  switch (job.kind) {
    case 'steps': {
      const done = await commitSteps(database, journal, job.task, job.stamp);
      if (!done.ok) return done;
      const { carried, undoState } = done.value;
      // Whoever asked for new work has its edits.
      if (job.task.kind !== 'do') for (const [step, { edits }] of carried.entries()) tellEdits(step, edits, tell);
      return ok({ ...NOTHING, undoState, carried: carried.map(({ row, name, previousSeq }) => ({ row: bare(row), name, previousSeq })) });
    }
    case 'pack':
      await new GeometryStore(database, journal).pack(job.sources);
      return ok(NOTHING);
    case 'news': {
      const { journal: rows, meta } = database;
      const news = await database.transaction('r', rows, meta, () => journal.findRowsAfter(job.seenSeq));
      for (const [step, { edits }] of (news ?? []).entries()) tellEdits(step, edits, tell);
      return ok({ ...NOTHING, news: news?.map(bare) ?? null });
    }
    case 'archive': {
      const onProgress = (done: number) => listener.onProgress(done);
      const written = await new LibraryReader(database, journal, null).writeArchive(job.createdAt, { onProgress });
      return written.ok ? ok({ ...NOTHING, archive: written.value }) : written;
    }
  }
}

function tellEdits(step: number, edits: readonly Edit[], tell: (part: EditsPart) => void): void {
  for (const part of inParts(edits, EDITS_A_PART)) tell({ step, edits: part });
}

/** The request with these edits in the change that it is about; the same where it is about none. */
export function withEdits(request: HeavyRequest, edits: readonly Edit[]): HeavyRequest {
  const { job } = request;
  if (job.kind !== 'steps' || job.task.kind !== 'do') return request;
  return { ...request, job: { ...job, task: { ...job.task, change: { ...job.task.change, edits } } } };
}

function bare(row: JournalHead): JournalHead {
  const { edits: _edits, ...head } = { edits: [], ...row };
  return head;
}
