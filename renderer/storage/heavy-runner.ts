import type { Result } from '../../shared/base/result';
import type { Edit } from '../../shared/model/change';
import { composeEdits } from '../../shared/model/invert-change';
import type { SourceId } from '../../shared/model/records';
import type { Committed, StepTask } from './commit-steps';
import type { PackingElsewhere } from './geometry-store';
import { HEAVY_EDITS, type HeavyJob, type HeavyOutcome, type HeavyWork } from './heavy-work';
import type { JournalLimits, Stamp } from './journal';
import type { StoreError, Watch } from './library';
import type { JournalRow } from './schema';

export interface HeavyOptions {
  readonly database: string;
  readonly limits: JournalLimits;
  readonly work: HeavyWork | undefined;
  /** From so many edits on; a test wants fewer. */
  readonly heavyEdits: number | undefined;
}

interface Ran {
  readonly outcome: Result<HeavyOutcome, StoreError>;
  /** By step. */
  readonly edits: readonly (readonly Edit[])[];
}

/**
 * What a library has done elsewhere because it would hold up the page. Once that has failed by a bug (which is raised), everything is done
 * here: slow is better than not at all.
 */
export class HeavyRunner implements PackingElsewhere {
  readonly #options: HeavyOptions;
  #hasFailed = false;

  constructor(options: HeavyOptions) {
    this.#options = options;
  }

  /** True where so many edits are to be worked on elsewhere. */
  isHeavy(edits: number): boolean {
    return this.#options.work !== undefined && !this.#hasFailed && edits >= (this.#options.heavyEdits ?? HEAVY_EDITS);
  }

  async commit(task: StepTask, stamp: Stamp, seenSeq: number, watch: Watch): Promise<Result<Committed, StoreError>> {
    const { outcome, edits } = await this.#run({ kind: 'steps', task, stamp, seenSeq, limits: this.#options.limits }, watch);
    if (!outcome.ok) return outcome;
    const { carried, undoState } = outcome.value;
    const own = task.kind === 'do' ? [composeEdits([], task.change.edits)] : edits;
    return {
      ok: true,
      value: {
        carried: carried.map((step, index) => ({ ...step, edits: own[index] ?? [] })),
        undoState: undoState ?? { undo: null, redo: null },
      },
    };
  }

  /** Rows of the journal after `seenSeq`; null where some of them are no longer there. */
  async readNews(seenSeq: number): Promise<Result<readonly JournalRow[] | null, StoreError>> {
    const { outcome, edits } = await this.#run({ kind: 'news', seenSeq, limits: this.#options.limits });
    if (!outcome.ok) return outcome;
    return { ok: true, value: outcome.value.news?.map((row, index) => ({ ...row, edits: edits[index] ?? [] })) ?? null };
  }

  async pack(sources: readonly SourceId[]): Promise<void> {
    const { outcome } = await this.#run({ kind: 'pack', sources, seenSeq: 0, limits: this.#options.limits });
    if (!outcome.ok) throw new Error(`the geometry was not packed: ${outcome.error.code}`);
  }

  /** Everything as an archive; null where it is to be written here. A bug elsewhere must not cost the reader a backup. */
  async writeArchive(createdAt: number, seenSeq: number, watch: Watch): Promise<Result<Blob, StoreError> | null> {
    if (this.#options.work === undefined || this.#hasFailed) return null;
    try {
      const { outcome } = await this.#run({ kind: 'archive', createdAt, seenSeq, limits: this.#options.limits }, watch);
      if (!outcome.ok) return outcome;
      return outcome.value.archive === null ? null : { ok: true, value: outcome.value.archive };
    } catch (bug) {
      console.warn('the archive is written in the page', bug);
      return null;
    }
  }

  close(): void {
    this.#options.work?.close();
  }

  async #run(job: HeavyJob, { onProgress = () => undefined, signal }: Watch = {}): Promise<Ran> {
    const { work, database } = this.#options;
    if (work === undefined) throw new Error('there is nobody to do heavy work');
    const edits: Edit[][] = [];
    const take = (step: number, some: readonly Edit[]) => {
      const known = edits[step] ?? [];
      known.push(...some);
      edits[step] = known;
    };
    try {
      return { outcome: await work.run({ database, job }, { onProgress, onPart: (part) => take(part.step, part.edits) }, signal), edits };
    } catch (bug) {
      this.#hasFailed = true;
      throw bug;
    }
  }
}
