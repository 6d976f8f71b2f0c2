// Measures the built app against its budgets and prints a table of ratios.
//   npm run bench -- G1 G2 --rounds 3 --minutes 8
//   npm run bench -- G18 --rounds 1 --traces     (keeps traces for the developer tools)
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { ensureBuild } from './build.mjs';
import { ROOT } from './run.mjs';
import { startServer } from './serve.mjs';

const OUT = path.join(ROOT, 'out/bench');
const SITE = path.join(OUT, 'site');
const SOURCES = path.join(ROOT, 'e2e/bench');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '5' },
    minutes: { type: 'string', default: '8' },
    traces: { type: 'boolean', default: false },
  },
});

const quiet = { configFile: false, logLevel: 'warn', publicDir: false };

/** A blank page of the same shell: the app's own page without its script. */
async function writeBlankPage() {
  const page = await readFile(path.join(SITE, 'index.html'), 'utf8');
  const blank = page.replace(/<script[^>]*><\/script>/g, '').replace(/<link[^>]*rel="modulepreload"[^>]*>/g, '');
  await writeFile(path.join(SITE, 'blank.html'), blank);
}

async function buildSite() {
  await rm(OUT, { recursive: true, force: true });
  await mkdir(OUT, { recursive: true });
  await cp(path.join(ROOT, 'out/web'), SITE, { recursive: true });
  await writeBlankPage();
  await build({
    ...quiet,
    root: path.join(SOURCES, 'page'),
    base: './',
    build: { outDir: path.join(SITE, 'bench'), emptyOutDir: true, assetsInlineLimit: 0, target: 'esnext' },
  });
  await cp(path.join(ROOT, 'resources/texts/000_9b8cccd7a277c6cf.txt'), path.join(SITE, 'bench/bundled.txt'));
}

/** The script that goes into every page, and the part that runs here. */
async function buildScripts() {
  await build({
    ...quiet,
    root: ROOT,
    build: {
      outDir: path.join(OUT, 'probe'),
      target: 'esnext',
      rolldownOptions: { input: path.join(SOURCES, 'probe/probe.ts'), output: { format: 'iife', entryFileNames: 'probe.js' } },
    },
  });
  await build({
    ...quiet,
    root: ROOT,
    build: {
      outDir: path.join(OUT, 'run'),
      ssr: path.join(SOURCES, 'run.ts'),
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'run.js' } },
    },
  });
}

await ensureBuild();
await buildSite();
await buildScripts();
const { run } = await import(pathToFileURL(path.join(OUT, 'run/run.js')).href);
await run({
  serve: () => startServer({ root: SITE, port: 0 }),
  probe: path.join(OUT, 'probe/probe.js'),
  results: path.join(ROOT, 'bench-results'),
  rounds: Number(values.rounds),
  minutes: Number(values.minutes),
  traces: values.traces,
  only: positionals.map((budget) => budget.toUpperCase()),
});
