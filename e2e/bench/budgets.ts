import { MATRIX_NAMES } from './coding';
import { MEASURED_USES } from './exporting';
import { SHOWN_USES } from './exporting-in-app';
import { IMPORT_STEPS } from './importing';
import type { Samples } from './samples';
import { percentile } from './statistics';

/** One line of the table: something measured, what it is held against, and how large it may be. */
export interface BudgetRow {
  readonly id: string;
  readonly what: string;
  /** What was measured, in words with its unit. */
  readonly measured: string;
  readonly against: string;
  /** Measured divided by what it is held against. */
  readonly ratio: number;
  /** The largest ratio allowed (the smallest where `atLeast`); null for orientation only. */
  readonly limit: number | null;
  readonly atLeast: boolean;
}

export function holds({ ratio, limit, atLeast }: BudgetRow): boolean | null {
  if (limit === null) return null;
  return atLeast ? ratio >= limit : ratio <= limit;
}

const p95 = (values: readonly number[]) => percentile(values, 0.95);
const longest = (values: readonly number[]) => Math.max(...values);
const share = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

type Summarise = (values: readonly number[]) => number;

const number = (value: number) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));
const milliseconds = (value: number) => `${number(value)} ms`;
const megabytes = (value: number) => `${number(value / 1048576)} MB`;
const perSecond = (value: number) => `${value.toFixed(0)} a second`;
const percent = (value: number) => `${(value * 100).toFixed(1)} %`;

/** Makes rows of what was measured; what was not measured gives no row. */
class Table {
  readonly rows: BudgetRow[] = [];
  readonly #samples: Samples;

  constructor(samples: Samples) {
    this.#samples = samples;
  }

