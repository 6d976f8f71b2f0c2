import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { register } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Recorder, resetRecorder } from './electron-double';

export const ROOT = path.resolve(import.meta.dirname, '../..');
const MAIN = path.join(ROOT, 'out/main/main.js');
const DOUBLE = pathToFileURL(path.join(import.meta.dirname, 'electron-double.ts')).href;
/** The data folders of this process; removed with it. */
const FOLDERS = mkdtempSync(path.join(tmpdir(), 'postil-main-'));
process.once('exit', () => rmSync(FOLDERS, { recursive: true, force: true }));

const HOOK = `export async function resolve(specifier, context, next) {
  return specifier === 'electron' ? { url: ${JSON.stringify(DOUBLE)}, shortCircuit: true } : next(specifier, context);
}`;

declare global {
  // One hook and one count a process, whichever loader this module came through.
  var electronDoubleLoads: number | undefined;
}

/** Waits until `isDone`, turning after turn of the event loop; for what the bundle does in its own time. */
export async function until(isDone: () => boolean): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!isDone()) {
    if (Date.now() > deadline) throw new Error(`still waiting for ${isDone}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Loads the BUILT main bundle into this process with `electron` resolved to the double, in a data folder of its own. */
export async function loadMain(setUp: (recorder: Recorder) => void = () => undefined): Promise<Recorder> {
  if (!existsSync(MAIN)) throw new Error(`${MAIN} is missing. Run: npm run build`);
  if (globalThis.electronDoubleLoads === undefined) register(`data:text/javascript,${encodeURIComponent(HOOK)}`);
  globalThis.electronDoubleLoads = (globalThis.electronDoubleLoads ?? 0) + 1;
  const recorder = resetRecorder(await mkdtemp(path.join(FOLDERS, 'run-')));
  setUp(recorder);
  await import(/* @vite-ignore */ `${pathToFileURL(MAIN).href}?run=${globalThis.electronDoubleLoads}`);
  return recorder;
}

/** The same, started: the window is open. */
export async function startMain(setUp?: (recorder: Recorder) => void): Promise<Recorder> {
  const recorder = await loadMain(setUp);
  recorder.becomeReady();
  await until(() => recorder.windows.some((window) => window.urls.length > 0));
  return recorder;
}
