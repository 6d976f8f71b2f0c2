// Builds out/ when it is missing or older than what it is built from.
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { ROOT, runNpm } from './run.mjs';

/** Written last by the build. */
const NEWEST_RESULT = 'out/web/service-worker.js';
const SOURCES = [
  'electron',
  'renderer',
  'shared',
  'resources',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'scripts/build-web.mjs',
];

/** When the newest file in a folder, or the file itself, was written, in milliseconds. */
export function findNewest(file) {
  const info = statSync(file);
  if (!info.isDirectory()) return info.mtimeMs;
  return readdirSync(file).reduce((newest, name) => Math.max(newest, findNewest(path.join(file, name))), 0);
}

export function isBuilt() {
  const built = statSync(path.join(ROOT, NEWEST_RESULT), { throwIfNoEntry: false });
  return built !== undefined && SOURCES.every((source) => findNewest(path.join(ROOT, source)) <= built.mtimeMs);
}

export async function ensureBuild() {
  if (isBuilt()) return;
  console.log('Building Postil …');
  const { code } = await runNpm(['run', 'build', '--silent']);
  if (code !== 0) throw new Error('the build failed; its message is above');
}
