import type { Browser, Page } from '@playwright/test';

/** One task of the page's main thread, in milliseconds. */
export interface MainThreadTask {
  /** Since the trace began. */
  readonly begin: number;
  /** As the clock on the wall has it. */
  readonly duration: number;
  /** What the processor spent on it: what other programs took meanwhile is left out. */
  readonly work: number;
}

const TASKS = ['toplevel', 'disabled-by-default-devtools.timeline'];
const TASK_NAMES: readonly unknown[] = ['RunTask', 'ThreadControllerImpl::RunTask'];

/** Records every task of the main threads of pages while `run` goes on. Nothing else may be open in this browser. */
export async function traceTasks(browser: Browser, page: Page, run: () => Promise<void>): Promise<readonly MainThreadTask[]> {
  await browser.startTracing(page, { categories: TASKS, screenshots: false });
  let trace: Buffer;
  try {
    await run();
  } finally {
    trace = await browser.stopTracing();
  }
  return readTasks(JSON.parse(trace.toString('utf8')));
}

interface TraceEvent {
  readonly name: unknown;
  readonly ph: unknown;
  readonly pid: unknown;
  readonly tid: unknown;
  /** Microseconds. */
  readonly ts: number;
  readonly dur: number;
  readonly tdur: number;
}

function readTasks(trace: unknown): readonly MainThreadTask[] {
  const events = eventsOf(trace);
  const threads = new Set(events.flatMap((event) => (isMainThreadName(event) ? [threadOf(event)] : [])));
  const tasks = events.filter(isTask).filter((event) => threads.has(threadOf(event)));
  if (tasks.length === 0) throw new Error('the trace names no task of a main thread');
  const first = Math.min(...tasks.map(({ ts }) => ts));
  return tasks.map(({ ts, dur, tdur }) => ({ begin: (ts - first) / 1000, duration: dur / 1000, work: tdur / 1000 }));
}

function eventsOf(trace: unknown): readonly object[] {
  if (typeof trace !== 'object' || trace === null || !('traceEvents' in trace) || !Array.isArray(trace.traceEvents))
    throw new Error('the browser gave no trace');
  return trace.traceEvents.filter((event: unknown) => typeof event === 'object' && event !== null);
}

function threadOf(event: object): string {
  return `${'pid' in event ? event.pid : ''} ${'tid' in event ? event.tid : ''}`;
}

function isMainThreadName(event: object): boolean {
  if (!('name' in event) || event.name !== 'thread_name' || !('args' in event)) return false;
  const { args } = event;
  return typeof args === 'object' && args !== null && 'name' in args && args.name === 'CrRendererMain';
}

function isTask(event: object): event is TraceEvent {
  if (!('name' in event) || !TASK_NAMES.includes(event.name) || !('ph' in event) || event.ph !== 'X') return false;
  return ['ts', 'dur', 'tdur'].every((key) => typeof Reflect.get(event, key) === 'number');
}
