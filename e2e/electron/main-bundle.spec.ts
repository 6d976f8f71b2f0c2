import { mkdirSync, writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { HOST_CHANNELS, PAGE_CHANNELS } from '../../shared/host/channels';
import type { MenuItem } from '../support/electron-double';
import { emit, TRUSTED } from '../support/electron-events';
import { loadMain, ROOT, startMain, until } from '../support/load-main';

const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; " +
  "worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'";

function createPreventable(url = '') {
  const event = {
    url,
    prevented: false,
    preventDefault: () => {
      event.prevented = true;
    },
  };
  return event;
}

// One recorder a process: the bundles must not run beside each other.
test.describe.configure({ mode: 'serial' });

test('opens one window, locked down, on our own origin', async () => {
  const recorder = await startMain();
  expect(recorder.windows).toHaveLength(1);
  const window = recorder.getWindow();
  expect(window.options).toEqual({
    x: 302,
    y: 96,
    width: 1316,
    height: 914,
    minWidth: 720,
    minHeight: 480,
    show: false,
    title: 'Postil',
    backgroundColor: '#fdfcf9',
    webPreferences: {
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
      preload: path.join(ROOT, 'out/preload/preload.cjs'),
    },
  });
  expect(window.urls).toEqual(['app://bundle/']);
  expect(recorder.privileged).toEqual([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
});

test('takes the lock, then the sandbox, before Electron is ready', async () => {
  const recorder = await loadMain();
  expect(recorder.calls).toEqual([
    ['app.setPath', 'userData'],
    ['app.requestSingleInstanceLock'],
    ['app.enableSandbox'],
    ['app.setAppUserModelId', 'app.postil.desktop'],
    ['protocol.registerSchemesAsPrivileged'],
    ['app.whenReady'],
  ]);
});

test('data lies under the frozen name, development data apart, a folder named on the command line is left alone', async () => {
  const installed = await loadMain();
  expect(installed.paths.get('userData')).toBe(path.join(installed.folder, 'appData', 'Postil'));
  process.env.ELECTRON_RENDERER_URL = 'http://127.0.0.1:5173';
  try {
    const development = await startMain((recorder) => {
      recorder.packaged = false;
    });
    expect(development.paths.get('userData')).toBe(path.join(development.folder, 'appData', 'Postil-dev'));
    expect(development.getWindow().urls).toEqual(['http://127.0.0.1:5173']);
    expect(development.getWindow().options.webPreferences).toMatchObject({ devTools: true });
    const packaged = await startMain();
    expect(packaged.getWindow().urls).toEqual(['app://bundle/']);
  } finally {
    delete process.env.ELECTRON_RENDERER_URL;
  }
  const named = await loadMain((recorder) => {
    recorder.switches = ['user-data-dir'];
  });
  expect(named.paths.get('userData')).toBeUndefined();
});

test('a second instance quits and touches nothing', async () => {
  const recorder = await loadMain((fresh) => {
    fresh.lock = false;
  });
  recorder.becomeReady();
  await new Promise((resolve) => setImmediate(resolve));
  expect(recorder.calls).toEqual([['app.setPath', 'userData'], ['app.requestSingleInstanceLock'], ['app.quit']]);
  expect({ windows: recorder.windows, ipc: recorder.ipc, protocols: recorder.protocols, menu: recorder.menu }).toEqual({
    windows: [],
    ipc: new Map(),
    protocols: new Map(),
    menu: [],
  });
});

test('no navigation elsewhere, no popups, no webviews', async () => {
  const recorder = await startMain();
  const contents = recorder.getWindow().webContents;
  const cases = [
    ['https://evil.test/', true],
    ['app://bundle/x', false],
    ['app://bundle.evil/', true],
    ['app://evil@bundle/', false],
    ['http://bundle/', true],
    ['file:///etc/passwd', true],
    ['javascript:alert(1)', true],
    ['not a url', true],
  ] as const;
  for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
    const outcome = cases.map(([url]) => {
      const navigation = createPreventable(url);
      emit(contents, event, navigation);
      return [url, navigation.prevented];
    });
    expect([event, outcome]).toEqual([event, cases]);
  }
  const webview = createPreventable();
  emit(contents, 'will-attach-webview', webview);
  expect(webview.prevented).toBe(true);
  const urls = ['https://example.org/', 'mailto:a@example.org', 'file:///etc/passwd', 'javascript:alert(1)', 'app://bundle/'];
  expect(urls.map((url) => contents.windowOpen?.({ url }))).toEqual(urls.map(() => ({ action: 'deny' })));
  expect(recorder.opened).toEqual(['https://example.org/', 'mailto:a@example.org']);
});

test('permissions: a short list, for our own origin only', async () => {
  const recorder = await startMain();
  const ask = (permission: string, requestingUrl: string) => {
    const answers: boolean[] = [];
    recorder.permissionRequest?.(null, permission, (granted) => answers.push(granted), { requestingUrl });
    return [...answers, recorder.permissionCheck?.(null, permission, requestingUrl)];
  };
  expect([
    ask('persistent-storage', 'app://bundle/'),
    ask('clipboard-sanitized-write', 'app://bundle/'),
    ask('persistent-storage', 'https://evil.test/'),
    ask('geolocation', 'app://bundle/'),
    ask('clipboard-read', 'app://bundle/'),
    ask('media', 'app://bundle/'),
    ask('openExternal', 'app://bundle/'),
  ]).toEqual([[true, true], [true, true], ...Array.from({ length: 5 }, () => [false, false])]);
  expect(recorder.devicePermission?.()).toBe(false);
});

test('exactly these channels, and each refuses every sender but our own main frame', async () => {
  const recorder = await startMain();
  const channels = [...Object.values(HOST_CHANNELS), ...Object.values(PAGE_CHANNELS)].sort();
  expect(Array.from(recorder.ipc.keys()).sort()).toEqual(channels);
  const top = { url: 'app://bundle/', parent: null };
  const senders = [
    null,
    { url: 'https://evil.test/', parent: null },
    { url: 'app://bundle/', parent: top },
    { url: 'app://other/', parent: null },
    { url: '', parent: null },
  ];
  for (const channel of channels) {
    for (const senderFrame of senders) {
      const answer = recorder.findIpc(channel)({ senderFrame });
      await expect(answer, `${channel} from ${JSON.stringify(senderFrame)}`).rejects.toThrow('untrusted sender');
    }
  }
});

/** Of no file. */
const ID = '6f1c1c9e-7d0b-4b51-9a39-0d6a35a5a3d1';

test('every channel refuses what is not in the contract, and does nothing', async () => {
  const recorder = await startMain();
  const type = { name: 'Archive', mime: 'application/zip', extensions: ['postil'] };
  const bytes = new Uint8Array(1);
  const bad: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
    [HOST_CHANNELS.loadBundledTexts]: [['x']],
    [HOST_CHANNELS.openFile]: [[], [null], [[]], [[{ ...type, extensions: ['*'] }]], [[{ ...type, more: 1 }]], [[type], 'x']],
    [HOST_CHANNELS.saveFile]: [[], ['../x', type, bytes], ['a/b', type, bytes], ['x', type, [1]], ['x', {}, bytes], ['', type, bytes]],
    [HOST_CHANNELS.printToPdf]: [[], [''], [new Uint8Array(1)], ['<p>', { landscape: true }]],
    [HOST_CHANNELS.stopPrinting]: [[1]],
    [HOST_CHANNELS.chooseFolder]: [['/etc']],
    [HOST_CHANNELS.listFolderFiles]: [[], ['f'], ['f', '../md'], ['', 'md'], ['f', 'md', 1]],
    [HOST_CHANNELS.readFolderFiles]: [
      [],
      ['f'],
      ['f', ['../x']],
      ['f', ['a/../../x']],
      ['f', ['/etc/passwd']],
      ['f', ['a\\b']],
      ['', ['a']],
    ],
    [HOST_CHANNELS.writeFolderFiles]: [
      [],
      ['f'],
      ['f', [{ path: '../x', bytes }]],
      ['f', [{ path: 'x', bytes: [1] }]],
      ['f', [{ path: '', bytes }]],
    ],
    [HOST_CHANNELS.writeBackup]: [[], ['daily', bytes], ['timer', 'text'], ['timer', bytes.buffer], ['timer', bytes, 1]],
    [HOST_CHANNELS.listBackups]: [[1]],
    [HOST_CHANNELS.choosePartFile]: [[], [null], [[]], [[{ ...type, extensions: ['*'] }]], [[type], 'x']],
    [HOST_CHANNELS.readPart]: [[], ['/etc/passwd', 0, 1], [ID, -1, 1], [ID, 0, 1e9], [ID, 0.5, 1], [ID, 0]],
    [HOST_CHANNELS.startFile]: [[1]],
    [HOST_CHANNELS.appendPart]: [[], ['../x', bytes], [ID, 'text'], [ID, bytes.buffer]],
    [HOST_CHANNELS.dropFile]: [[], ['../x'], [1]],
    [HOST_CHANNELS.openBackup]: [[], ['../desktop.json'], ['desktop.json'], ['postil-20261123T181500Z-timer.postil/..'], [7]],
    [HOST_CHANNELS.getBackupPlace]: [[{}]],
    [HOST_CHANNELS.chooseBackupPlace]: [['/etc']],
    [HOST_CHANNELS.openExternal]: [[], [{}], [['https://example.org/']], [`https://example.org/${'x'.repeat(5000)}`]],
    [HOST_CHANNELS.describeWindow]: [
      [],
      [{}],
      [{ language: 'en' }],
      [{ language: 'en', title: 1, shortcuts: {} }],
      [{ language: 'en', title: '', shortcuts: { find: 'Hyper+' } }],
    ],
    [PAGE_CHANNELS.listening]: [[1]],
    [PAGE_CHANNELS.readyToClose]: [[1]],
  };
  expect(Object.keys(bad).sort()).toEqual(Array.from(recorder.ipc.keys()).sort());
  const before = recorder.calls.length;
  for (const [channel, calls] of Object.entries(bad)) {
    for (const args of calls) {
      const answer = await recorder.findIpc(channel)(TRUSTED, ...args);
      expect(answer, `${channel} ${JSON.stringify(args).slice(0, 80)}`).toMatchObject({ ok: false, error: { code: 'bad-request' } });
    }
  }
  expect(recorder.calls.slice(before)).toEqual([]);
});

test('serves the page with the whole policy, and nothing outside of it', async () => {
  const recorder = await startMain();
  const get = recorder.findProtocol('app');
  const page = await get(new Request('app://bundle/'));
  expect([page.status, Object.fromEntries(page.headers)]).toEqual([
    200,
    {
      'content-security-policy': CSP,
      'content-type': 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cache-control': 'no-cache',
    },
  ]);
  expect(await page.text()).toBe(await readFile(path.join(ROOT, 'out/renderer/index.html'), 'utf8'));
  const refused = [
    'app://bundle/..%2f..%2fpackage.json',
    'app://bundle/%2e%2e/main/main.js',
    'app://bundle/..%5c..%5cpackage.json',
    'app://bundle/%00',
    'app://bundle/%',
    'app://bundle//etc/passwd',
    'app://bundle/none.html',
    'app://other/',
  ];
  const answers = await Promise.all(refused.map(async (url) => [url, (await get(new Request(url))).status]));
  expect(answers).toEqual(refused.map((url) => [url, /%00$|%$/.test(url) ? 400 : 404]));
  expect((await get(new Request('app://bundle/', { method: 'POST' }))).status).toBe(405);
});

test('a closing window waits for the page, remembers its place, then goes; five seconds at most', async () => {
  const recorder = await startMain();
  const window = recorder.getWindow();
  const closing = createPreventable();
  emit(window, 'close', closing);
  expect([closing.prevented, window.destroyed, window.webContents.sent]).toEqual([true, false, [['host:before-close']]]);
  emit(window, 'close', createPreventable());
  expect(window.webContents.sent).toHaveLength(1);
  await recorder.findIpc(PAGE_CHANNELS.readyToClose)(TRUSTED);
  await until(() => window.destroyed);
  expect(recorder.calls.at(-1)).toEqual(['app.quit']);
  const settings: unknown = JSON.parse(await readFile(path.join(recorder.folder, 'appData/Postil/desktop.json'), 'utf8'));
  expect(settings).toEqual({
    window: { x: 10, y: 40, width: 1000, height: 800, maximized: false },
    backupFolder: null,
    recent: [],
    language: null,
    shortcuts: {},
  });
});

test('the window comes back where it was, moved onto a display that is there', async () => {
  const recorder = await startMain((fresh) => {
    const userData = path.join(fresh.folder, 'appData/Postil');
    mkdirSync(userData, { recursive: true });
    const window = { x: 1800, y: -50, width: 1500, height: 900, maximized: true };
    writeFileSync(
      path.join(userData, 'desktop.json'),
      JSON.stringify({ window, backupFolder: null, recent: ['/a/b.postil'], language: 'zh-Hans' }),
    );
    fresh.displays = [{ id: 1, workArea: { x: 0, y: 25, width: 1280, height: 695 } }];
  });
  const { options, maximized } = recorder.getWindow();
  expect([options.x, options.y, options.width, options.height, maximized]).toEqual([0, 25, 1280, 695, true]);
  expect(recorder.menu[0]?.submenu?.find((item) => item.id === 'recent')?.submenu?.map((item) => item.label)).toEqual(['b.postil']);
});

test('the menu sends commands to the page, in the language of the interface', async () => {
  const recorder = await startMain();
  const window = recorder.getWindow();
  await recorder.findIpc(PAGE_CHANNELS.listening)(TRUSTED);
  const flatten = (items: readonly MenuItem[]): MenuItem[] => items.flatMap((item) => [item, ...flatten(item.submenu ?? [])]);
  const items = flatten(recorder.menu);
  const commands = items.filter((item) => item.id !== undefined && item.click !== undefined);
  for (const item of commands) item.click?.();
  expect(window.webContents.sent).toEqual(commands.map(({ id }) => ['host:command', { type: 'command', id }]));
  expect(recorder.menu.map((item) => item.label ?? item.role)).toEqual(['File', 'Edit', 'View', 'Go', 'Help']);
  await recorder.findIpc(HOST_CHANNELS.describeWindow)(TRUSTED, {
    language: 'zh-Hant',
    title: '網絡強國',
    shortcuts: { find: 'Mod+Alt+F', export: 'Mod+Ü', unknown: 'Mod+J' },
  });
  const shown = flatten(recorder.menu).filter((item) => item.accelerator !== undefined);
  expect(shown.map(({ id, accelerator, registerAccelerator }) => [id, accelerator, registerAccelerator])).toEqual([
    ['find', 'CmdOrCtrl+Alt+F', false],
  ]);
  expect(recorder.menu.map((item) => item.label ?? item.role)).toEqual(['檔案', '編輯', '檢視', '前往', '說明']);
  expect(window.title).toBe('網絡強國 · Postil');
});

test('an archive opened from the system waits for the page, and is offered again', async () => {
  const recorder = await startMain();
  const file = path.join(recorder.folder, 'desk.postil');
  await writeFile(file, 'archive');
  emit(recorder.appEvents, 'second-instance', {}, ['postil', '--flag', 'desk.postil'], recorder.folder);
  await until(() => recorder.recentDocuments.length > 0);
  const { sent } = recorder.getWindow().webContents;
  expect(sent).toEqual([]);
  await recorder.findIpc(PAGE_CHANNELS.listening)(TRUSTED);
  const id = expect.stringMatching(/^[\da-f-]{36}$/);
  expect(sent).toEqual([['host:command', { type: 'open-file', file: { id, name: 'desk.postil', size: 7 } }]]);
  expect(recorder.recentDocuments).toEqual([file]);
  emit(recorder.appEvents, 'open-file', createPreventable(), path.join(recorder.folder, 'gone.postil'));
  await until(() => recorder.errors.length > 0);
  expect(recorder.errors).toEqual([['This file could not be opened', expect.stringContaining('ENOENT')]]);
});
