import { createHighlight } from '../../../shared/model/annotation-changes';
import { annotationId } from '../../../shared/model/ids';
import { type BenchSource, createAnnotations } from './bench-source';
import { seedLibrary } from './seed';

export interface Storing {
  /** Milliseconds from a Change to its durable end, one a Change. */
  readonly durable: readonly number[];
  /** Milliseconds to load all geometry, and all rows. */
  readonly geometry: readonly number[];
  readonly rows: readonly number[];
}

const NAME = 'postil-bench-store';

/** Times a library of its own with `count` annotations. */
export async function measureStore(bench: BenchSource, count: number, changes: number, loads: number): Promise<Storing> {
  const library = await seedLibrary(NAME, bench, count);
  const geometry: number[] = [];
  const rows: number[] = [];
  for (let i = 0; i < loads; i++) {
    geometry.push(await time(() => library.loadGeometry(bench.source.id)));
    rows.push(await time(() => library.loadAnnotations(bench.source.id)));
  }
  const durable: number[] = [];
  for (const [index, template] of createAnnotations(bench, changes).annotations.entries()) {
    const change = createHighlight(
      { id: annotationId(`new-${index}`), sourceId: bench.source.id, color: template.color, target: template.targets[0] },
      { at: Date.now(), group: `new-${index}` },
    );
    durable.push(
      await time(async () => {
        const applied = await library.apply(change);
        if (!applied.ok) throw new Error(`a change was refused: ${applied.error.code}`);
      }),
    );
  }
  library.close();
  return { durable, geometry, rows };
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}
