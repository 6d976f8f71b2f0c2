import { createCodebook } from '../../shared/codebook/codebook';
import { LABELS } from '../../shared/export/export.cases';
import { type AnchoredAnnotation, prepareAnnotationsInTurns } from '../../shared/export/export-annotations';
import { EXPORT_USES, optionsOf, parseChoices } from '../../shared/export/export-choices';
import type { ExportInput, ExportOptions, ExportProgress } from '../../shared/export/export-input';
import { NO_RELATIONS } from '../../shared/export/export-relations';
import { exportAnnotations } from '../../shared/export/registry';
import { span } from '../../shared/text/offset';
import { createAnnotations, createBenchSource, generateBytes, readBenchText } from './page/bench-source';
import type { Samples } from './samples';

const ANNOTATIONS = 10_000;
/** So far into an export its cancelling is asked for, as a share of the time that the whole takes. */
const CANCEL_AT = 0.4;
/** Files of the bare text or of none: nothing to compare. */
const WITHOUT_ANNOTATIONS: readonly string[] = ['original', 'qdc', 'bibliography'];

interface Prepared {
  readonly input: Omit<ExportInput, 'options' | 'annotations'>;
  readonly found: readonly AnchoredAnnotation[];
}

/** Made once: the same text and the same annotations in every round. */
let prepared: Prepared | null = null;

/** The formats that are measured, by their name in the dialog. */
export const MEASURED_USES = EXPORT_USES.filter((use) => !WITHOUT_ANNOTATIONS.includes(use) && optionsFor(use) !== null);

function optionsFor(use: (typeof EXPORT_USES)[number]): ExportOptions | null {
  return optionsOf({ ...parseChoices({}, true), use });
}

/** Ten thousand annotations on the novel, and the bare novel, to every format: what the export worker does. */
export async function measureExporting(samples: Samples, round: number): Promise<void> {
  prepared ??= prepare();
  const { input, found } = prepared;
  for (const use of MEASURED_USES) {
    const options = optionsFor(use);
    if (options === null) continue;
    const write = async (annotations: readonly AnchoredAnnotation[], progress: ExportProgress) => {
      const placed = await prepareAnnotationsInTurns(input, annotations, 'place', NO_RELATIONS, progress.signal);
      await exportAnnotations({ ...input, options, annotations: placed }, progress);
    };
    const bare = await measure((progress) => write([], progress));
    const full = await measure((progress) => write(found, progress));
    samples.add(`export ${use} bare`, round, bare.time);
    samples.add(`export ${use}`, round, full.time);
    samples.add(`export ${use} memory`, round, full.memory);
    samples.add(`export ${use} cancel`, round, await timeCancelling((progress) => write(found, progress), full.time * CANCEL_AT));
  }
}

function prepare(): Prepared {
  const text = readBenchText(generateBytes());
  const bench = createBenchSource(text);
  const { annotations, notes } = createAnnotations(bench, ANNOTATIONS);
  const noteOf = new Map(notes.map((note) => [note.annotationId, note]));
  return {
    input: { source: bench.source, text, memos: [], commentaries: [], codebook: createCodebook([]), labels: LABELS, createdAt: 0 },
    found: annotations.map((annotation) => {
      const [{ start, end }] = annotation.targets;
      return { annotation, note: noteOf.get(annotation.id) ?? null, anchor: { state: 'anchored', span: span(start, end) }, further: [] };
    }),
  };
}

/** `memory`: bytes beyond what was held before, at most, looked at whenever the work lets the event loop turn and at its end. */
async function measure(work: (progress: ExportProgress) => Promise<void>): Promise<{ readonly time: number; readonly memory: number }> {
  globalThis.gc?.();
  const held = measureHeld();
  let most = held;
  const look = () => {
    most = Math.max(most, measureHeld());
  };
  const begin = performance.now();
  await work({ report: look });
  const time = performance.now() - begin;
  look();
  return { time, memory: most - held };
}

function measureHeld(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Milliseconds from asking for the end of the work to its end; 0 when it was done before. */
async function timeCancelling(work: (progress: ExportProgress) => Promise<void>, after: number): Promise<number> {
  const stopping = new AbortController();
  const asked = performance.now() + after;
  // The timer's own turn may come late or never, while the work keeps the thread: what it waits for counts.
  const timer = setTimeout(() => stopping.abort(), after);
  try {
    await work({ report: () => undefined, signal: stopping.signal });
  } catch (reason) {
    if (!stopping.signal.aborted || reason !== stopping.signal.reason) throw reason;
  } finally {
    clearTimeout(timer);
  }
  return Math.max(0, performance.now() - asked);
}