  /** One thing against another of the same run. */
  compare(id: string, what: string, name: string, base: string, limit: number | null, how: How = {}): void {
    const { summarise, unit = milliseconds, atLeast = false } = how;
    if (!this.#samples.has(name) || !this.#samples.has(base)) return;
    this.rows.push({
      id,
      what,
      measured: unit(this.#samples.summary(name, summarise)),
      against: unit(this.#samples.summary(base, summarise)),
      ratio: this.#samples.ratio(name, base, summarise),
      limit,
      atLeast,
    });
  }

  /** One thing against a fixed amount. */
  bound(id: string, what: string, name: string, amount: number, how: How = {}): void {
    const { summarise, unit = milliseconds, atLeast = false, orientation = false } = how;
    if (!this.#samples.has(name)) return;
    const value = this.#samples.summary(name, summarise);
    this.rows.push({
      id,
      what,
      measured: unit(value),
      against: unit(amount),
      ratio: value / amount,
      limit: orientation ? null : 1,
      atLeast,
    });
  }

  /** Something that may not happen at all: nothing is expected, and nothing may be found. */
  none(id: string, what: string, name: string): void {
    if (!this.#samples.has(name)) return;
    const found = share(this.#samples.all(name));
    this.rows.push({ id, what, measured: number(found), against: '0', ratio: found, limit: 0, atLeast: false });
  }
}

interface How {
  readonly summarise?: Summarise;
  readonly unit?: (value: number) => string;
  readonly atLeast?: boolean;
  readonly orientation?: boolean;
}

/** The budgets, in the order of their numbers. */
export function createRows(samples: Samples): readonly BudgetRow[] {
  const table = new Table(samples);
  addOpening(table);
  addAnnotating(table);
  addMoving(table);
  addRest(table);
  addCoding(table);
  addExporting(table);
  addImporting(table);
  return table.rows;
}

function addOpening(table: Table): void {
  table.compare('G1', 'open the novel with 10,000 highlights / plain static HTML', 'novel 10000 open', 'static open', 0.2);
  table.compare('G1', '… / static HTML in sections', 'novel 10000 open', 'sections open', 2);
  table.compare('G2', 'open with 50,000 / with none', 'novel 50000 open', 'novel 0 open', 1.25);
  table.compare('', 'open the article with 100 / plain static HTML', 'article 100 open', 'article static open', null);
}

function addAnnotating(table: Table): void {
  for (const name of ['novel 50000', 'article 100']) {
    const id = name === 'novel 50000' ? 'G3' : '';
    const how = { orientation: id === '' };
    table.bound(id, `add a highlight, ${name}: work`, `${name} add`, 8, how);
    table.bound(id, `remove a highlight, ${name}: work`, `${name} remove`, 8, how);
    table.bound(id, `recolour a highlight, ${name}: work`, `${name} recolor`, 8, how);
    table.bound(id, `painted in the next frame, ${name}`, `${name} painted at once`, 1, {
      ...how,
      unit: percent,
      atLeast: true,
      summarise: share,
    });
  }
  for (const name of ['novel 0', 'novel 10000', 'novel 50000'])
    table.bound(name === 'novel 10000' ? '' : 'G4', `hover, ${name}: p95`, `${name} hover`, 0.5, {
      summarise: p95,
      orientation: name === 'novel 10000',
    });
}

function addMoving(table: Table): void {
  table.compare('G5', 'scroll 20 screens with 50,000, p95 of a frame / plain static HTML', 'novel 50000 scroll', 'static scroll', 1, {
    summarise: p95,
  });
  table.bound('G5', 'frames dropped', 'novel 50000 dropped', 0.01, { unit: percent });
  table.bound('', '… of plain static HTML', 'static dropped', 0.01, { unit: percent, orientation: true });
  table.compare('G6', 'jump to a paragraph with 50,000 / plain static HTML', 'novel 50000 jump', 'static jump', 1.3);
  table.compare('G6', 'jump to the next annotation / plain static HTML', 'novel 50000 walk', 'static jump', 1.3);
  table.none('G6', 'blank frames in 20 jumps to a paragraph', 'novel 50000 jump blank');
  table.none('G6', 'blank frames in 20 jumps to an annotation', 'novel 50000 walk blank');
}

/** Nothing may hold the page for longer, in milliseconds. */
const LONGEST_TASK = 100;

function addCoding(table: Table): void {
  table.compare('G14', 'code 1,000 occurrences of the novel in one step / a hundred at a time', 'code many', 'code few', 1);
  table.bound('G14', '… without a pause for the page', 'code many', LONGEST_TASK);
  for (const name of ['combined', 'near']) {
    const what = name === 'near' ? 'filter by codes near each other' : 'filter by and, or, not of codes';
    table.compare('G15', `${what}, 10,000 annotations, 500 codes / ten times 1,000`, `query ${name}`, `query ${name} few`, 1.5);
    table.bound('G15', '… without a pause for the page', `query ${name}`, LONGEST_TASK);
  }
  for (const name of MATRIX_NAMES) {
    table.bound('G15', `matrix of codes, ${name}: the longest step`, `matrix ${name} step`, LONGEST_TASK / 2);
    table.bound('', '… all its steps', `matrix ${name}`, 1000, { orientation: true });
  }
  table.compare('G16', 'open the list of 10,000 annotations / of 100', 'novel 10000 list', 'article 100 list', 2);
  table.bound('G16', '… without a pause for the page', 'novel 10000 list', LONGEST_TASK);
}

/** An export that is given up lets go within so many milliseconds. */
const LONGEST_GOODBYE = 200;
/** And nothing of it holds the page for longer than so many milliseconds. */
const LONGEST_STEP = 50;
const MOST_MEMORY = 512 * 1048576;

function addExporting(table: Table): void {
  for (const use of MEASURED_USES) {
    table.compare('', `export of 10,000 annotations, ${use} / of the bare text`, `export ${use}`, `export ${use} bare`, null);
    table.bound('G17', '… memory beyond the text', `export ${use} memory`, MOST_MEMORY, { unit: megabytes });
    table.bound('G17', '… until it lets go when cancelled', `export ${use} cancel`, LONGEST_GOODBYE);
  }
  table.bound('G17', 'export dialog with 10,000 annotations, opening: longest task in the page', 'dialog open task', LONGEST_STEP);
  for (const use of SHOWN_USES) {
    const what = `… ${use}, looked at and exported: longest task in the page`;
    table.bound('G17', what, `dialog ${use} task`, LONGEST_STEP);
    table.bound('G17', '… until it lets go when cancelled, in the app', `dialog ${use} cancel`, LONGEST_GOODBYE, { summarise: longest });
  }
}

const BULK_TIMES: Readonly<Record<(typeof IMPORT_STEPS)[number], number>> = { plan: 3000, import: 3000, undo: 3000, redo: 3000 };
const BULK_NAMES: Readonly<Record<(typeof IMPORT_STEPS)[number], string>> = {
  plan: 'read a project with 10,000 selections',
  import: '… bring it in',
  undo: '… take that back',
  redo: '… do it once more',
};

function addImporting(table: Table): void {
  for (const step of IMPORT_STEPS) {
    table.bound('G18', `${BULK_NAMES[step]}: the longest task`, `qdpx ${step} longest`, LONGEST_STEP);
    table.bound('', '… all of it', `qdpx ${step}`, BULK_TIMES[step], { orientation: true });
    table.bound('', '… of the page', `qdpx ${step} total`, BULK_TIMES[step], { orientation: true });
  }
  table.bound('G18', '… until reading it lets go when stopped', 'qdpx cancel', LONGEST_GOODBYE);
  table.bound('G18', '… until storing it lets go when stopped', 'qdpx cancel storing', LONGEST_GOODBYE);
}

function addRest(table: Table): void {
  table.compare('G7', 'memory with 50,000 / plain static HTML', 'novel 50000 memory', 'static memory', 0.6, { unit: megabytes });
  for (const name of ['novel 10000', 'article 100']) {
    const id = name === 'novel 10000' ? 'G8' : '';
    table.bound(id, `type in a note, ${name}: key to paint, p95`, `${name} type`, 16, { summarise: p95, orientation: id === '' });
  }
  table.bound('G8', 'notes in the page while typing, novel 10000', 'novel 10000 cards', 60, { unit: number });
  table.bound('G9', 'Change to durable, p95', 'store durable', 8, { summarise: p95 });
  table.compare('G9', 'rows of 50,000 / their geometry', 'store rows', 'store geometry', 50, { atLeast: true });
  table.bound('G10', 'find all in the novel', 'find next', 20);
  table.bound('', '… the first time', 'find first', 20, { orientation: true });
  table.compare('G11', 'first start to readable text / a blank page', 'cold app', 'cold blank', 2);
  table.bound('G12', 'anchors: same text', 'anchor position', 190_000, { unit: perSecond, atLeast: true });
  table.bound('G12', 'anchors: moved', 'anchor moved', 60_000, { unit: perSecond, atLeast: true });
  table.bound('G12', 'anchors: altered words', 'anchor altered', 1_200, { unit: perSecond, atLeast: true });
  table.none('G12', 'anchors placed wrongly without asking', 'anchor wrong');
  table.bound('G13', 'type in a commentary of 20,000 words, 500 quotations: key to paint, p95', 'novel essay essay type', 16, {
    summarise: p95,
  });
  table.bound('G13', '… to open it', 'novel essay essay open', 1000, { orientation: true });
}
