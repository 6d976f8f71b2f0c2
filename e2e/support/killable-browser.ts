import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { CHROMIUM_ARGS, findChromium } from './browsers';

/** A Chromium of our own on one profile, so that it can be killed as a power cut would: no goodbye, no flush. */
export class KillableBrowser {
  readonly page: Page;
  readonly #process: ChildProcess;
  readonly #browser: Browser;
  readonly #ended: Promise<void>;

  private constructor(process: ChildProcess, browser: Browser, page: Page) {
    this.#process = process;
    this.#browser = browser;
    this.page = page;
    this.#ended = new Promise((resolve) => process.once('exit', () => resolve()));
  }

  /**
   * Grants in a new profile what a browser grants to an installed or much used site: storage that it does not clear by itself.
   * Only a setting of the profile does that: a grant over the debugging protocol is answered to the page and not kept to.
   */
  static async grantLastingStorage(profile: string, url: string): Promise<void> {
    const exceptions = { durable_storage: { [`${new URL(url).origin},*`]: { setting: 1 } } };
    await mkdir(path.join(profile, 'Default'), { recursive: true });
    await writeFile(path.join(profile, 'Default/Preferences'), JSON.stringify({ profile: { content_settings: { exceptions } } }));
  }

  static async start(profile: string, extraArguments: readonly string[] = []): Promise<KillableBrowser> {
    const found = findChromium();
    if ('missing' in found) throw new Error(found.missing);
    const portFile = path.join(profile, 'DevToolsActivePort');
    await rm(portFile, { force: true });
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const own = ['--headless', `--user-data-dir=${profile}`, '--remote-debugging-port=0', '--window-size=1316,914'];
    const child = spawn(found.path, [...CHROMIUM_ARGS, ...sandbox, ...own, ...extraArguments, 'about:blank'], {
      stdio: 'ignore',
      detached: true,
    });
    const port = await readPort(portFile);
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    const page = browser.contexts()[0]?.pages()[0];
    if (page === undefined) throw new Error('Chromium came up without a page');
    return new KillableBrowser(child, browser, page);
  }

  /** Kills the whole process group with SIGKILL and waits until it is gone. */
  async kill(): Promise<void> {
    if (this.#process.pid === undefined) throw new Error('Chromium was never started');
    if (this.#process.exitCode === null && this.#process.signalCode === null) process.kill(-this.#process.pid, 'SIGKILL');
    await this.#ended;
    await this.#browser.close();
  }
}

/** Chromium writes the port it chose into its profile, once it listens. */
async function readPort(file: string): Promise<string> {
  const deadline = Date.now() + 20_000;
  while (Date.now() < deadline) {
    const [port = ''] = existsSync(file) ? (await readFile(file, 'utf8')).split('\n') : [];
    if (port !== '') return port;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('Chromium did not come up within 20 seconds');
}
