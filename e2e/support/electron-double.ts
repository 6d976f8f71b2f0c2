/**
 * `electron` for the built main bundle: a recorder of what the bundle asks Electron to do, with scripted answers.
 * Names are checked against electron.d.ts, and whatever is not modelled here throws as soon as the bundle touches it.
 */
import { EventEmitter } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type * as Electron from 'electron';

export interface Frame {
  readonly url: string;
  readonly parent: Frame | null;
}
export interface InvokeEvent {
  readonly senderFrame: Frame | null;
}
export type InvokeListener = (event: InvokeEvent, ...args: unknown[]) => Promise<unknown>;
type ProtocolListener = (request: Request) => Promise<Response>;
type PermissionRequest = (
  contents: unknown,
  permission: string,
  callback: (granted: boolean) => void,
  details: { readonly requestingUrl: string },
) => void;
type PermissionCheck = (contents: unknown, permission: string, origin: string) => boolean;
type RequestFilter = (details: { readonly url: string }, callback: (answer: { readonly cancel: boolean }) => void) => void;
type WindowOpen = (details: { readonly url: string }) => { readonly action: string };

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A menu item as the bundle gave it. */
export interface MenuItem {
  readonly id?: string;
  readonly label?: string;
  readonly role?: string;
  readonly type?: string;
  readonly enabled?: boolean;
  readonly accelerator?: string;
  readonly registerAccelerator?: boolean;
  readonly click?: () => void;
  readonly submenu?: readonly MenuItem[];
}

/** Everything that the bundle did, and what Electron is to answer. */
export class Recorder {
  readonly calls: (readonly [name: string, ...args: unknown[]])[] = [];
  readonly ipc = new Map<string, InvokeListener>();
  readonly protocols = new Map<string, ProtocolListener>();
  readonly windows: BrowserWindow[] = [];
  readonly partitions = new Map<string, PartitionDouble>();
  /** Plays Electron's printer: gets the document as the print window got it. */
  onPrint: (html: string) => Promise<Uint8Array> = async () => new TextEncoder().encode('%PDF-1.7\n');
  readonly opened: string[] = [];
  readonly errors: (readonly [title: string, content: string])[] = [];
  readonly recentDocuments: string[] = [];
  readonly paths = new Map<string, string>();
  readonly appEvents = new EventEmitter();
  privileged: unknown = null;
  permissionRequest: PermissionRequest | null = null;
  permissionCheck: PermissionCheck | null = null;
  devicePermission: (() => boolean) | null = null;
  menu: readonly MenuItem[] = [];
  lock = true;
  packaged = true;
  locale = 'en-GB';
  switches: readonly string[] = [];
  displays: readonly { readonly id: number; readonly workArea: Rectangle }[] = [
    { id: 1, workArea: { x: 0, y: 25, width: 1920, height: 1055 } },
  ];
  openAnswer: { readonly canceled: boolean; readonly filePaths: readonly string[] } = { canceled: true, filePaths: [] };
  saveAnswer: { readonly canceled: boolean; readonly filePath: string } = { canceled: true, filePath: '' };
  private resolveReady: () => void = () => undefined;
  readonly whenReady = new Promise<void>((resolve) => {
    this.resolveReady = resolve;
  });

  constructor(readonly folder: string = path.join(tmpdir(), 'postil-double')) {}

  becomeReady(): void {
    this.resolveReady();
  }

  record(name: string, ...args: unknown[]): void {
    this.calls.push([name, ...args]);
  }

  /** The call that the bundle cannot have made: a missing one is a failure with a name. */
  findIpc(channel: string): InvokeListener {
    const listener = this.ipc.get(channel);
    if (listener === undefined) throw new Error(`no handler registered for '${channel}'`);
    return listener;
  }

  findProtocol(scheme: string): ProtocolListener {
    const listener = this.protocols.get(scheme);
    if (listener === undefined) throw new Error(`no handler registered for ${scheme}:`);
    return listener;
  }

  getWindow(): BrowserWindow {
    const [window] = this.windows;
    if (window === undefined) throw new Error('the bundle opened no window');
    return window;
  }
}

declare global {
  // The double is loaded twice (by the test and by the bundle, through different loaders); the recorder is what they share.
  var electronRecorder: Recorder | undefined;
}

