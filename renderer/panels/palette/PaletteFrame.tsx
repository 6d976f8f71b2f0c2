import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Span } from '../../../shared/text/offset';
import type { Command } from '../../app/commands';
import { useDesk, useDeskHandle } from '../../state/desk-context';
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
  const { store, actions } = useDeskHandle();
  const isOpen = useDesk((state) => state.dialog === name);
  const surface = useDesk((state) => state.surface);
  const run = useRunning();
  const opened = useTimesOpened(isOpen);
  const hasGone = useRef(false);
  const selected = useRef<Span | null>(null);
  const chosen = useRef<Command | null>(null);
  const close = () => {
    selected.current = store.getState().selection;
    actions.openDialog(null);
  };
  const finish = () => {
    const [command, where] = [chosen.current, selected.current];
    chosen.current = null;
    selected.current = null;
    // The field had the browser's selection meanwhile. Another dialog may have it now.
    if (where !== null && store.getState().dialog === null) {
      actions.select(where);
      store.getState().surface?.select(where);
    }
    if (command !== null) run(command);
  };
  const returnFocus = () => {
    // The dialog gives the focus back at the end of this task. A command may move it, or ask where it is.
    setTimeout(finish);
    // One that was opened at once has the focus already.
    if (store.getState().dialog !== null) return false;
    if (!hasGone.current) return true;
    hasGone.current = false;
    surface?.focus();
    return false;
  };
  return (
    <Dialog
      open={isOpen}
      onOpenChange={(open) => !open && close()}
      title={t(name === 'commands' ? 'commands-title' : 'palette-title')}
      className="palette-dialog"
      returnFocus={returnFocus}
    >
      <Palette
        key={opened}
        start={start}
        onGo={() => {
          hasGone.current = true;
        }}
        onCommand={(command) => {
          chosen.current = command;
          close();
        }}
      />
    </Dialog>
  );
}

/** Whoever opens it again before it is gone finds it as new. */
function useTimesOpened(isOpen: boolean): number {
  const [times, setTimes] = useState({ isOpen, count: 0 });
  if (times.isOpen !== isOpen) setTimes({ isOpen, count: isOpen ? times.count + 1 : times.count });
  return times.count;
}
