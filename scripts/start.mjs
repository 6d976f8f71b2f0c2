// npm start: opens Postil in Electron, or serves it to the browser where Electron cannot be had.
// npm start -- [--host browser|electron] [--no-open] [--port N]
import { spawn } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuild } from './build.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { ensureElectron, findElectron, findObstacle } from './electron.mjs';
import { findListener, findRunningPostil } from './port.mjs';
import { ROOT } from './run.mjs';
import { startServer } from './serve.mjs';

/** Part of the origin, and so of where the reader's library lies: never another one. */
const PORT = 4127;
/** Electron that ends sooner than this with an error never showed a window. */
const STARTED_AFTER_MS = 5000;

function readOptions() {
  const { values } = parseArgs({
    options: { host: { type: 'string' }, open: { type: 'boolean', default: true }, port: { type: 'string' } },
    allowNegative: true,
  });
  if (values.host !== undefined && values.host !== 'browser' && values.host !== 'electron') {
    throw new Error(`--host is browser or electron, not ${values.host}`);
  }
  const port = values.port === undefined ? PORT : Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`--port is a number from 1 to 65535, not ${values.port}`);
  return { host: values.host, open: values.open, port };
}

function openInBrowser(url) {
  const hasDisplay = process.platform !== 'linux' || process.env.DISPLAY !== undefined || process.env.WAYLAND_DISPLAY !== undefined;
  if (!hasDisplay) return;
  const [command, ...args] = { darwin: ['open', url], win32: ['cmd', '/c', 'start', '', url] }[process.platform] ?? ['xdg-open', url];
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => console.log('Your browser could not be opened from here: open the address above in it.'));
  child.unref();
}

async function serve({ open, port }) {
  const url = `http://127.0.0.1:${port}/`;
  try {
    await startServer({ root: path.join(ROOT, 'out/web'), port });
    console.log(`Postil is at ${url}  (Ctrl+C stops it)`);
  } catch (error) {
    if (error.code !== 'EADDRINUSE') throw error;
    if ((await findRunningPostil(port)) === undefined) {
      const listener = await findListener(port);
      throw new Error(
        `port ${port} is taken by ${listener ?? 'another program'}. Postil always uses this port, because the browser keeps your library by address. Stop that program and start Postil again; your library is safe.`,
      );
    }
    console.log(`Postil is already running at ${url}`);
  }
  if (open) openInBrowser(url);
}

/** Runs Electron until it is closed. Gives the reason when it could not show a window. */
async function runElectron() {
  const obstacle = findObstacle();
  if (obstacle !== undefined) return obstacle;
  if (findElectron() === undefined) console.log('Installing Electron …');
  const binary = await ensureElectron();
  if (binary === undefined) return 'its binary could not be downloaded';
  const startedAt = Date.now();
  const child = spawn(binary, [ROOT], { stdio: 'inherit' });
  const code = await new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('close', resolve);
  });
  return code !== 0 && Date.now() - startedAt < STARTED_AFTER_MS ? `it ended at once with code ${code}` : undefined;
}

async function start() {
  const options = readOptions();
  const running = options.host === 'electron' ? undefined : await findRunningPostil(options.port);
  await ensureDependencies();
  await ensureBuild();
  if (options.host !== 'browser' && running === undefined) {
    const reason = await runElectron();
    if (reason === undefined) return;
    if (options.host === 'electron') throw new Error(`Electron does not open: ${reason}`);
    console.log(`Electron does not open here (${reason}): Postil runs in your browser instead.`);
  }
  await serve(options);
}

try {
  await start();
} catch (error) {
  console.error(`Postil did not start: ${error.message}`);
  process.exit(1);
}
