// npm test: everything that can be checked here, on a fresh clone. The last line is `N passed, N failed`.
// npm run test:long: what takes longer (properties ten times as often, specs tagged @long), with its seed printed; POSTIL_SEED=<n> repeats a run.
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs, stripVTControlCharacters } from 'node:util';
import { ensureChromium } from './chromium.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { ROOT, run, runNpm, runTool } from './run.mjs';

const { long: isLong } = parseArgs({ options: { long: { type: 'boolean', default: false } } }).values;
const REPORTS = path.join(ROOT, 'node_modules/.cache/postil');

/** A check is one pass or one failure, by its exit code. */
function check(command) {
  return async () => {
    const { code } = await command();
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, notVerified: [] };
  };
}

/** What the tests say could not be verified here: printed again at the end. */
function findNotVerified(output) {
  return Array.from(new Set(stripVTControlCharacters(output).match(/NOT VERIFIED.*/g)));
}

async function runVitest({ args: more = [], env = {} } = {}) {
  const file = path.join(REPORTS, 'vitest.json');
  await rm(file, { force: true });
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...more];
  const { code, output } = await runTool('vitest', 'vitest', args, { env, capture: true });
  const report = await readFile(file, 'utf8').then(JSON.parse, () => ({ numPassedTests: 0, numFailedTests: 0 }));
  // A file that does not even load, or a runner that crashes, fails without naming a test.
  const failed = code !== 0 && report.numFailedTests === 0 ? 1 : report.numFailedTests;
  return { passed: report.numPassedTests, failed, notVerified: findNotVerified(output) };
}

function runPlaywright(env) {
  return async () => {
    const { code, output } = await runTool('@playwright/test', 'playwright', ['test'], { env, capture: true });
    const counts = Array.from(output.matchAll(/^\[[\w-]+\] (\d+) passed, (\d+) failed/gm), ([, passed, failed]) => [
      Number(passed),
      Number(failed),
    ]);
    const passed = counts.reduce((sum, [count]) => sum + count, 0);
    const failed = counts.reduce((sum, [, count]) => sum + count, 0);
    return { passed, failed: code !== 0 && failed === 0 ? 1 : failed, notVerified: findNotVerified(output) };
  };
}

function planSteps(chromium) {
  const build = ['build', check(() => runNpm(['run', 'build', '--silent']))];
  if (isLong) {
    const seed = process.env.POSTIL_SEED ?? String(Math.floor(Math.random() * 2 ** 31));
    console.log(`seed: ${seed}  (POSTIL_SEED=${seed} repeats this run)`);
    const env = { CHROMIUM_PATH: chromium, POSTIL_LONG: '1', POSTIL_SEED: seed };
    const fuzzing = () => runVitest({ args: ['--project', 'node', 'shared'], env });
    return [['long fuzzing', fuzzing], build, ['long tests', runPlaywright(env)]];
  }
  return [
    ['lock file', check(() => run(process.execPath, ['scripts/check-lock.mjs']))],
    ['types', check(() => runTool('typescript', 'tsc', ['-b']))],
    ['style', check(() => runTool('@biomejs/biome', 'biome', ['check', '--diagnostic-level=warn', '.']))],
    ['unused code', check(() => runTool('knip', 'knip', []))],
    ['unit tests', () => runVitest()],
    build,
    ['tests in the app', runPlaywright({ CHROMIUM_PATH: chromium })],
  ];
}

async function test() {
  const total = { passed: 0, failed: 0, notVerified: [] };
  try {
    await ensureDependencies();
    await mkdir(REPORTS, { recursive: true });
    const chromium = await ensureChromium();
    process.env.CHROMIUM_PATH = chromium;
    for (const [name, step] of planSteps(chromium)) {
      console.log(`\n== ${name}`);
      const { passed, failed, notVerified } = await step();
      total.passed += passed;
      total.failed += failed;
      total.notVerified.push(...notVerified);
      if (failed > 0) console.log(`== ${name}: ${failed} failed`);
    }
  } catch (error) {
    console.error(error);
    total.failed += 1;
  }
  console.log('');
  for (const line of total.notVerified) console.log(line);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

await test();
