import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { app, BrowserWindow, dialog, ipcMain, Menu, protocol, screen, session, shell } from 'electron';
import { verifyArchive } from '../shared/archive/verify-archive';
import { deepEqual } from '../shared/base/deep-equal';
import { ok } from '../shared/base/result';
import { createBackupRules } from '../shared/host/backup-rules';
import { APP_ID, APP_ORIGIN, APP_SCHEME, PRODUCT_NAME } from '../shared/host/host';
import { MENU_LABELS, matchInterfaceLanguage } from '../shared/host/menu-labels';
import { createPartFiles, type PartFiles } from '../shared/host/part-files';
import { INTERFACE_LANGUAGES } from '../shared/model/preferences';
import { findArchives } from './archive-arguments';
import { createDeskWindow, type DeskWindow, type WindowOptions } from './desk-window';
import type { Desktop } from './desktop';
import { guardContents, guardSession } from './guards';
import { createHostHandlers } from './host-handlers';
import { registerIpc } from './ipc';
import { buildMenu } from './menu';
import { isAppUrl, SCHEME_PRIVILEGES, WEB_PREFERENCES } from './policy';
import { createPrinter, type Printer } from './printer';
import { createAppProtocolHandler } from './protocol';
import { createBackups } from './services/backups';
import { attempt, openFileSource } from './services/files';
import { createScratchFiles } from './services/scratch-files';
import { addRecent, openSettings, type SettingsFile } from './services/settings';

const at = (relative: string) => path.join(import.meta.dirname, relative);
const devServerUrl = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL;
const isDevelopment = devServerUrl !== undefined;

function openExternal(url: string): void {
  void shell.openExternal(url);
}

function createBrowserWindow(options: WindowOptions): BrowserWindow {
  return new BrowserWindow({
    ...options,
    webPreferences: { ...WEB_PREFERENCES, preload: at('../preload/preload.cjs'), devTools: isDevelopment },
  });
}

/** Out of sight, in a session of its own that is kept nowhere and has nothing but the document. */
function createPrintWindow(): BrowserWindow {
  return new BrowserWindow({
    show: false,
    webPreferences: { ...WEB_PREFERENCES, devTools: false, session: session.fromPartition(PRINT_PARTITION), backgroundThrottling: false },
  });
}

const PRINT_PARTITION = 'print';

/** The displays' work areas, the primary one first. */
function getWorkAreas(): readonly [Electron.Rectangle, ...Electron.Rectangle[]] {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id);
  return [primary.workArea, ...others.map((display) => display.workArea)];
}

