// npm run dev: Postil with hot reload, on data of its own.
// npm run dev -- [--host browser|electron]
import { parseArgs } from 'node:util';
import { ensureDependencies } from './dependencies.mjs';
import { ensureElectron, findObstacle } from './electron.mjs';
import { runTool } from './run.mjs';

const { values } = parseArgs({ options: { host: { type: 'string', default: 'electron' } } });

async function develop() {
  await ensureDependencies();
  if (values.host === 'electron') {
    const reason = findObstacle() ?? ((await ensureElectron()) === undefined ? 'its binary could not be downloaded' : undefined);
    if (reason === undefined) return runTool('electron-vite', 'electron-vite', ['dev', '--watch']);
    console.log(`Electron does not open here (${reason}): the page is served to your browser instead.`);
  }
  return runTool('vite', 'vite', ['--config', 'renderer/vite.config.ts']);
}

try {
  const { code } = await develop();
  process.exitCode = code ?? 1;
} catch (error) {
  console.error(`Postil did not start: ${error.message}`);
  process.exitCode = 1;
}
