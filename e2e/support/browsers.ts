import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { SYSTEM_PATHS } from '../../scripts/chromium.mjs';

const require = createRequire(import.meta.url);
const isExecutable = (p: string) => {
  try {
    accessSync(p, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** Never `require('electron')` to find out: it starts a download. Reads path.txt, which install.js writes last. */
export function findElectron(): { path: string } | { missing: string } {
  const dir = path.dirname(require.resolve('electron/package.json'));
  const { version }: { version: string } = JSON.parse(readFileSync(path.join(dir, 'package.json'), 'utf8'));
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const pathFile = path.join(dir, 'path.txt');
  const rel = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : undefined;
  const exe = override
    ? path.join(override, rel ?? (process.platform === 'win32' ? 'electron.exe' : 'electron'))
    : rel && path.join(dir, 'dist', rel);
  if (exe && isExecutable(exe)) return { path: exe };
  return { missing: `Electron ${version} binary is not installed (looked at ${exe ?? pathFile}). Run: npx install-electron` };
}
export function findChromium(): { path: string; from: string } | { missing: string } {
  const asked = process.env.CHROMIUM_PATH;
  if (asked)
    return isExecutable(asked) ? { path: asked, from: 'CHROMIUM_PATH' } : { missing: `CHROMIUM_PATH=${asked} is not an executable file` };
  const own = chromium.executablePath();
  if (own && isExecutable(own)) return { path: own, from: 'playwright' };
  const system = SYSTEM_PATHS.find(isExecutable);
  if (system !== undefined) return { path: system, from: 'system' };
  return {
    missing: 'no Chromium found. Run: apt-get install chromium-headless-shell  |  npx playwright install chromium  |  set CHROMIUM_PATH',
  };
}

/** No network, no first-run pages: what a test needs of Chromium. */
export const CHROMIUM_ARGS = [
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
] as const;
