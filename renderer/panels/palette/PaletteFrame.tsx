import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Command } from '../../app/commands';
import { useDesk, useDeskActions } from '../../state/desk-context';
import '../../styles/palette.css';
import { Dialog } from '../../ui/Dialog';
import { Palette } from './Palette';
import { useRunning } from './use-command-entries';

export interface PaletteFrameProps {
  readonly name: 'palette' | 'commands';
  /** What stands in the field at first. */
  readonly start: string;
}

/** The one palette under either of its names: places, or after `>` commands. */
export function PaletteFrame({ name, start }: PaletteFrameProps) {
  const { t } = useTranslation('find');
  const actions = useDeskActions();
  const isOpen = useDesk((state) => state.dialog === name);
  const surface = useDesk((state) => state.surface);
  const run = useRunning();
  const hasGone = useRef(false);
  const chosen = useRef<Command | null>(null);
  const returnFocus = () => {
    if (!hasGone.current) return true;
    hasGone.current = false;
    surface?.focus();
    return false;
  };
  // A command may move the focus or ask where it is: the dialog has to be gone before.
  const runChosen = () => {
    const command = chosen.current;
    chosen.current = null;
    if (command !== null) run(command);
  };
  return (
    <Dialog
      open={isOpen}
      onOpenChange={(open) => !open && actions.openDialog(null)}
      onClosed={runChosen}
      title={t(name === 'commands' ? 'commands-title' : 'palette-title')}
      className="palette-dialog"
      returnFocus={returnFocus}
    >
      <Palette
        start={start}
        onGo={() => {
          hasGone.current = true;
        }}
        onCommand={(command) => {
          chosen.current = command;
          actions.openDialog(null);
        }}
      />
    </Dialog>
  );
}
