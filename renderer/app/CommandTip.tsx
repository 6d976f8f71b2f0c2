import { cloneElement, type ReactElement } from 'react';
import { useShortcut } from '../state/shortcut-context';
import { ariaKeys, isApplePlatform } from '../ui/key-names';
import { Tooltip } from '../ui/Tooltip';
import { type CommandId, findCommand } from './commands';
import { useCommandName } from './use-command-name';

export interface CommandTipProps {
  readonly id: CommandId;
  /** A button that does what the command does. */
  readonly children: ReactElement<{ 'aria-keyshortcuts'?: string | undefined }>;
}

/** Tells a button's command and its key: as a tooltip, and to screen readers. */
export function CommandTip({ id, children }: CommandTipProps) {
  const nameOf = useCommandName();
  const keys = useShortcut(id);
  const command = findCommand(id);
  if (command === undefined) throw new Error(`no such command: ${id}`);
  return (
    <Tooltip content={nameOf(command)} keys={keys}>
      {cloneElement(children, { 'aria-keyshortcuts': ariaKeys(keys, isApplePlatform()) })}
    </Tooltip>
  );
}
