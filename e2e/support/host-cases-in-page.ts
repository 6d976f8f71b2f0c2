import type {} from '../../renderer/host/electron-host';
import { createArchive, HOST_CASES } from '../../renderer/host/host.cases';

declare global {
  interface Window {
    runHostCase?(name: string): Promise<unknown>;
    createArchive?(seq: number): Promise<Uint8Array>;
  }
}

// Bundled by the spec and evaluated in the page, so that the cases speak to the host through the real bridge.
window.createArchive = createArchive;
window.runHostCase = async (name) => {
  const found = HOST_CASES.find((hostCase) => hostCase.name === name);
  if (found === undefined || window.host === undefined) throw new Error(`cannot run: ${name}`);
  return found.run(window.host);
};
