// Serves the built web edition from a folder: static files, right types, the whole policy as a header, nothing outside of the folder.
import { readFileSync } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where a running Postil says that it is one. */
export const MARKER_PATH = '/.well-known/postil';

const SHARED_POLICY = new URL('../shared/host/content-policy.json', import.meta.url);

/** The same policy as Electron's. */
export const CSP = JSON.parse(readFileSync(SHARED_POLICY, 'utf8')).join('; ');

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

function decodePath(url) {
  try {
    const { pathname } = new URL(url, 'http://127.0.0.1');
    const decoded = decodeURIComponent(pathname);
    return decoded.includes('\0') ? undefined : decoded;
  } catch (error) {
    if (error instanceof URIError || error instanceof TypeError) return undefined;
    throw error;
  }
}

function isInside(base, target) {
  const relative = path.relative(base, target);
  return relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
}

async function findFile(root, pathname) {
  const base = await realpath(root);
  const target = path.resolve(base, pathname === '/' ? 'index.html' : `.${pathname}`);
  if (!isInside(base, target)) return undefined;
  try {
    const real = await realpath(target);
    return isInside(base, real) && (await stat(real)).isFile() ? real : undefined;
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  }
}

function send(response, status, type, body, more = {}) {
  response.writeHead(status, {
    'content-type': type,
    'content-security-policy': CSP,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    ...more,
  });
  response.end(body);
}

async function answer(root, marker, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') return send(response, 405, TYPES['.txt'], 'method not allowed');
  const pathname = decodePath(request.url);
  if (pathname === undefined) return send(response, 400, TYPES['.txt'], 'bad path');
  if (pathname === MARKER_PATH) return send(response, 200, TYPES['.json'], JSON.stringify(marker), { 'cache-control': 'no-store' });
  const file = await findFile(root, pathname);
  const type = file === undefined ? undefined : TYPES[path.extname(file)];
  if (type === undefined) return send(response, 404, TYPES['.txt'], 'not found');
  // Names under assets/ carry the hash of their content; everything else is asked for again.
  const cache = pathname.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
  return send(response, 200, type, request.method === 'HEAD' ? undefined : await readFile(file), { 'cache-control': cache });
}

/** Starts serving `root` on 127.0.0.1; port 0 takes any free one. Rejects with the system's error when the port is taken. */
export async function startServer({ root, port }) {
  const { version } = JSON.parse(await readFile(fileURLToPath(new URL('../package.json', import.meta.url)), 'utf8'));
  const marker = { name: 'postil', version, process: process.pid };
  const server = createServer((request, response) => {
    answer(root, marker, request, response).catch((error) => {
      console.error(error);
      if (!response.headersSent) send(response, 500, TYPES['.txt'], 'this file could not be read');
      else response.destroy();
    });
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: actual } = server.address();
  return {
    url: `http://127.0.0.1:${actual}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
