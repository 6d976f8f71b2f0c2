import { Toolbar } from '@base-ui/react/toolbar';
import type { ReactNode } from 'react';
import { useShortcut } from '../state/shortcut-context';
import { ariaKeys, isApplePlatform } from '../ui/key-names';
import { Tooltip } from '../ui/Tooltip';

export interface ToolButtonProps {
  /** The command that does the same: its key is told. */
  readonly command: string;
  readonly children: ReactNode;
  readonly onClick: () => void;
}

/** A button of the toolbar beside the text. */
export function ToolButton({ command, children, onClick }: ToolButtonProps) {
  const keys = useShortcut(command);
  return (
    <Tooltip content={children} keys={keys} side="top">
      <Toolbar.Button className="reading-toolbar-button" aria-keyshortcuts={ariaKeys(keys, isApplePlatform())} onClick={onClick}>
        {children}
      </Toolbar.Button>
    </Tooltip>
  );
}
