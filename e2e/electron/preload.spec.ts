import { readFile } from 'node:fs/promises';
import path from 'node:path';
import vm from 'node:vm';
import { expect, test } from '@playwright/test';
import { HOST_CHANNELS, PAGE_CHANNELS } from '../../shared/host/channels';
import { ROOT } from '../support/load-main';

test('the built preload script requires electron only, exposes `host` only, and adds no raw channel', async () => {
  const source = await readFile(path.join(ROOT, 'out/preload/preload.cjs'), 'utf8');
  const required: string[] = [];
  const exposed = new Map<string, object>();
  const sent: unknown[] = [];
  const heard: string[] = [];
  const electron = {
    contextBridge: { exposeInMainWorld: (key: string, api: object) => exposed.set(key, api) },
    ipcRenderer: {
      invoke: (...args: unknown[]) => {
        sent.push(args[0]);
        return Promise.resolve();
      },
      on: (channel: string) => heard.push(channel),
      off: () => electron.ipcRenderer,
    },
  };
  const require = (id: string) => {
    required.push(id);
    if (id !== 'electron') throw new Error(`not for a sandboxed preload: ${id}`);
    return electron;
  };
  const run: unknown = vm.runInNewContext(`(function (require, module, exports, process) {${source}\n})`);
  if (typeof run !== 'function') throw new Error('the preload is no script');
  run(require, { exports: {} }, {}, { platform: 'darwin' });
  const host = exposed.get('host') ?? {};
  expect([required, Array.from(exposed.keys()), heard]).toEqual([['electron'], ['host'], ['host:before-close']]);
  const methods = Object.entries(host).filter(([, member]) => typeof member === 'function');
  expect(Object.keys(host).sort()).toEqual(
    [...Object.keys(HOST_CHANNELS), 'choosesFolders', 'kind', 'onBeforeClose', 'onCommand', 'platform'].sort(),
  );
  expect(['kind', 'platform', 'choosesFolders'].map((name) => Reflect.get(host, name))).toEqual(['electron', 'mac', true]);
  const unsubscribers = methods.map(([name, method]) => [name, method(() => undefined)]).filter(([name]) => String(name).startsWith('on'));
  expect(sent.toSorted()).toEqual([...Object.values(HOST_CHANNELS), PAGE_CHANNELS.listening].sort());
  // Nothing of ipcRenderer comes back over the bridge.
  expect(unsubscribers.map(([, unsubscribe]) => (typeof unsubscribe === 'function' ? unsubscribe() : 'none'))).toEqual([
    undefined,
    undefined,
  ]);
});
