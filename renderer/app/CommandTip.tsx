import { cloneElement, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../state/shortcut-context';
import { ariaKeys, isApplePlatform } from '../ui/key-names';
import { Tooltip } from '../ui/Tooltip';
import type { CommandId } from './commands';

export interface CommandTipProps {
  readonly id: CommandId;
  /** A button that does what the command does. */
  readonly children: ReactElement<{ 'aria-keyshortcuts'?: string | undefined }>;
}

/** Tells a button's command and its key: as a tooltip, and to screen readers. */
export function CommandTip({ id, children }: CommandTipProps) {
  const { t } = useTranslation('commands');
  const keys = useShortcut(id);
  return (
    <Tooltip content={t(id)} keys={keys}>
      {cloneElement(children, { 'aria-keyshortcuts': ariaKeys(keys, isApplePlatform()) })}
    </Tooltip>
  );
}
