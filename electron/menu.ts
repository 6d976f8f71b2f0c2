import path from 'node:path';
import { toAccelerator } from '../shared/host/accelerator';
import { MENU_LABELS, type MenuCommand, type MenuLabels } from '../shared/host/menu-labels';
import type { InterfaceLanguage } from '../shared/model/preferences';

type Role =
  | 'cut'
  | 'copy'
  | 'paste'
  | 'selectAll'
  | 'togglefullscreen'
  | 'close'
  | 'quit'
  | 'appMenu'
  | 'windowMenu'
  | 'reload'
  | 'toggleDevTools';

/** A native menu as plain data; Electron builds it. */
export interface MenuItem {
  readonly id?: string;
  readonly label?: string;
  readonly role?: Role;
  readonly type?: 'separator';
  readonly accelerator?: string;
  readonly registerAccelerator?: boolean;
  readonly enabled?: boolean;
  readonly click?: () => void;
  readonly submenu?: MenuItem[];
}

export interface MenuOptions {
  readonly language: InterfaceLanguage;
  readonly recent: readonly string[];
  /** Key combinations by command, as the page told them last. */
  readonly shortcuts: Readonly<Record<string, string>>;
  readonly isMac: boolean;
  readonly isDevelopment: boolean;
  readonly sendCommand: (id: MenuCommand) => void;
  readonly openRecent: (file: string) => void;
}

const SEPARATOR: MenuItem = { type: 'separator' };

function buildRecent(labels: MenuLabels, options: MenuOptions): MenuItem {
  const items = options.recent.map((file): MenuItem => ({ label: path.basename(file), click: () => options.openRecent(file) }));
  return { id: 'recent', label: labels.recent, submenu: items.length > 0 ? items : [{ label: labels['no-recent'], enabled: false }] };
}

/** Shown in the menu, but carried out by the page, which knows where the focus is and whether an input method is composing. */
function showShortcut(combination: string | undefined): Pick<MenuItem, 'accelerator' | 'registerAccelerator'> {
  const accelerator = combination === undefined ? null : toAccelerator(combination);
  return accelerator === null ? {} : { accelerator, registerAccelerator: false };
}

/** What the entries of one menu bar are made with. */
interface MenuMaker {
  readonly labels: MenuLabels;
  readonly options: MenuOptions;
  readonly command: (id: MenuCommand) => MenuItem;
  readonly role: (name: Role, label: keyof MenuLabels) => MenuItem;
}

/** The menu bar in the interface language. */
export function buildMenu(options: MenuOptions): MenuItem[] {
  const labels = MENU_LABELS[options.language];
  const command = (id: MenuCommand): MenuItem => ({
    id,
    label: labels[id],
    ...showShortcut(options.shortcuts[id]),
    click: () => options.sendCommand(id),
  });
  const role = (name: Role, label: keyof MenuLabels): MenuItem => ({ role: name, label: labels[label] });
  const maker: MenuMaker = { labels, options, command, role };
  return [
    ...(options.isMac ? [{ role: 'appMenu' as const }] : []),
    { label: labels.file, submenu: fileItems(maker) },
    { label: labels.edit, submenu: editItems(maker) },
    { label: labels.view, submenu: viewItems(maker) },
    { label: labels.go, submenu: goItems(maker) },
    ...(options.isMac ? [{ role: 'windowMenu' as const }] : []),
    { label: labels.help, submenu: [command('open-sample'), command('shortcuts'), SEPARATOR, command('about')] },
  ];
}

function fileItems({ labels, options, command, role }: MenuMaker): MenuItem[] {
  return [
    command('texts'),
    command('import'),
    buildRecent(labels, options),
    SEPARATOR,
    command('export'),
    SEPARATOR,
    command('citation'),
    command('memo-source'),
    SEPARATOR,
    command('back-up-now'),
    command('backups'),
    SEPARATOR,
    command('settings'),
    SEPARATOR,
    options.isMac ? role('close', 'close') : role('quit', 'quit'),
  ];
}

function editItems({ command, role }: MenuMaker): MenuItem[] {
  return [
    command('undo'),
    command('redo'),
    command('undo-history'),
    SEPARATOR,
    role('cut', 'cut'),
    role('copy', 'copy'),
    role('paste', 'paste'),
    role('selectAll', 'select-all'),
    SEPARATOR,
    command('find'),
    command('concordance'),
    command('combine-codes'),
    command('code-matrix'),
  ];
}

function viewItems({ labels, options, command, role }: MenuMaker): MenuItem[] {
  const themes = [command('theme-paper'), command('theme-sepia'), command('theme-dark'), command('theme-contrast')];
  return [
    { label: labels.theme, submenu: themes },
    command('cycle-margin'),
    command('show-all-notes'),
    command('code-stripes'),
    command('focus-mode'),
    SEPARATOR,
    command('commentary'),
    command('relations'),
    SEPARATOR,
    command('look-back'),
    command('start-pass'),
    command('compare-readings'),
    SEPARATOR,
    command('type-larger'),
    command('type-smaller'),
    command('type-reset'),
    SEPARATOR,
    role('togglefullscreen', 'full-screen'),
    ...(options.isDevelopment ? [SEPARATOR, { role: 'reload' as const }, { role: 'toggleDevTools' as const }] : []),
  ];
}

function goItems({ command }: MenuMaker): MenuItem[] {
  return [
    command('go-to'),
    command('commands'),
    command('go-back'),
    command('go-forward'),
    SEPARATOR,
    command('next-annotation'),
    command('previous-annotation'),
    SEPARATOR,
    command('next-unread'),
    command('toggle-bookmark'),
  ];
}
