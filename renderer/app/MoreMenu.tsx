import {
  Archive,
  Bookmark,
  BookOpenText,
  CalendarClock,
  Columns2,
  Contrast,
  Ellipsis,
  FilePenLine,
  Focus,
  Glasses,
  GraduationCap,
  History,
  Import,
  Info,
  Keyboard,
  Library,
  Navigation,
  NotebookPen,
  Palette,
  Quote,
  Redo2,
  RotateCcw,
  Save,
  Settings,
  Spline,
  SquareChevronRight,
  StepForward,
  TextSearch,
  Trash2,
  Undo2,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useDeskHandle } from '../state/desk-context';
import { useShortcut } from '../state/shortcut-context';
import { IconButton } from '../ui/IconButton';
import { Menu, MenuCheckItem, MenuItem, MenuSeparator } from '../ui/Menu';
import { type CommandId, findCommand, runCommand } from './commands';
import { needOf } from './commands/command';
import { useCommandName } from './use-command-name';

const SIZE = 15;
const ICONS: Partial<Readonly<Record<CommandId, ReactNode>>> = {
  undo: <Undo2 size={SIZE} />,
  redo: <Redo2 size={SIZE} />,
  'undo-history': <History size={SIZE} />,
  commands: <SquareChevronRight size={SIZE} />,
  'go-to': <Navigation size={SIZE} />,
  concordance: <TextSearch size={SIZE} />,
  relations: <Spline size={SIZE} />,
  'toggle-bookmark': <Bookmark size={SIZE} />,
  'next-unread': <StepForward size={SIZE} />,
  'focus-mode': <Focus size={SIZE} />,
  commentary: <FilePenLine size={SIZE} />,
  'cycle-margin': <BookOpenText size={SIZE} />,
  'next-theme': <Contrast size={SIZE} />,
  'show-trash': <Trash2 size={SIZE} />,
  citation: <Quote size={SIZE} />,
  'memo-source': <NotebookPen size={SIZE} />,
  'look-back': <CalendarClock size={SIZE} />,
  'start-pass': <Glasses size={SIZE} />,
  'compare-readings': <Columns2 size={SIZE} />,
  texts: <Library size={SIZE} />,
  import: <Import size={SIZE} />,
  'back-up-now': <Save size={SIZE} />,
  backups: <Archive size={SIZE} />,
  legend: <Palette size={SIZE} />,
  settings: <Settings size={SIZE} />,
  shortcuts: <Keyboard size={SIZE} />,
  'open-sample': <GraduationCap size={SIZE} />,
  'restart-sample': <RotateCcw size={SIZE} />,
  'leave-sample': <Undo2 size={SIZE} />,
  about: <Info size={SIZE} />,
};

/** Everything that has no button of its own. Each item is a command of the one table. */
export function MoreMenu() {
  const { t } = useTranslation('app');
  return (
    <Menu trigger={<IconButton label={t('more')} icon={<Ellipsis size={18} aria-hidden="true" />} />}>
      <CommandItem id="undo" />
      <CommandItem id="redo" />
      <CommandItem id="undo-history" />
      <MenuSeparator />
      <CommandItem id="commands" />
      <CommandItem id="go-to" />
      <CommandItem id="concordance" />
      <CommandItem id="relations" />
      <CommandItem id="toggle-bookmark" />
      <CommandItem id="next-unread" />
      <CommandItem id="focus-mode" />
      <CommandItem id="commentary" />
      <CommandItem id="cycle-margin" />
      <ShowAllNotesItem />
      <CaretItem />
      <CommandItem id="show-trash" />
      <MenuSeparator />
      <CommandItem id="citation" />
      <CommandItem id="memo-source" />
      <CommandItem id="memo-library" />
      <MenuSeparator />
      <CommandItem id="look-back" />
      <CommandItem id="start-pass" />
      <CommandItem id="compare-readings" />
      <MenuSeparator />
      <CommandItem id="texts" />
      <CommandItem id="import" />
      <CommandItem id="back-up-now" />
      <CommandItem id="backups" />
      <MenuSeparator />
      <CommandItem id="next-theme" />
      <CommandItem id="legend" />
      <CommandItem id="settings" />
      <CommandItem id="shortcuts" />
      <SampleItems />
      <CommandItem id="about" />
    </Menu>
  );
}

/** Into the sample, or back from it. */
function SampleItems() {
  const isSample = useDesk((state) => state.libraryKind === 'sample');
  if (!isSample) return <CommandItem id="open-sample" />;
  return (
    <>
      <CommandItem id="restart-sample" />
      <CommandItem id="leave-sample" />
    </>
  );
}

function useCommand(id: CommandId) {
  const desk = useDeskHandle();
  const command = findCommand(id);
  if (command === undefined) throw new Error(`no such command: ${id}`);
  const keys = useShortcut(id);
  const name = useCommandName()(command);
  const possible = useDesk((state) => needOf(command, state) === null);
  return { keys, name, possible, run: () => void runCommand(command, desk) };
}

function CommandItem({ id }: { readonly id: CommandId }) {
  const { keys, name, possible, run } = useCommand(id);
  return (
    <MenuItem icon={ICONS[id]} keys={keys} disabled={!possible} onSelect={run}>
      {name}
    </MenuItem>
  );
}

function ShowAllNotesItem() {
  const { keys, name, run } = useCommand('show-all-notes');
  const on = useDesk((state) => state.showAllNotes);
  return (
    <MenuCheckItem checked={on} keys={keys} onChange={run}>
      {name}
    </MenuCheckItem>
  );
}

function CaretItem() {
  const { keys, name, run } = useCommand('toggle-caret');
  const on = useDesk((state) => state.caretOn);
  return (
    <MenuCheckItem checked={on} keys={keys} onChange={run}>
      {name}
    </MenuCheckItem>
  );
}
