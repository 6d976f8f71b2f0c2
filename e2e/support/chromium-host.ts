/**
 * The Electron host in Chromium, without Electron's binary: the built page, the built preload and the built main bundle, joined.
 * app://bundle/* is served on an origin of this machine by the real protocol handler with its real policy; the real
 * preload runs at document start, and what it invokes lands in the real handlers with the real calling frame as sender.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserContext, Frame, Page } from '@playwright/test';
import { type AppServer, startAppServer } from './app-server';
import type { Frame as CallingFrame, Recorder } from './electron-double';
import { ROOT, startMain } from './load-main';
import { installPreload } from './preload-shim';
import { decodeWire, encodeWire } from './wire';

/** The Electron host that a page has been given. */
export interface ElectronHost {
  readonly recorder: Recorder;
  /** Where the app is to be gone to. */
  readonly origin: string;
}

function describeFrame(frame: Frame, toAppUrl: AppServer['toAppUrl']): CallingFrame {
  const parent = frame.parentFrame();
  return { url: toAppUrl(frame.url()), parent: parent === null ? null : describeFrame(parent, toAppUrl) };
}

async function bindInvoke(context: BrowserContext, recorder: Recorder, { toAppUrl }: AppServer): Promise<void> {
  await context.exposeBinding('postilInvoke', async (source, channel: string, args: unknown) => {
    const decoded = decodeWire(args);
    if (!Array.isArray(decoded)) throw new TypeError('arguments come as a list');
    try {
      const value = await recorder.findIpc(channel)({ senderFrame: describeFrame(source.frame, toAppUrl) }, ...decoded);
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

/** Chromium's own print to PDF plays Electron's, which is the same: the options are those of the same command. */
function playPrinter(context: BrowserContext, recorder: Recorder): void {
  recorder.onPrint = async (html) => {
    const page = await context.newPage();
    try {
      await page.setContent(html);
      await page.evaluate(() => document.fonts.ready.then(() => null));
      return new Uint8Array(await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true }));
    } finally {
      await page.close();
    }
  };
}

/** Starts the main bundle and gives `page` (and its context) the Electron host. Go to its origin afterwards. */
export async function attachElectronHost(page: Page, setUp?: (recorder: Recorder) => void): Promise<ElectronHost> {
  const recorder = await startMain(setUp);
  const context = page.context();
  const server = await startAppServer(recorder.findProtocol('app'));
  context.once('close', () => server.close());
  await bindInvoke(context, recorder, server);
  forwardEvents(page, recorder);
  playPrinter(context, recorder);
  const preload = await readFile(path.join(ROOT, 'out/preload/preload.cjs'), 'utf8');
  await context.addInitScript(`(${installPreload})(function (require, module, exports, process) {${preload}\n});`);
  return { recorder, origin: server.origin };
}
