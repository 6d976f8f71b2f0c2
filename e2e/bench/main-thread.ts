import { writeFile } from 'node:fs/promises';
import type { CDPSession, Page } from '@playwright/test';

/** What the main thread did meanwhile, in milliseconds. */
export interface MainThreadWork {
  /** The longest task, by the clock of the thread: what other programs take from it is left out. */
  readonly longest: number;
  /** All tasks together. */
  readonly total: number;
}

export interface MainThreadTrace {
  stop(): Promise<MainThreadWork>;
}

const CATEGORIES = ['toplevel', 'disabled-by-default-devtools.timeline'];
/** What a trace has besides when it is kept to be looked at. */
const CATEGORIES_TO_LOOK_AT = ['devtools.timeline', 'v8', 'blink.user_timing', 'disabled-by-default-v8.cpu_profiler'];

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds of the thread's own time. */
  readonly tdur?: number;
  readonly ts?: number;
  readonly dur?: number;
  readonly args?: { readonly name?: string; readonly chrome_mojo_event_info?: { readonly mojo_interface_tag?: string } };
}

/** Which tasks count: all, or those that nobody asked for from outside, as a test does that looks for a button in a long page. */
export type CountedTasks = 'all' | 'own';

/**
 * Follows the main threads of pages, of which the only one that is open counts, from now on. `keepAs`: a file for the whole trace with a
 * profile in it, for the developer tools; taking that makes everything slower.
 */
export async function traceMainThread(page: Page, keepAs: string | null, counted: CountedTasks = 'all'): Promise<MainThreadTrace> {
  const browser = page.context().browser();
  if (browser === null) throw new Error('the page has no browser of its own');
  const session = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value) if (isTraceEvent(event)) events.push(event);
  });
  const includedCategories = keepAs === null ? CATEGORIES : [...CATEGORIES, ...CATEGORIES_TO_LOOK_AT];
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories, recordMode: 'recordAsMuchAsPossible' },
  });
  return {
    async stop() {
      await endTracing(session);
      if (keepAs !== null) await writeFile(keepAs, JSON.stringify({ traceEvents: events }));
      return summarise(counted === 'all' ? events : withoutQuestions(events));
    },
  };
}

async function endTracing(session: CDPSession): Promise<void> {
  const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()));
  await session.send('Tracing.end');
  await complete;
  await session.detach();
}

function isTraceEvent(value: object): value is TraceEvent {
  return 'name' in value && 'ph' in value && 'pid' in value && 'tid' in value;
}

/** The events but for tasks that answer a question of the developer tools, by which the bench drives the page. */
function withoutQuestions(events: readonly TraceEvent[]): readonly TraceEvent[] {
  const questions = events.filter(({ args }) => args?.chrome_mojo_event_info?.mojo_interface_tag === 'blink.mojom.DevToolsSession');
  const isInside = ({ ts = 0, dur = 0, pid, tid }: TraceEvent, at: TraceEvent) =>
    pid === at.pid && tid === at.tid && ts <= (at.ts ?? 0) && (at.ts ?? 0) < ts + dur;
  return events.filter((event) => event.ph !== 'X' || !questions.some((question) => isInside(event, question)));
}

function summarise(events: readonly TraceEvent[]): MainThreadWork {
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const mains = new Set(
    events.filter(({ ph, name, args }) => ph === 'M' && name === 'thread_name' && args?.name === 'CrRendererMain').map(threadOf),
  );
  const tasks = events.filter((event) => event.ph === 'X' && /(?:^|::)RunTask$/.test(event.name) && mains.has(threadOf(event)));
  if (tasks.length === 0) throw new Error('the trace knows no task of a page');
  const times = tasks.map(({ tdur = 0 }) => tdur / 1000);
  return { longest: times.reduce((most, time) => Math.max(most, time), 0), total: times.reduce((sum, time) => sum + time, 0) };
}
