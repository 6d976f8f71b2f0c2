import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { APP_HOST } from '../shared/host/host';
import { CSP } from './policy';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.json': 'application/json',
  '.map': 'application/json',
  '.webmanifest': 'application/manifest+json',
};

const HEADERS = {
  'content-security-policy': CSP,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-cache',
};

function refuse(status: number, text: string): Response {
  return new Response(text, { status, headers: { ...HEADERS, 'content-type': 'text/plain; charset=utf-8' } });
}

function decodePath(url: URL): string | undefined {
  try {
    const decoded = decodeURIComponent(url.pathname);
    return decoded.includes('\0') ? undefined : decoded;
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

function isInside(base: string, target: string): boolean {
  const relative = path.relative(base, target);
  return relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
}

/** The file under `root` that a path names; undefined when there is none, or when the path leads outside, by `..` or by a link. */
async function findFile(root: string, pathname: string): Promise<string | undefined> {
  const base = await realpath(root);
  const wanted = pathname === '' || pathname === '/' ? 'index.html' : pathname.replace(/^[/\\]+/, '');
  const target = path.resolve(base, wanted);
  if (!isInside(base, target)) return undefined;
  try {
    const real = await realpath(target);
    return isInside(base, real) ? real : undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return undefined;
    throw error;
  }
}

/** Serves the built page from `root`, and nothing else. Request in, Response out; knows no Electron. */
export function createAppProtocolHandler(root: string): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'method not allowed');
    const url = new URL(request.url);
    if (url.host !== APP_HOST) return refuse(404, 'unknown host');
    const pathname = decodePath(url);
    if (pathname === undefined) return refuse(400, 'bad path');
    const file = await findFile(root, pathname);
    const type = file === undefined ? undefined : TYPES[path.extname(file).toLowerCase()];
    if (file === undefined || type === undefined) return refuse(404, 'not found');
    const body = request.method === 'HEAD' ? null : new Uint8Array(await readFile(file));
    return new Response(body, { headers: { ...HEADERS, 'content-type': type } });
  };
}
