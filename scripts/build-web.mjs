// Makes out/web from out/renderer: static files for any https server, with a service worker that keeps them all. Run after electron-vite.
import { createHash } from 'node:crypto';
import { cp, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'vite';
import { ROOT } from './run.mjs';

const from = path.join(ROOT, 'out/renderer');
const to = path.join(ROOT, 'out/web');

async function listFiles(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

/** Files under assets/ carry the hash of their content in their name; all others get one as revision. */
async function describeFile(url) {
  if (url.startsWith('assets/')) return { url, revision: null };
  const hash = createHash('sha256').update(await readFile(path.join(to, url)));
  return { url, revision: hash.digest('hex').slice(0, 20) };
}

await rm(to, { recursive: true, force: true });
await cp(from, to, { recursive: true });
const files = (await listFiles(to)).filter((file) => !file.endsWith('.map'));
const precached = await Promise.all(files.map(describeFile));

await build({
  configFile: false,
  root: ROOT,
  logLevel: 'warn',
  publicDir: false,
  define: { PRECACHED_FILES: JSON.stringify(precached), 'process.env.NODE_ENV': '"production"' },
  build: {
    outDir: to,
    emptyOutDir: false,
    minify: 'oxc',
    rolldownOptions: {
      input: path.join(ROOT, 'renderer/service-worker/service-worker.ts'),
      output: { format: 'iife', entryFileNames: 'service-worker.js' },
    },
  },
});
console.log(`out/web: ${precached.length} files, all kept by the service worker`);
