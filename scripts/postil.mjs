#!/usr/bin/env node
// npx postil: the command line. Builds it when it is missing or older than what it is built from; says so on standard error only,
// since standard output belongs to the report.
import { statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { findNewest } from './build.mjs';
import { ROOT } from './run.mjs';

const RESULT = path.join(ROOT, 'out/cli/postil.mjs');
const SOURCES = [
  'cli',
  'shared',
  'electron/services',
  'renderer/locales',
  'resources/styles',
  'package.json',
  'package-lock.json',
  'scripts/build-cli.mjs',
];

function isBuilt() {
  const built = statSync(RESULT, { throwIfNoEntry: false });
  return built !== undefined && SOURCES.every((source) => findNewest(path.join(ROOT, source)) <= built.mtimeMs);
}

async function ensureCli() {
  if (isBuilt()) return;
  let builder;
  try {
    builder = await import('./build-cli.mjs');
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new Error('what Postil is built from is not installed. Run npm ci in its folder first');
  }
  console.error('Building the command line of Postil …');
  await builder.buildCli();
}

try {
  await ensureCli();
  await import(pathToFileURL(RESULT).href);
} catch (error) {
  console.error(`postil: ${error.message}`);
  process.exitCode = 1;
}
