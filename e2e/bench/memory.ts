import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from '@playwright/test';

export interface Memory {
  /** Bytes in use on the JavaScript heap, after collecting garbage. */
  readonly heap: number;
  /** Bytes of the page's process (proportional set size); null where the system does not say. */
  readonly process: number | null;
}

/** What a page takes. It must be the largest page that is open. */
export async function measureMemory(context: BrowserContext, page: Page): Promise<Memory> {
  const session = await context.newCDPSession(page);
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  const processInfo = await listProcesses(context);
  const sizes = processInfo.flatMap(({ id, type }) => (type === 'renderer' ? readProportionalSize(id) : []));
  return { heap: usedSize, process: sizes.length === 0 ? null : Math.max(...sizes) };
}

async function listProcesses(context: BrowserContext) {
  const session = await context.browser()?.newBrowserCDPSession();
  if (session === undefined) return [];
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo;
}

function readProportionalSize(process: number): readonly number[] {
  try {
    const kilobytes = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${process}/smaps_rollup`, 'utf8'))?.[1];
    return kilobytes === undefined ? [] : [Number(kilobytes) * 1024];
  } catch (error) {
    // The process has ended meanwhile, or this is no Linux.
    if (error instanceof Error && 'code' in error) return [];
    throw error;
  }
}
