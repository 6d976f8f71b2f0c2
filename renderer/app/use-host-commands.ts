import { useEffect } from 'react';
import type { Host } from '../../shared/host/host';
import { useDeskHandle } from '../state/desk-context';
import { findCommand, runCommand } from './commands';

/** The host's menu runs the same commands as the keys; files opened from the system go to the dialog they are for. */
export function useHostCommands(host: Host): void {
  const desk = useDeskHandle();
  useEffect(
    () =>
      host.onCommand((command) => {
        if (command.type === 'open-file') {
          void desk.actions.receivePartFile(command.file).then((received) => {
            if (!received.ok)
              desk.actions.notify({ kind: 'error', key: 'file-unreadable', values: { detail: received.error.detail }, canUndo: false });
          });
          return;
        }
        const known = findCommand(command.id);
        if (known === undefined) throw new Error(`the host asked for an unknown command: ${command.id}`);
        runCommand(known, desk);
      }),
    [host, desk],
  );
}
