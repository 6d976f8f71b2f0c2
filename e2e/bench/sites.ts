import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import type { RunningServer } from '../../scripts/serve.mjs';
import { CHROMIUM_ARGS, findChromium } from '../support/browsers';

const MEASURING_ARGS = ['--disable-dev-shm-usage', '--disable-renderer-backgrounding', '--disable-background-timer-throttling'];

export interface BenchPage {
  readonly page: Page;
  /** The page, its errors included: an error of the page fails the bench. */
  close(): Promise<void>;
}

/**
 * One Chromium with its profile on disk. Every site is the built app on an origin of its own, and so with a library of its own:
 * all of them can be measured in turn in the same browser.
 */
export class Sites {
  readonly context: BrowserContext;
  readonly #serve: () => Promise<RunningServer>;
  readonly #profile: string;
  readonly #servers: RunningServer[] = [];

  private constructor(context: BrowserContext, serve: () => Promise<RunningServer>, profile: string) {
    this.context = context;
    this.#serve = serve;
    this.#profile = profile;
  }

  /** `serve` serves the app with the bench's page below it on a new port, `probe` is the script that goes into every page. */
  static async open(serve: () => Promise<RunningServer>, probe: string): Promise<Sites> {
    const found = findChromium();
    if ('missing' in found) throw new Error(found.missing);
    const profile = await mkdtemp(path.join(tmpdir(), 'postil-bench-'));
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: found.path,
      headless: true,
      viewport: { width: 1316, height: 914 },
      locale: 'en-GB',
      serviceWorkers: 'block',
      // Root cannot use the sandbox.
      chromiumSandbox: process.getuid?.() !== 0,
      args: [...CHROMIUM_ARGS, ...MEASURING_ARGS],
    });
    context.setDefaultTimeout(120_000);
    await context.addInitScript({ path: probe });
    return new Sites(context, serve, profile);
  }

  get version(): string {
    return `Chromium ${this.context.browser()?.version() ?? ''}`;
  }

  /** A new origin with an empty library. Ends with `/`. */
  async addOrigin(): Promise<string> {
    const server = await this.#serve();
    this.#servers.push(server);
    return server.url;
  }

  /** `prepare` runs in the page before anything of its own. */
  async openPage(url: string, prepare?: () => void): Promise<BenchPage> {
    const page = await this.context.newPage();
    if (prepare !== undefined) await page.addInitScript(prepare);
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(String(error)));
    await page.goto(url, { waitUntil: 'commit' });
    return {
      page,
      async close() {
        await page.close();
        if (problems.length > 0) throw new Error(`${url}: ${problems.join('\n')}`);
      },
    };
  }

  /** The bench's own page on an origin, ready to be asked. */
  async openBench(origin: string): Promise<BenchPage> {
    const opened = await this.openPage(`${origin}bench/index.html`);
    await opened.page.waitForSelector('[data-bench="ready"]', { state: 'attached' });
    return opened;
  }

  async close(): Promise<void> {
    await this.context.close();
    await Promise.all(this.#servers.map((server) => server.close()));
    await rm(this.#profile, { recursive: true, force: true });
  }
}

/** Milliseconds the main thread may be busy in a quarter of a second and still count as quiet. */
const QUIET = 20;
const LONGEST_WAIT = 60_000;

/** Waits until the page has nothing more to do: sections mounted, rows loaded, fonts there. */
export async function waitUntilQuiet(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const readBusy = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? 0) * 1000;
  };
  const deadline = Date.now() + LONGEST_WAIT;
  let quiet = 0;
  let before = await readBusy();
  while (quiet < 3 && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    const now = await readBusy();
    quiet = now - before <= QUIET ? quiet + 1 : 0;
    before = now;
  }
  await session.detach();
}
