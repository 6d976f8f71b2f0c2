// npm test: everything that can be checked here, on a fresh clone. The last line is `N passed, N failed`.
// npm run test:long: what takes longer (properties ten times as often, files named *.long.test.ts, specs tagged @long), with its seed printed; POSTIL_SEED=<n> repeats a run.
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs, stripVTControlCharacters } from 'node:util';
import { ensureChromium } from './chromium.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { ROOT, run, runNpm, runTool } from './run.mjs';

const { long: isLong } = parseArgs({ options: { long: { type: 'boolean', default: false } } }).values;
const REPORTS = path.join(ROOT, 'node_modules/.cache/postil');

/** A check is one pass or one failure, by its exit code. What it says is printed when it is over: others run beside it. */
function check(command) {
  return async () => {
    const { code, output } = await command({ held: true });
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, failures: [], notVerified: [], output };
  };
}

/** What the tests say could not be verified here: printed again at the end. */
function findNotVerified(output) {
  return Array.from(new Set(stripVTControlCharacters(output).match(/NOT VERIFIED.*/g)));
}

/** The tests of Vitest's report that failed, each in a line of its own with the first line of what it says: printed again at the end. */
function nameFailures({ testResults = [] }) {
  return testResults.flatMap(({ name: file, message, assertionResults }) => {
    const tests = assertionResults.filter(({ status }) => status === 'failed');
    const lines = tests.map(({ fullName, failureMessages: [said = ''] }) => `${fullName}: ${said.split('\n')[0]}`);
    if (lines.length === 0 && message !== '') lines.push(message.split('\n')[0]);
    return lines.map((line) => stripVTControlCharacters(`FAILED: ${path.relative(ROOT, file)} > ${line}`));
  });
}

async function runVitest({ args: more = [], env = {} } = {}) {
  const file = path.join(REPORTS, 'vitest.json');
  await rm(file, { force: true });
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...more];
  const { code, output } = await runTool('vitest', 'vitest', args, { env, capture: true });
  const report = await readFile(file, 'utf8').then(JSON.parse, () => ({ numPassedTests: 0, numFailedTests: 0 }));
  // A file that does not even load, or a runner that crashes, fails without naming a test.
  const failed = code !== 0 && report.numFailedTests === 0 ? 1 : report.numFailedTests;
  return { passed: report.numPassedTests, failed, failures: nameFailures(report), notVerified: findNotVerified(output) };
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
    // The list of failures that the runner ends with, each headed by its number.
    const failures = Array.from(new Set(stripVTControlCharacters(output).match(/^ {2}\d+\) \[.*?(?= ─*$)/gm))).map(
      (line) => `FAILED: ${line.trim()}`,
    );
    return { passed, failed: code !== 0 && failed === 0 ? 1 : failed, failures, notVerified: findNotVerified(output) };
  };
}

/** Stage after stage; the lanes of a stage run side by side, the steps of a lane one after the other. */
function planStages(chromium) {
  const build = ['build', check((options) => runNpm(['run', 'build', '--silent'], options))];
  if (isLong) {
    const seed = process.env.POSTIL_SEED ?? String(Math.floor(Math.random() * 2 ** 31));
    console.log(`seed: ${seed}  (POSTIL_SEED=${seed} repeats this run)`);
    const env = { CHROMIUM_PATH: chromium, POSTIL_LONG: '1', POSTIL_SEED: seed };
    const fuzzing = () => runVitest({ args: ['--project', 'node', 'shared', 'e2e/support'], env });
    return [[[['long fuzzing', fuzzing], build, ['long tests', runPlaywright(env)]]]];
  }
  const types = ['types', check((options) => runTool('typescript', 'tsc', ['-b'], options))];
  const lock = ['lock file', check((options) => run(process.execPath, ['scripts/check-lock.mjs'], options))];
  const style = ['style', check((options) => runTool('@biomejs/biome', 'biome', ['check', '--diagnostic-level=warn', '.'], options))];
  const unused = ['unused code', check((options) => runTool('knip', 'knip', [], options))];
  return [
    [[types], [lock, style, unused, build]],
    [[['unit tests', () => runVitest()]]],
    [[['tests in the app', runPlaywright({ CHROMIUM_PATH: chromium })]]],
  ];
}

async function runLane(lane, total) {
  for (const [name, step] of lane) {
    const begun = Date.now();
    console.log(`\n== ${name}`);
    const { passed, failed, failures, notVerified, output = '' } = await step();
    total.passed += passed;
    total.failed += failed;
    total.notVerified.push(...notVerified);
    total.failures.push(...(failed > 0 && failures.length === 0 ? [`FAILED: ${name}`] : failures));
    console.log(`${output}== ${name}: ${failed > 0 ? `${failed} failed` : 'passed'} (${Math.round((Date.now() - begun) / 1000)} s)`);
  }
}

async function test() {
  const total = { passed: 0, failed: 0, failures: [], notVerified: [] };
  try {
    await ensureDependencies();
    await mkdir(REPORTS, { recursive: true });
    const chromium = await ensureChromium();
    process.env.CHROMIUM_PATH = chromium;
    for (const lanes of planStages(chromium)) await Promise.all(lanes.map((lane) => runLane(lane, total)));
  } catch (error) {
    console.error(error);
    total.failed += 1;
  }
  console.log('');
  for (const line of [...total.notVerified, ...total.failures]) console.log(line);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

await test();
