import { randomUUID } from 'node:crypto';
import { err, ok } from '../shared/base/result';
import { APP_ORIGIN, type HostResult } from '../shared/host/host';

/** What of Electron's printToPDF is asked for. */
export interface PdfOptions {
  readonly preferCSSPageSize: true;
  readonly printBackground: true;
  readonly generateTaggedPDF: true;
  readonly generateDocumentOutline: true;
}

/** What of a window that nobody sees is used. */
export interface PrintWindowPort {
  readonly webContents: {
    printToPDF(options: PdfOptions): Promise<Uint8Array>;
    executeJavaScriptInIsolatedWorld(world: number, scripts: { readonly code: string }[]): Promise<unknown>;
    once(event: 'render-process-gone', listener: () => void): unknown;
  };
  once(event: 'closed', listener: () => void): unknown;
  loadURL(url: string): Promise<void>;
  isDestroyed(): boolean;
  destroy(): void;
}

export interface Printer {
  /** Answers requests for the document that is being printed, and no others. */
  readonly serve: (request: Request) => Promise<Response>;
  /** Makes a PDF of a self-contained document; null when it was stopped. A second document stops the first. */
  print(html: string): HostResult<Uint8Array | null>;
  stop(): void;
}

/** Nothing may run or be fetched: the document has its look and its typefaces with it. */
const PRINT_CSP =
  "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const HEADERS = { 'content-security-policy': PRINT_CSP, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' };

const PDF: PdfOptions = { preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true, generateDocumentOutline: true };

/** A world that no page script shares. */
const PRINT_WORLD = 1001;
/** Faces are read when the page is laid out for the first time. */
const UNTIL_SET = 'void document.body.offsetHeight; document.fonts.ready.then(() => null)';

interface Job {
  readonly url: string;
  readonly html: string;
  readonly window: PrintWindowPort;
  isStopped: boolean;
}

/** Prints in windows that nobody sees, one at a time; each lives as long as its document. */
export function createPrinter(createWindow: () => PrintWindowPort): Printer {
  let current: Job | null = null;

  const end = (job: Job) => {
    if (current === job) current = null;
    if (!job.window.isDestroyed()) job.window.destroy();
  };
  const stop = () => {
    if (current === null) return;
    current.isStopped = true;
    end(current);
  };

  return {
    async serve(request) {
      if (current === null || request.method !== 'GET' || request.url !== current.url)
        return new Response(null, { status: 404, headers: HEADERS });
      return new Response(current.html, { headers: { ...HEADERS, 'content-type': 'text/html; charset=utf-8' } });
    },
    async print(html) {
      stop();
      const job: Job = { url: `${APP_ORIGIN}/print/${randomUUID()}`, html, window: createWindow(), isStopped: false };
      current = job;
      const gone = new Promise<'closed' | 'crashed'>((resolve) => {
        job.window.once('closed', () => resolve('closed'));
        job.window.webContents.once('render-process-gone', () => resolve('crashed'));
      });
      try {
        const outcome = await Promise.race([setAndPrint(job), gone]);
        if (outcome === 'closed' || job.isStopped) return ok(null);
        return outcome === 'crashed' ? err({ code: 'failed', detail: 'the process that printed ended' }) : ok(new Uint8Array(outcome));
      } catch (error) {
        // A window that is destroyed lets what it was doing fail.
        return job.isStopped ? ok(null) : err({ code: 'failed', detail: String(error) });
      } finally {
        end(job);
      }
    },
    stop,
  };
}

async function setAndPrint({ window, url }: Job): Promise<Uint8Array> {
  await window.loadURL(url);
  await window.webContents.executeJavaScriptInIsolatedWorld(PRINT_WORLD, [{ code: UNTIL_SET }]);
  return await window.webContents.printToPDF(PDF);
}