/** The one place where the parts of the Electron side meet. */
function createDesk(settings: SettingsFile, printer: Printer, parts: PartFiles) {
  const getLanguage = () => settings.get().language ?? matchInterfaceLanguage(app.getLocale());
  const getLabels = () => MENU_LABELS[getLanguage()];
  const deskWindow: DeskWindow<BrowserWindow> = createDeskWindow({
    createWindow: (options) => {
      const window = createBrowserWindow(options);
      // What is printed is printed for it.
      window.once('closed', printer.stop);
      return window;
    },
    getWorkAreas,
    settings,
    url: devServerUrl ?? `${APP_ORIGIN}/`,
    onPageGone: () => dialog.showErrorBox(getLabels()['page-gone'], getLabels()['page-gone-detail']),
  });
  const drawMenu = () => {
    const template = buildMenu({
      language: getLanguage(),
      recent: settings.get().recent,
      shortcuts: settings.get().shortcuts,
      isMac: process.platform === 'darwin',
      isDevelopment,
      sendCommand: (id) => deskWindow.send({ type: 'command', id }),
      openRecent: (file) => void openArchive(file),
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  };
  const rememberFile = (file: string) => {
    if (!file.toLowerCase().endsWith('.postil')) return;
    app.addRecentDocument(file);
    void settings.update({ recent: addRecent(settings.get().recent, file) });
    drawMenu();
  };
  const openArchive = async (file: string) => {
    deskWindow.open();
    const opened = await attempt(async () => ok(parts.hold(path.basename(file), await openFileSource(file))));
    if (!opened.ok) return dialog.showErrorBox(getLabels()['cannot-open'], opened.error.detail);
    rememberFile(file);
    deskWindow.send({ type: 'open-file', file: opened.value });
  };
  const describeWindow: Desktop['describeWindow'] = ({ language, title, shortcuts }) => {
    deskWindow.getWindow()?.setTitle(title === '' ? PRODUCT_NAME : `${title} · ${PRODUCT_NAME}`);
    const { language: drawn, shortcuts: shown } = settings.get();
    const known = INTERFACE_LANGUAGES.find((candidate) => candidate === language) ?? drawn;
    if (known === drawn && deepEqual(shortcuts, shown)) return;
    void settings.update({ language: known, shortcuts });
    drawMenu();
  };
  return { deskWindow, drawMenu, rememberFile, openArchive, describeWindow };
}

/** Prints where neither the library nor the network can be reached. */
function openPrinter(): Printer {
  const printer = createPrinter(createPrintWindow);
  const printing = session.fromPartition(PRINT_PARTITION);
  guardSession(printing, devServerUrl);
  printing.protocol.handle(APP_SCHEME, printer.serve);
  printing.webRequest.onBeforeRequest(({ url }, callback) =>
    callback({ cancel: !(url.startsWith(`${APP_ORIGIN}/print/`) || url.startsWith('data:')) }),
  );
  return printer;
}

type Desk = ReturnType<typeof createDesk>;

function createDesktop(desk: Desk): Desktop {
  const showOpen = (options: Electron.OpenDialogOptions) => {
    const window = desk.deskWindow.getWindow();
    return window === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(window, options);
  };
  const showSave = (options: Electron.SaveDialogOptions) => {
    const window = desk.deskWindow.getWindow();
    return window === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(window, options);
  };
  return {
    async pickFileToOpen(types) {
      const filters = types.map(({ name, extensions }) => ({ name, extensions: [...extensions] }));
      const answer = await showOpen({ properties: ['openFile'], defaultPath: app.getPath('documents'), filters });
      return answer.canceled ? null : (answer.filePaths[0] ?? null);
    },
    async pickFileToSave(suggestedName, { name, extensions }) {
      const defaultPath = path.join(app.getPath('documents'), suggestedName);
      const answer = await showSave({ defaultPath, filters: [{ name, extensions: [...extensions] }] });
      return answer.canceled || answer.filePath === '' ? null : answer.filePath;
    },
    async pickFolder(current) {
      const answer = await showOpen({ properties: ['openDirectory', 'createDirectory'], defaultPath: current });
      return answer.canceled ? null : (answer.filePaths[0] ?? null);
    },
    openExternal: (url) => shell.openExternal(url),
    rememberFile: desk.rememberFile,
    describeWindow: desk.describeWindow,
  };
}

async function openDesk(): Promise<Desk> {
  const userData = app.getPath('userData');
  const settings = await openSettings(path.join(userData, 'desktop.json'), (detail) => console.error(detail));
  const printer = openPrinter();
  const startScratch = createScratchFiles(path.join(userData, 'parts'), randomUUID);
  const parts = createPartFiles({ newId: randomUUID, startScratch, attempt });
  const desk = createDesk(settings, printer, parts);
  const backups = createBackups({
    defaultFolder: path.join(userData, 'backups'),
    getChosenFolder: () => settings.get().backupFolder,
    rules: createBackupRules(Date.now, verifyArchive),
  });
  registerIpc(ipcMain, {
    handlers: createHostHandlers({
      desktop: createDesktop(desk),
      backups,
      settings,
      printer,
      parts,
      textsFolder: at('../../resources/texts'),
    }),
    page: { listening: desk.deskWindow.pageListens, readyToClose: desk.deskWindow.pageIsReadyToClose },
    isTrusted: (url) => isAppUrl(url, devServerUrl),
  });
  guardSession(session.defaultSession, devServerUrl);
  session.defaultSession.protocol.handle(APP_SCHEME, createAppProtocolHandler(at('../renderer')));
  desk.drawMenu();
  desk.deskWindow.open();
  return desk;
}

function start(): void {
  app.enableSandbox();
  app.setAppUserModelId(APP_ID);
  protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges: SCHEME_PRIVILEGES }]);
  const opening = app.whenReady().then(openDesk);
  const openArchives = async (files: readonly string[]) => {
    const desk = await opening;
    desk.deskWindow.open();
    for (const file of files) await desk.openArchive(file);
  };
  let isQuitting = false;
  app.on('before-quit', () => {
    isQuitting = true;
  });
  app.on('window-all-closed', () => {
    if (isQuitting || process.platform !== 'darwin') app.quit();
  });
  app.on('web-contents-created', (_event, contents) => guardContents(contents, devServerUrl, openExternal));
  app.on('second-instance', (_event, argv, workingFolder) => void openArchives(findArchives(argv, workingFolder)));
  app.on('open-file', (event, file) => {
    event.preventDefault();
    void openArchives([file]);
  });
  app.on('activate', () => void openArchives([]));
  const named = findArchives(process.argv, process.cwd());
  if (named.length > 0) void openArchives(named);
}

// The lock lies in the data folder, so the folder comes first. A folder named on the command line has the last word.
if (!app.commandLine.hasSwitch('user-data-dir')) {
  const userData = path.join(app.getPath('appData'), isDevelopment ? `${PRODUCT_NAME}-dev` : PRODUCT_NAME);
  mkdirSync(userData, { recursive: true });
  app.setPath('userData', userData);
}
// A second instance on the same data would find the library locked.
if (app.requestSingleInstanceLock()) start();
else app.quit();
