import type { Host, HostCommand } from '../../shared/host/host';

/** Who listens to the host. Commands that come before anyone listens (a file opened at start-up) wait for the first listener. */
export interface HostListeners extends Pick<Host, 'onCommand' | 'onBeforeClose'> {
  sendCommand(command: HostCommand): void;
  /** Resolves when every before-close listener has finished. */
  beforeClose(): Promise<void>;
}

export function createHostListeners(): HostListeners {
  const commandListeners = new Set<(command: HostCommand) => void>();
  const closeListeners = new Set<() => Promise<void>>();
  const waiting: HostCommand[] = [];
  return {
    onCommand(listener) {
      commandListeners.add(listener);
      for (const command of waiting.splice(0)) listener(command);
      return () => commandListeners.delete(listener);
    },
    onBeforeClose(listener) {
      closeListeners.add(listener);
      return () => closeListeners.delete(listener);
    },
    sendCommand(command) {
      if (commandListeners.size === 0) waiting.push(command);
      for (const listener of commandListeners) listener(command);
    },
    async beforeClose() {
      await Promise.all(Array.from(closeListeners, (listener) => listener()));
    },
  };
}
