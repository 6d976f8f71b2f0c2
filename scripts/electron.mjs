// Finds Electron's binary, or installs it. Never imports `electron`: that alone would start a download.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT, runTool } from './run.mjs';

const INSTALL_LIMIT_MS = 3 * 60_000;
const FOLDER = path.join(ROOT, 'node_modules/electron');

/** The binary; undefined when it is not installed. Electron's installer writes path.txt last. */
export function findElectron() {
  const pathFile = path.join(FOLDER, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(FOLDER, 'dist');
  const binary = path.join(dist, readFileSync(pathFile, 'utf8'));
  return existsSync(binary) ? binary : undefined;
}

export async function ensureElectron() {
  const found = findElectron();
  if (found !== undefined) return found;
  await runTool('electron', 'install-electron', [], { limit: INSTALL_LIMIT_MS, quiet: true });
  return findElectron();
}

/** Why Electron cannot open a window here whatever is installed; undefined when nothing speaks against it. */
export function findObstacle() {
  if (process.platform !== 'linux') return undefined;
  if (process.env.DISPLAY === undefined && process.env.WAYLAND_DISPLAY === undefined) return 'there is no display';
  return process.getuid?.() === 0 ? 'it does not run as root' : undefined;
}
