import type { Host } from '../../shared/host/host';

declare global {
  interface Window {
    /** Put there by Electron's preload script; absent in a plain browser. */
    readonly host?: Host;
  }
}

/** The host that the preload script exposed; undefined outside Electron. */
export function findElectronHost(): Host | undefined {
  return window.host;
}
