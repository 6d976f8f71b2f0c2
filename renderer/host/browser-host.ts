import { err, ok } from '../../shared/base/result';
import type { BackupRules } from '../../shared/host/backup-store';
import { readBundledTexts } from '../../shared/host/bundled-texts';
import { isExternalUrl } from '../../shared/host/external-url';
import { type Host, type HostResult, PRODUCT_NAME } from '../../shared/host/host';
import { createPartFiles, type PartFiles } from '../../shared/host/part-files';
import { startBlob, toSource } from './blob-sources';
import { createBrowserBackups } from './browser-backups';
import { createBrowserFiles } from './browser-files';
import { createBrowserFolders } from './browser-folders';
import { attempt } from './dom-errors';
import { createHostListeners, type HostListeners } from './listeners';

async function fetchBundled(fileName: string): HostResult<Uint8Array> {
  let response: Response;
  try {
    response = await fetch(new URL(`texts/${fileName}`, document.baseURI));
  } catch (error) {
    // `fetch` throws a TypeError for every kind of lost connection.
    return err({ code: 'failed', detail: `texts/${fileName}: ${String(error)}` });
  }
  if (!response.ok) return err({ code: response.status === 404 ? 'not-found' : 'failed', detail: `texts/${fileName}: ${response.status}` });
  return ok(new Uint8Array(await response.arrayBuffer()));
}

function openLink(url: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  link.click();
}

interface LaunchQueue {
  setConsumer(consumer: (launch: { readonly files: readonly FileSystemFileHandle[] }) => void): void;
}

declare global {
  interface Window {
    /** Files that the system opens with the installed app; Chromium only. */
    readonly launchQueue?: LaunchQueue;
  }
}

/** Archives opened from the system with the installed web edition. */
function listenToLaunches(listeners: HostListeners, parts: PartFiles): void {
  window.launchQueue?.setConsumer(({ files }) => {
    for (const handle of files) {
      void handle.getFile().then((file) => listeners.sendCommand({ type: 'open-file', file: parts.hold(file.name, toSource(file)) }));
    }
  });
}

/** The host in a plain browser. Asks the browser to keep the data for good. */
export function createBrowserHost(rules: BackupRules): Host {
  const listeners = createHostListeners();
  const parts = createPartFiles({ newId: () => crypto.randomUUID(), startScratch: startBlob, attempt });
  listenToLaunches(listeners, parts);
  window.addEventListener('pagehide', () => void listeners.beforeClose());
  void navigator.storage.persist();
  return {
    kind: 'browser',
    platform: 'web',
    ...createBrowserFiles(parts),
    readPart: parts.readPart,
    startFile: parts.startFile,
    appendPart: parts.appendPart,
    dropFile: parts.dropFile,
    ...createBrowserFolders(),
    ...createBrowserBackups(rules, parts),
    onCommand: listeners.onCommand,
    onBeforeClose: listeners.onBeforeClose,
    loadBundledTexts: () => readBundledTexts(fetchBundled),
    printToPdf: async () => err({ code: 'unsupported', detail: 'a page prints by the print dialog of its browser' }),
    stopPrinting: async () => ok(null),
    async openExternal(url) {
      if (!isExternalUrl(url)) return ok(false);
      openLink(url);
      return ok(true);
    },
    async describeWindow({ title }) {
      document.title = title === '' ? PRODUCT_NAME : `${title} · ${PRODUCT_NAME}`;
      return ok(null);
    },
  };
}
