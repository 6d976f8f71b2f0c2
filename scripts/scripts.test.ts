import { mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CSP as ELECTRON_CSP } from '../electron/policy';
import { findMissing } from './check-lock.mjs';
import { isInstalled } from './dependencies.mjs';
import { CSP, MARKER_PATH, type RunningServer, startServer } from './serve.mjs';

test('the lock check finds an optional package that is held nowhere on the way up', () => {
  const packages = {
    '': { optionalDependencies: { present: '1' } },
    'node_modules/present': {},
    'node_modules/tool': { optionalDependencies: { 'tool-linux': '1', 'tool-mac': '2' } },
    'node_modules/tool-linux': {},
    'node_modules/tool/node_modules/deep': { optionalDependencies: { 'tool-linux': '1', 'deep-win': '3', inner: '4' } },
    'node_modules/tool/node_modules/inner': {},
  };
  expect(findMissing(packages)).toEqual(['node_modules/tool -> tool-mac@2', 'node_modules/tool/node_modules/deep -> deep-win@3']);
});

test.each([
  ['the same versions', { 'node_modules/a': { version: '1.0.0' } }, true],
  ['another version', { 'node_modules/a': { version: '1.0.1' } }, false],
  ['nothing', {}, false],
  ['what another platform needs besides', { 'node_modules/a': { version: '1.0.0' }, 'node_modules/mac': { version: '1.0.0' } }, true],
])('installed: %s', (_name, installed, expected) => {
  const locked = { '': {}, 'node_modules/a': { version: '1.0.0' }, 'node_modules/mac': { version: '1.0.0', optional: true } };
  expect(isInstalled(locked, installed)).toBe(expected);
});

let server: RunningServer;
beforeAll(async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'postil-serve-'));
  const root = path.join(folder, 'web');
  await mkdir(path.join(root, 'assets'), { recursive: true });
  await writeFile(path.join(folder, 'secret.txt'), 'secret');
  await writeFile(path.join(root, 'index.html'), '<p>page');
  await writeFile(path.join(root, 'assets/a.js'), 'export {}');
  await writeFile(path.join(root, 'unknown.exe'), 'x');
  await symlink(path.join(folder, 'secret.txt'), path.join(root, 'link.txt'));
  server = await startServer({ root, port: 0 });
});
afterAll(() => server.close());

/** `fetch` would tidy the path up before it is sent. */
function getStatus(rawPath: string, method = 'GET'): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(server.url);
    const sent = request({ host: '127.0.0.1', port, path: rawPath, method }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject);
    sent.end();
  });
}

test('serves files with their type and the policy of the Electron edition', async () => {
  expect(CSP).toBe(ELECTRON_CSP);
  const page = await fetch(server.url);
  expect([page.status, page.headers.get('content-type'), page.headers.get('content-security-policy'), await page.text()]).toEqual([
    200,
    'text/html; charset=utf-8',
    CSP,
    '<p>page',
  ]);
  const script = await fetch(`${server.url}assets/a.js`);
  expect([script.headers.get('content-type'), script.headers.get('cache-control')]).toEqual([
    'text/javascript; charset=utf-8',
    'public, max-age=31536000, immutable',
  ]);
  expect(await (await fetch(new URL(MARKER_PATH, server.url))).json()).toMatchObject({ name: 'postil' });
});

test('nothing outside of its folder, nothing of an unknown type, no writing', async () => {
  const paths = [
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/link.txt',
    '/unknown.exe',
    '/none',
    '//etc/passwd',
    '/assets',
  ];
  expect(await Promise.all(paths.map((raw) => getStatus(raw)))).toEqual(paths.map(() => 404));
  expect([await getStatus('/%'), await getStatus('/%00'), await getStatus('/', 'POST'), await getStatus('/', 'HEAD')]).toEqual([
    400, 400, 405, 200,
  ]);
});

test('a port that is taken is an error, not another port', async () => {
  const port = Number(new URL(server.url).port);
  await expect(startServer({ root: '.', port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
