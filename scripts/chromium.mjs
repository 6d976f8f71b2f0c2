// Finds a Chromium for the tests, or installs one.
import { accessSync, constants } from 'node:fs';
import { run, runTool } from './run.mjs';

const INSTALL_LIMIT_MS = 5 * 60_000;
/** Where systems keep theirs. Debian's shell draws the same pages with no window behind them, in three quarters of the time. */
export const SYSTEM_PATHS = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EACCES'].includes(error.code)) return false;
    throw error;
  }
}

/** CHROMIUM_PATH, else Playwright's own, else the system's; undefined when there is none. */
export async function findChromium() {
  const asked = process.env.CHROMIUM_PATH;
  if (asked !== undefined && asked !== '') return isExecutable(asked) ? asked : undefined;
  const { chromium } = await import('playwright');
  return [chromium.executablePath(), ...SYSTEM_PATHS].find((file) => file !== '' && isExecutable(file));
}

/** Finds a Chromium, installing Playwright's or, as root on Debian, the system's when there is none. */
export async function ensureChromium() {
  const found = await findChromium();
  if (found !== undefined) return found;
  console.log('No Chromium found: installing the one that Playwright brings …');
  await runTool('playwright', 'playwright', ['install', 'chromium'], { limit: INSTALL_LIMIT_MS });
  const installed = await findChromium();
  if (installed !== undefined) return installed;
  if (process.getuid?.() === 0 && isExecutable('/usr/bin/apt-get')) {
    console.log('That failed: installing the system’s package …');
    await run('/usr/bin/apt-get', ['update'], { limit: INSTALL_LIMIT_MS });
    await run('/usr/bin/apt-get', ['install', '--yes', '--no-install-recommends', 'chromium-headless-shell'], { limit: INSTALL_LIMIT_MS });
  }
  const last = await findChromium();
  if (last !== undefined) return last;
  throw new Error(
    'The tests need a Chromium and none could be installed. Install Chromium or Chrome, or run `npx playwright install chromium`, or set CHROMIUM_PATH to one.',
  );
}
