import type { Host } from './host';

/** The methods of the host that cross to another process: all but what the page reads or subscribes to. */
export type HostMethod = Exclude<keyof Host, 'kind' | 'platform' | 'choosesFolders' | 'onCommand' | 'onBeforeClose'>;

/** What the Electron side implements. */
export type HostHandlers = Pick<Host, HostMethod>;

/** Page to main, by method. */
export const HOST_CHANNELS = {
  loadBundledTexts: 'host:load-bundled-texts',
  openFile: 'host:open-file',
  choosePartFile: 'host:choose-part-file',
  readPart: 'host:read-part',
  startFile: 'host:start-file',
  appendPart: 'host:append-part',
  dropFile: 'host:drop-file',
  saveFile: 'host:save-file',
  printToPdf: 'host:print-to-pdf',
  stopPrinting: 'host:stop-printing',
  chooseFolder: 'host:choose-folder',
  listFolderFiles: 'host:list-folder-files',
  readFolderFiles: 'host:read-folder-files',
  writeFolderFiles: 'host:write-folder-files',
  writeBackup: 'host:write-backup',
  listBackups: 'host:list-backups',
  openBackup: 'host:open-backup',
  getBackupPlace: 'host:get-backup-place',
  chooseBackupPlace: 'host:choose-backup-place',
  openExternal: 'host:open-external',
  describeWindow: 'host:describe-window',
} as const satisfies Readonly<Record<HostMethod, string>>;

/** Page to main, beside the methods. */
export const PAGE_CHANNELS = {
  /** The page listens to commands from now on; what came before is sent now. */
  listening: 'page:listening',
  /** The page has stored everything that it wanted to store before the window closes. */
  readyToClose: 'page:ready-to-close',
} as const;

/** Main to page. */
export const HOST_EVENTS = {
  command: 'host:command',
  beforeClose: 'host:before-close',
} as const;

export type PageChannel = keyof typeof PAGE_CHANNELS;
