// Installs the dependencies when they are missing or not those of the lock file.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT, runNpm } from './run.mjs';

async function readPackages(file) {
  try {
    return JSON.parse(await readFile(path.join(ROOT, file), 'utf8')).packages;
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whether what is installed is what the lock file names. Optional packages may be missing: they belong to other platforms. */
export function isInstalled(locked, installed) {
  return Object.entries(locked).every(([where, wanted]) => {
    if (where === '') return true;
    const found = installed[where];
    return found === undefined ? wanted.optional === true || wanted.devOptional === true : found.version === wanted.version;
  });
}

export async function ensureDependencies() {
  const locked = await readPackages('package-lock.json');
  const installed = await readPackages('node_modules/.package-lock.json');
  if (locked === undefined) throw new Error('package-lock.json is missing');
  if (installed !== undefined && isInstalled(locked, installed)) return;
  console.log('Installing what Postil is built from (npm ci) …');
  const { code } = await runNpm(['ci', '--no-audit', '--no-fund']);
  if (code !== 0) throw new Error('npm ci failed; its message is above. Nothing else was changed.');
}
