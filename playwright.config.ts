import { defineConfig, type PlaywrightTestConfig } from '@playwright/test';
import type { AppOptions } from './e2e/fixtures/app';
import { CHROMIUM_ARGS, findChromium, findElectron } from './e2e/support/browsers';

const chromium = findChromium();
const electron = findElectron();
if ('missing' in chromium) throw new Error(`the tests in a browser cannot run: ${chromium.missing}`);
if ('missing' in electron && process.env.REQUIRE_ELECTRON === '1') throw new Error(`REQUIRE_ELECTRON=1, but ${electron.missing}`);

/** `*.test.ts` beside them are unit tests and run elsewhere. */
const SPECS = /\.spec\.ts$/;
/** What needs no browser: the built bundles in this process. */
const NODE_SPECS = /electron\/(main-bundle|main-printing|preload|package|start-files)\.spec\.ts/;
const REAL_ELECTRON = /electron\/launch\.spec\.ts/;

/** What does not depend on the host is looked at on one of them. */
const ONE_HOST = /desk\//;
/** The longest by far: begun first, it has no worker wait for it at the end. */
const LONGEST = /browser\/kill\.spec\.ts/;

const isLong = process.env.POSTIL_LONG === '1';

const use: PlaywrightTestConfig['use'] = {
  browserName: 'chromium',
  headless: true,
  viewport: { width: 1316, height: 914 },
  locale: 'en-GB',
  // What moves takes time and shows nothing more; the specs about motion ask for it.
  contextOptions: { reducedMotion: 'reduce' },
  // Recording costs a tenth of the time: POSTIL_TRACE=1 keeps a trace of what fails.
  trace: process.env.POSTIL_TRACE === '1' ? { mode: 'retain-on-failure', screenshots: false, snapshots: true } : 'off',
  launchOptions: {
    executablePath: chromium.path,
    // Root cannot use the sandbox.
    chromiumSandbox: process.getuid?.() !== 0,
    args: [...CHROMIUM_ARGS],
  },
};

export default defineConfig<AppOptions>({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: process.env.CI !== undefined,
  retries: 0,
  workers: 2,
  timeout: isLong ? 600_000 : 60_000,
  grep: isLong ? /@long/ : /.*/,
  grepInvert: isLong ? [] : /@long/,
  reporter: [['list'], ['./e2e/support/loud-skips.ts']],
  projects: [
    { name: 'killed', testMatch: LONGEST, use: { ...use, hostKind: 'browser', serviceWorkers: 'block' } },
    { name: 'main', testMatch: NODE_SPECS },
    {
      name: 'electron-contract',
      testMatch: SPECS,
      testIgnore: [NODE_SPECS, REAL_ELECTRON, /browser\//],
      use: { ...use, hostKind: 'electron' },
    },
    {
      name: 'browser',
      testMatch: SPECS,
      testIgnore: [/electron\//, ONE_HOST, LONGEST],
      use: { ...use, hostKind: 'browser', serviceWorkers: 'block' },
    },
    { name: 'electron', testMatch: REAL_ELECTRON },
  ],
});
