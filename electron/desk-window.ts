import { HOST_EVENTS } from '../shared/host/channels';
import { type HostCommand, PRODUCT_NAME } from '../shared/host/host';
import { createCloseHandshake } from './close-handshake';
import { createPageMailbox } from './page-mailbox';
import type { SettingsFile } from './services/settings';
import { fitWindow, MIN_SIZE, type Rectangle } from './window';

interface Navigation {
  readonly isMainFrame: boolean;
  readonly isSameDocument: boolean;
}

/** What of Electron's BrowserWindow is used. */
export interface WindowPort {
  readonly webContents: {
    send(channel: string, ...args: unknown[]): void;
    on(event: 'did-start-navigation', listener: (details: Navigation) => void): unknown;
    on(event: 'render-process-gone', listener: () => void): unknown;
  };
  once(event: 'ready-to-show', listener: () => void): unknown;
  on(event: 'close' | 'page-title-updated', listener: (event: { preventDefault(): void }) => void): unknown;
  on(event: 'closed', listener: () => void): unknown;
  loadURL(url: string): Promise<void>;
  show(): void;
  focus(): void;
  isMinimized(): boolean;
  restore(): void;
  isMaximized(): boolean;
  maximize(): void;
  getNormalBounds(): Rectangle;
  setTitle(title: string): void;
  destroy(): void;
}

export interface WindowOptions extends Rectangle {
  readonly minWidth: number;
  readonly minHeight: number;
  readonly show: false;
  readonly title: string;
  readonly backgroundColor: string;
}

export interface DeskWindowPorts<W extends WindowPort> {
  readonly createWindow: (options: WindowOptions) => W;
  readonly getWorkAreas: () => readonly [Rectangle, ...Rectangle[]];
  readonly settings: SettingsFile;
  readonly url: string;
  /** The page's process died; the library is safe, the page is loaded again afterwards. */
  readonly onPageGone: () => void;
}

/** The app's one window and its page. */
export interface DeskWindow<W extends WindowPort> {
  /** Opens the window, or brings the open one to the front. */
  open(): void;
  getWindow(): W | null;
  send(command: HostCommand): void;
  pageListens(): void;
  pageIsReadyToClose(): void;
}

/** The paper theme's page colour, so that the first frame does not flash. */
const PAGE_COLOR = '#fdfcf9';

function startTimer(callback: () => void, milliseconds: number): () => void {
  const timer = setTimeout(callback, milliseconds);
  return () => clearTimeout(timer);
}

export function createDeskWindow<W extends WindowPort>(ports: DeskWindowPorts<W>): DeskWindow<W> {
  let window: W | null = null;
  let release: () => void = () => undefined;
  const mailbox = createPageMailbox((command) => window?.webContents.send(HOST_EVENTS.command, command));

  const watchPage = (opened: W) => {
    opened.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) mailbox.close();
    });
    opened.webContents.on('render-process-gone', () => {
      mailbox.close();
      release();
      if (window === null) return;
      ports.onPageGone();
      void opened.loadURL(ports.url);
    });
  };

  const watchClosing = (opened: W) => {
    const handshake = createCloseHandshake({
      ask: () => opened.webContents.send(HOST_EVENTS.beforeClose),
      finish: () => {
        const state = { ...opened.getNormalBounds(), maximized: opened.isMaximized() };
        window = null;
        mailbox.close();
        void ports.settings.update({ window: state }).then(() => opened.destroy());
      },
      startTimer,
    });
    release = handshake.release;
    opened.on('close', handshake.onClose);
    opened.on('closed', () => {
      window = null;
    });
  };

  const create = () => {
    const saved = ports.settings.get().window;
    const opened = ports.createWindow({
      ...fitWindow(saved, ports.getWorkAreas()),
      minWidth: MIN_SIZE.width,
      minHeight: MIN_SIZE.height,
      show: false,
      title: PRODUCT_NAME,
      backgroundColor: PAGE_COLOR,
    });
    window = opened;
    if (saved?.maximized === true) opened.maximize();
    opened.once('ready-to-show', () => opened.show());
    // The title comes from `describeWindow`, not from the document.
    opened.on('page-title-updated', (event) => event.preventDefault());
    watchPage(opened);
    watchClosing(opened);
    void opened.loadURL(ports.url);
  };

  return {
    open() {
      if (window === null) return create();
      if (window.isMinimized()) window.restore();
      window.focus();
    },
    getWindow: () => window,
    send: mailbox.send,
    pageListens: mailbox.open,
    pageIsReadyToClose: () => release(),
  };
}
