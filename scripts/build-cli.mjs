// Makes out/cli/postil.mjs: the command line in one file that needs nothing but Node.
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'vite';
import { ROOT } from './run.mjs';

export const CLI_FILE = path.join(ROOT, 'out/cli/postil.mjs');

/** Takes a second or two. The file is whole whenever it is there, also when two runs build it at once. */
export async function buildCli() {
  const folder = path.join(ROOT, `out/cli-${process.pid}`);
  try {
    await build({
      configFile: false,
      root: ROOT,
      logLevel: 'error',
      publicDir: false,
      ssr: { noExternal: true, target: 'node' },
      build: {
        ssr: path.join(ROOT, 'cli/main.ts'),
        outDir: folder,
        target: 'node20',
        rolldownOptions: { output: { format: 'es', entryFileNames: 'postil.mjs', codeSplitting: false } },
      },
    });
    await mkdir(path.dirname(CLI_FILE), { recursive: true });
    await rename(path.join(folder, 'postil.mjs'), CLI_FILE);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
