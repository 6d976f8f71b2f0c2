/**
 * The Electron host in Chromium, without Electron's binary: the built page, the built preload and the built main bundle, joined.
 * app://bundle/* is mapped to https://bundle.app.test/* and answered by the real protocol handler with its real policy; the real
 * preload runs at document start, and what it invokes lands in the real handlers with the real calling frame as sender.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserContext, Frame, Page } from '@playwright/test';
import type { Frame as CallingFrame, Recorder } from './electron-double';
import { ROOT, startMain } from './load-main';
import { installPreload } from './preload-shim';
import { decodeWire, encodeWire } from './wire';

export const PAGE_ORIGIN = 'https://bundle.app.test';
const APP_ORIGIN = 'app://bundle';

function toAppUrl(url: string): string {
  return url === PAGE_ORIGIN || url.startsWith(`${PAGE_ORIGIN}/`) ? APP_ORIGIN + url.slice(PAGE_ORIGIN.length) : url;
}

function describeFrame(frame: Frame): CallingFrame {
  const parent = frame.parentFrame();
  return { url: toAppUrl(frame.url()), parent: parent === null ? null : describeFrame(parent) };
}

async function routePage(context: BrowserContext, recorder: Recorder): Promise<void> {
  const serve = recorder.findProtocol('app');
  await context.route(`${PAGE_ORIGIN}/**`, async (route) => {
    const request = route.request();
    const response = await serve(new Request(toAppUrl(request.url()), { method: request.method() }));
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    });
  });
}

async function bindInvoke(context: BrowserContext, recorder: Recorder): Promise<void> {
  await context.exposeBinding('postilInvoke', async (source, channel: string, args: unknown) => {
    const decoded = decodeWire(args);
    if (!Array.isArray(decoded)) throw new TypeError('arguments come as a list');
    try {
      const value = await recorder.findIpc(channel)({ senderFrame: describeFrame(source.frame) }, ...decoded);
      // The same gate that Electron's IPC applies.
      return { value: encodeWire(structuredClone(value)) };
    } catch (error) {
      return { error: `Error invoking remote method '${channel}': ${String(error)}` };
    }
  });
}

/** What the bundle sends to its window goes to the page that plays it. */
function forwardEvents(page: Page, recorder: Recorder): void {
  recorder.getWindow().webContents.onSend = (channel, args) => {
    void page.evaluate(([name, encoded]) => window.postilReceive?.(name, encoded), [channel, args.map(encodeWire)] as const);
  };
}

/** Starts the main bundle and gives `page` (and its context) the Electron host. Go to `PAGE_ORIGIN` afterwards. */
export async function attachElectronHost(page: Page, setUp?: (recorder: Recorder) => void): Promise<Recorder> {
  const recorder = await startMain(setUp);
  const context = page.context();
  await routePage(context, recorder);
  await bindInvoke(context, recorder);
  forwardEvents(page, recorder);
  const preload = await readFile(path.join(ROOT, 'out/preload/preload.cjs'), 'utf8');
  await context.addInitScript(`(${installPreload})(function (require, module, exports, process) {${preload}\n});`);
  return recorder;
}
