import { EventEmitter } from 'node:events';
import { expect, test } from '@playwright/test';
import { HOST_CHANNELS } from '../../shared/host/channels';
import { emit, TRUSTED } from '../support/electron-events';
import { startMain, until } from '../support/load-main';

// One recorder a process: the bundles must not run beside each other.
test.describe.configure({ mode: 'serial' });

test('prints in a window that nobody sees, locked down, which gets the document and nothing else', async () => {
  const recorder = await startMain();
  const printed: string[] = [];
  recorder.onPrint = async (html) => {
    printed.push(html);
    return new TextEncoder().encode('%PDF-1.7 of it');
  };
  const answer = await recorder.findIpc(HOST_CHANNELS.printToPdf)(TRUSTED, '<!doctype html><title>One</title>');
  expect(answer).toEqual({ ok: true, value: new TextEncoder().encode('%PDF-1.7 of it') });
  expect(printed).toEqual(['<!doctype html><title>One</title>']);
  const window = recorder.windows[1];
  expect(window?.options).toMatchObject({
    show: false,
    webPreferences: { contextIsolation: true, sandbox: true, nodeIntegration: false, webSecurity: true, devTools: false },
  });
  expect(window?.options.webPreferences).not.toHaveProperty('preload');
  expect([window?.destroyed, recorder.getWindow().destroyed]).toEqual([true, false]);
  expect(recorder.calls.findLast(([name]) => name === 'webContents.printToPDF')?.[1]).toEqual({
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  });
  const partition = recorder.partitions.get('print');
  const url = window?.urls[0] ?? '';
  expect(url).toMatch(/^app:\/\/bundle\/print\/[0-9a-f-]{36}$/);
  // What was printed is gone, and nothing else was ever there.
  for (const other of [url, 'app://bundle/', 'app://bundle/index.html', 'https://example.org/', 'file:///etc/passwd'])
    await expect(partition?.load(other)).rejects.toThrow('ERR_FAILED');
  expect(partition?.permissionCheck?.(null, 'media', 'app://bundle')).toBe(false);
});

test('the document that is printed may run and fetch nothing', async () => {
  const recorder = await startMain();
  let policy: string | null = null;
  recorder.onPrint = async () => {
    const serve = recorder.partitions.get('print')?.protocols.get('app');
    policy = (await serve?.(new Request(recorder.windows[1]?.urls[0] ?? '')))?.headers.get('content-security-policy') ?? null;
    return new Uint8Array(1);
  };
  await recorder.findIpc(HOST_CHANNELS.printToPdf)(TRUSTED, '<p>');
  expect(policy).toBe(
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
});

test('printing stops when it is stopped, when the window closes and when another document comes; a crash is told', async () => {
  const recorder = await startMain();
  const print = () => recorder.findIpc(HOST_CHANNELS.printToPdf)(TRUSTED, '<p>');
  const begun = () => until(() => recorder.windows.at(-1)?.urls.length === 1 && recorder.windows.at(-1)?.destroyed === false);
  recorder.onPrint = () => new Promise(() => undefined);
  const stopped = print();
  await begun();
  await recorder.findIpc(HOST_CHANNELS.stopPrinting)(TRUSTED);
  expect(await stopped).toEqual({ ok: true, value: null });
  const first = print();
  await begun();
  const second = print();
  expect(await first).toEqual({ ok: true, value: null });
  emit(recorder.windows.at(-1)?.webContents ?? new EventEmitter(), 'render-process-gone');
  expect(await second).toMatchObject({ ok: false, error: { code: 'failed' } });
  const last = print();
  await begun();
  recorder.getWindow().destroy();
  expect(await last).toEqual({ ok: true, value: null });
  expect(recorder.windows.every((window) => window.destroyed)).toBe(true);
});