export function resetRecorder(folder?: string): Recorder {
  globalThis.electronRecorder = new Recorder(folder);
  return globalThis.electronRecorder;
}

function recorder(): Recorder {
  if (globalThis.electronRecorder === undefined) throw new Error('resetRecorder comes first');
  return globalThis.electronRecorder;
}

function strict<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, property, receiver): unknown {
      if (typeof property === 'symbol' || property in object || property === 'then' || property === 'toJSON')
        return Reflect.get(object, property, receiver);
      throw new Error(`electron double: ${name}.${property} is used by the bundle but not modelled`);
    },
  });
}

/** A session beside the default one. */
export class PartitionDouble {
  readonly protocols = new Map<string, ProtocolListener>();
  permissionCheck: PermissionCheck | null = null;
  filter: RequestFilter | null = null;
  readonly protocol = strict('session.protocol', {
    handle: (scheme: string, listener: ProtocolListener) => {
      this.protocols.set(scheme, listener);
    },
  } satisfies Partial<Record<keyof Electron.Protocol, unknown>>);
  readonly webRequest = strict('session.webRequest', {
    onBeforeRequest: (filter: RequestFilter) => {
      this.filter = filter;
    },
  } satisfies Partial<Record<keyof Electron.WebRequest, unknown>>);

  setPermissionRequestHandler(): void {}

  setPermissionCheckHandler(handler: PermissionCheck): void {
    this.permissionCheck = handler;
  }

  setDevicePermissionHandler(): void {}

  /** What a window of this session gets from `url`. */
  async load(url: string): Promise<string> {
    const scheme = url.slice(0, url.indexOf(':'));
    let isCancelled = false;
    this.filter?.({ url }, ({ cancel }) => {
      isCancelled = cancel;
    });
    const answer = isCancelled ? undefined : await this.protocols.get(scheme)?.(new Request(url));
    if (answer?.status !== 200) throw new Error(`ERR_FAILED loading ${url}`);
    return await answer.text();
  }
}

/** A page's contents: what is sent to it is kept, and passed on to whoever plays the page. */
export class ContentsDouble extends EventEmitter {
  readonly sent: (readonly [channel: string, ...args: unknown[]])[] = [];
  windowOpen: WindowOpen | null = null;
  onSend: (channel: string, args: readonly unknown[]) => void = () => undefined;

  /** The document that was loaded, where the window has a session of its own. */
  document = '';

  printToPDF(options: unknown): Promise<Uint8Array> {
    recorder().record('webContents.printToPDF', options);
    return recorder().onPrint(this.document);
  }

  async executeJavaScriptInIsolatedWorld(world: number): Promise<null> {
    recorder().record('webContents.executeJavaScriptInIsolatedWorld', world);
    return null;
  }

  setWindowOpenHandler(handler: WindowOpen): void {
    this.windowOpen = handler;
  }

  send(channel: string, ...args: unknown[]): void {
    this.sent.push([channel, ...args]);
    this.onSend(channel, args);
  }
}

export class BrowserWindow extends EventEmitter {
  readonly webContents = strict('webContents', new ContentsDouble());
  readonly urls: string[] = [];
  title = '';
  destroyed = false;
  maximized = false;
  bounds: Rectangle = { x: 10, y: 40, width: 1000, height: 800 };
  private readonly owner = recorder();

  constructor(readonly options: Readonly<Record<string, unknown>>) {
    super();
    this.owner.windows.push(this);
    this.owner.appEvents.emit('web-contents-created', {}, this.webContents);
  }

