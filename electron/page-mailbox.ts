import type { HostCommand } from '../shared/host/host';

export interface PageMailbox {
  /** Sends at once when the page listens, else as soon as it does. */
  send(command: HostCommand): void;
  /** The page listens from now on. */
  open(): void;
  /** The page is gone (closed, reloaded): keep what comes until the next one listens. */
  close(): void;
}

/** Keeps commands for a page that does not listen yet: a file opened at start-up must not be lost. */
export function createPageMailbox(deliver: (command: HostCommand) => void): PageMailbox {
  let isOpen = false;
  const waiting: HostCommand[] = [];
  return {
    send(command) {
      if (isOpen) deliver(command);
      else waiting.push(command);
    },
    open() {
      isOpen = true;
      for (const command of waiting.splice(0)) deliver(command);
    },
    close() {
      isOpen = false;
    },
  };
}
