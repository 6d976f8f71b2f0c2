import { mkdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { RunningServer } from '../../scripts/serve.mjs';
import { measureAnchoring } from './anchoring';
import { createRows } from './budgets';
import { measureCoding } from './coding';
import { measureExporting } from './exporting';
import { measureExportDialog } from './exporting-in-app';
import { measureImporting } from './importing';
import { type AppSite, measureApp, measureColdStart, measureParts, measureStatic, type Operation } from './measurements';
import type { TextName } from './page/page';
import { formatTable, formatVerdict } from './report';
import { Samples } from './samples';
import { Sites } from './sites';

export interface BenchOptions {
  /** Serves the built app with the bench's page below it, each time on a new port. */
  readonly serve: () => Promise<RunningServer>;
  /** The script that goes into every page. */
  readonly probe: string;
  /** Where the figures are written. */
  readonly results: string;
  readonly rounds: number;
  /** Budgets to measure, `G1` to `G18`; all when empty. */
  readonly only: readonly string[];
  /** No new round is begun after so many minutes. */
  readonly minutes: number;
  /** Whether traces with profiles are kept beside the figures, which makes everything slower. */
  readonly traces: boolean;
}

/** What has to be done with which site for which budget. */
const PLAN: readonly { readonly site: string; readonly operation: Operation | 'open'; readonly budgets: readonly string[] }[] = [
  { site: 'static', operation: 'open', budgets: ['G1'] },
  { site: 'static', operation: 'scroll', budgets: ['G5'] },
  { site: 'static', operation: 'jump', budgets: ['G6'] },
  { site: 'static', operation: 'memory', budgets: ['G7'] },
  { site: 'sections', operation: 'open', budgets: ['G1'] },
  { site: 'article static', operation: 'open', budgets: ['G1'] },
  { site: 'novel 0', operation: 'open', budgets: ['G2'] },
  { site: 'novel 0', operation: 'hover', budgets: ['G4'] },
  { site: 'novel 10000', operation: 'open', budgets: ['G1'] },
  { site: 'novel 10000', operation: 'hover', budgets: ['G4'] },
  { site: 'novel 10000', operation: 'type', budgets: ['G8'] },
  { site: 'novel 10000', operation: 'list', budgets: ['G16'] },
  { site: 'novel 50000', operation: 'open', budgets: ['G2'] },
  { site: 'novel 50000', operation: 'annotate', budgets: ['G3'] },
  { site: 'novel 50000', operation: 'hover', budgets: ['G4'] },
  { site: 'novel 50000', operation: 'scroll', budgets: ['G5'] },
  { site: 'novel 50000', operation: 'jump', budgets: ['G6'] },
  { site: 'novel 50000', operation: 'memory', budgets: ['G7'] },
  { site: 'article 100', operation: 'open', budgets: ['G1'] },
  { site: 'article 100', operation: 'annotate', budgets: ['G3'] },
  { site: 'article 100', operation: 'type', budgets: ['G8'] },
  { site: 'article 100', operation: 'list', budgets: ['G16'] },
  { site: 'novel essay', operation: 'essay', budgets: ['G13'] },
];

const APPS: readonly { readonly name: string; readonly text: TextName; readonly count: number; readonly hasEssay?: boolean }[] = [
  { name: 'novel 0', text: 'novel', count: 0 },
  { name: 'novel 10000', text: 'novel', count: 10_000 },
  { name: 'novel 50000', text: 'novel', count: 50_000 },
  { name: 'article 100', text: 'bundled', count: 100 },
  { name: 'novel essay', text: 'novel', count: 10_000, hasEssay: true },
];

type Task = (round: number) => Promise<void>;

class Bench {
  readonly samples = new Samples();
  readonly #sites: Sites;
  readonly #only: readonly string[];
  readonly #traces: string | null;

  constructor(sites: Sites, only: readonly string[], traces: string | null) {
    this.#sites = sites;
    this.#only = only;
    this.#traces = traces;
  }

  /** Fills the libraries and returns what one round does, in order. */
  async prepare(): Promise<readonly (readonly [name: string, task: Task])[]> {
    const tasks: (readonly [string, Task])[] = [];
    const shared = await this.#sites.addOrigin();
    for (const [name, text, kind] of [
      ['static', 'novel', 'plain'],
      ['sections', 'novel', 'sections'],
      ['article static', 'bundled', 'plain'],
    ] as const) {
      const operations = this.#operationsOf(name);
      if (operations !== null) tasks.push([name, (round) => measureStatic(this.#at(round), { name, url: shared, operations }, text, kind)]);
    }
    for (const { name, text, count, hasEssay = false } of APPS) {
      const operations = this.#operationsOf(name);
      if (operations === null) continue;
      const site: AppSite = { name, url: await this.#seed(text, count, hasEssay), operations };
      tasks.push([name, (round) => measureApp(this.#at(round), site)]);
    }
    if (this.#wants('G11')) tasks.push(['cold start', (round) => measureColdStart(this.#at(round))]);
    if (this.#wants('G9') || this.#wants('G10')) tasks.push(['store and find', (round) => measureParts(this.#at(round), shared)]);
    if (this.#wants('G12')) tasks.push(['anchors', async (round) => measureAnchoring(this.samples, round)]);
    if (this.#wants('G14') || this.#wants('G15')) tasks.push(['codes', async (round) => measureCoding(this.samples, round)]);
    if (this.#wants('G17')) {
      tasks.push(['exports', (round) => measureExporting(this.samples, round)]);
      const url = await this.#seed('novel', 10_000, false);
      tasks.push(['exports in the app', (round) => measureExportDialog(this.#at(round), url)]);
    }
    if (this.#wants('G18')) tasks.push(['import', (round) => this.#measureImporting(round)]);
    return tasks;
  }

  /** Each round begins with a library of its own: a journal that has grown is another thing. */
  async #measureImporting(round: number): Promise<void> {
    await measureImporting({ ...this.#at(round), traces: this.#traces }, await this.#seed('novel', 0, false));
  }

  #at(round: number) {
    return { sites: this.#sites, samples: this.samples, round };
  }

  #wants(budget: string): boolean {
    return this.#only.length === 0 || this.#only.includes(budget);
  }

  /** Null when nothing is wanted of the site. */
  #operationsOf(site: string): readonly Operation[] | null {
    const wanted = PLAN.filter((entry) => entry.site === site && entry.budgets.some((budget) => this.#wants(budget)));
    return wanted.length === 0 ? null : wanted.flatMap(({ operation }) => (operation === 'open' ? [] : [operation]));
  }

  async #seed(text: TextName, count: number, hasEssay: boolean): Promise<string> {
    const origin = await this.#sites.addOrigin();
    const { page, close } = await this.#sites.openBench(origin);
    await page.evaluate(([name, amount, essay]) => postilBench.seed(name, amount, essay), [text, count, hasEssay] as const);
    await close();
    return origin;
  }
}

/** Measures, prints the table and writes the figures. */
export async function run({ serve, probe, results, rounds, only, minutes, traces }: BenchOptions): Promise<void> {
  const began = Date.now();
  const sites = await Sites.open(serve, probe);
  try {
    const bench = new Bench(sites, only, traces ? path.join(results, 'traces') : null);
    const tasks = await bench.prepare();
    let done = 0;
    for (; done < rounds && Date.now() - began < minutes * 60_000; done++) {
      for (const [name, task] of tasks) {
        const before = Date.now();
        await task(done);
        console.log(`round ${done + 1}: ${name} (${((Date.now() - before) / 1000).toFixed(1)} s)`);
      }
    }
    const rows = createRows(bench.samples);
    const machine = `${sites.version}, headless, ${os.cpus().length} × ${os.cpus()[0]?.model ?? 'unknown'}, ${os.platform()} ${os.release()}`;
    console.log(`\n${machine}; medians of ${done} interleaved rounds\n\n${formatTable(rows)}\n\n${formatVerdict(rows)}`);
    await mkdir(results, { recursive: true });
    const file = path.join(results, `${new Date(began).toISOString().replaceAll(':', '-')}.json`);
    await writeFile(file, JSON.stringify({ machine, rounds: done, rows, samples: bench.samples }, null, 1));
    console.log(file);
  } finally {
    await sites.close();
  }
}