  async loadURL(url: string): Promise<void> {
    this.urls.push(url);
    const preferences = this.options.webPreferences;
    const isOwn = typeof preferences === 'object' && preferences !== null && 'session' in preferences;
    if (isOwn && preferences.session instanceof PartitionDouble) this.webContents.document = await preferences.session.load(url);
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  show(): void {
    this.owner.record('window.show');
  }

  focus(): void {
    this.owner.record('window.focus');
  }

  restore(): void {
    this.owner.record('window.restore');
  }

  isMinimized(): boolean {
    return false;
  }

  isMaximized(): boolean {
    return this.maximized;
  }

  maximize(): void {
    this.maximized = true;
  }

  getNormalBounds(): Rectangle {
    return this.bounds;
  }

  setTitle(title: string): void {
    this.title = title;
  }

  destroy(): void {
    this.destroyed = true;
    this.owner.record('window.destroy');
    this.emit('closed');
    if (this.owner.windows.every((window) => window.destroyed)) this.owner.appEvents.emit('window-all-closed');
  }
}

export const app = strict('app', {
  get isPackaged() {
    return recorder().packaged;
  },
  requestSingleInstanceLock: () => {
    recorder().record('app.requestSingleInstanceLock');
    return recorder().lock;
  },
  quit: () => recorder().record('app.quit'),
  enableSandbox: () => recorder().record('app.enableSandbox'),
  setAppUserModelId: (id: string) => recorder().record('app.setAppUserModelId', id),
  addRecentDocument: (file: string) => {
    recorder().recentDocuments.push(file);
  },
  getLocale: () => recorder().locale,
  getPath: (name: string) => recorder().paths.get(name) ?? path.join(recorder().folder, name),
  setPath: (name: string, value: string) => {
    recorder().record('app.setPath', name);
    recorder().paths.set(name, value);
  },
  commandLine: strict('app.commandLine', {
    hasSwitch: (name: string) => recorder().switches.includes(name),
  } satisfies Partial<Record<keyof Electron.CommandLine, unknown>>),
  whenReady: () => {
    recorder().record('app.whenReady');
    return recorder().whenReady;
  },
  on: (event: string, listener: (...args: unknown[]) => void) => {
    recorder().appEvents.on(event, listener);
  },
} satisfies Partial<Record<keyof Electron.App, unknown>>);

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged: (schemes: unknown) => {
    recorder().record('protocol.registerSchemesAsPrivileged');
    recorder().privileged = schemes;
  },
} satisfies Partial<Record<keyof Electron.Protocol, unknown>>);

export const session = strict('session', {
  fromPartition: (name: string) => {
    const known = recorder().partitions.get(name) ?? strict('session.fromPartition', new PartitionDouble());
    recorder().partitions.set(name, known);
    return known;
  },
  defaultSession: strict('session.defaultSession', {
    setPermissionRequestHandler: (handler: PermissionRequest) => {
      recorder().permissionRequest = handler;
    },
    setPermissionCheckHandler: (handler: PermissionCheck) => {
      recorder().permissionCheck = handler;
    },
    setDevicePermissionHandler: (handler: () => boolean) => {
      recorder().devicePermission = handler;
    },
    protocol: strict('session.protocol', {
      handle: (scheme: string, listener: ProtocolListener) => {
        recorder().protocols.set(scheme, listener);
      },
    } satisfies Partial<Record<keyof Electron.Protocol, unknown>>),
  } satisfies Partial<Record<keyof Electron.Session, unknown>>),
});

export const ipcMain = strict('ipcMain', {
  handle: (channel: string, listener: InvokeListener) => {
    if (recorder().ipc.has(channel)) throw new Error(`second handler for '${channel}'`);
    recorder().ipc.set(channel, listener);
  },
} satisfies Partial<Record<keyof Electron.IpcMain, unknown>>);

export const dialog = strict('dialog', {
  showOpenDialog: async (...args: unknown[]) => {
    recorder().record('dialog.showOpenDialog', args.at(-1));
    return recorder().openAnswer;
  },
  showSaveDialog: async (...args: unknown[]) => {
    recorder().record('dialog.showSaveDialog', args.at(-1));
    return recorder().saveAnswer;
  },
  showErrorBox: (title: string, content: string) => {
    recorder().errors.push([title, content]);
  },
} satisfies Partial<Record<keyof Electron.Dialog, unknown>>);

export const shell = strict('shell', {
  openExternal: async (url: string) => {
    recorder().opened.push(url);
  },
} satisfies Partial<Record<keyof Electron.Shell, unknown>>);

export const screen = strict('screen', {
  getPrimaryDisplay: () => recorder().displays[0],
  getAllDisplays: () => recorder().displays,
} satisfies Partial<Record<keyof Electron.Screen, unknown>>);

export const Menu = strict('Menu', {
  buildFromTemplate: (template: readonly MenuItem[]) => template,
  setApplicationMenu: (template: readonly MenuItem[]) => {
    recorder().menu = template;
  },
} satisfies Partial<Record<keyof typeof Electron.Menu, unknown>>);
