import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { verifyArchive } from '../../shared/archive/verify-archive';
import { ok } from '../../shared/base/result';
import { createBackupRules } from '../../shared/host/backup-rules';
import { readBundledTexts } from '../../shared/host/bundled-texts';
import { HOST_CASES } from './host.cases';
import { createMemoryHost } from './memory-host';

const texts = await readBundledTexts(async (fileName) => {
  const url = new URL(`../../resources/texts/${fileName}`, import.meta.url);
  return ok(new Uint8Array(await readFile(url)));
});

test.each(HOST_CASES)('$name', async ({ run, expected }) => {
  const host = createMemoryHost({ texts: texts.ok ? texts.value : [], ...createBackupRules(Date.now, verifyArchive) });
  expect(await run(host)).toEqual(expected);
});

test('a method told to fail fails with that error, until it may work again', async () => {
  const host = createMemoryHost();
  host.setFailure('writeBackup', { code: 'no-space', detail: 'disk full' });
  expect(await host.writeBackup('timer', new Uint8Array(1))).toEqual({ ok: false, error: { code: 'no-space', detail: 'disk full' } });
  host.setFailure('writeBackup', null);
  expect(await host.writeBackup('timer', new Uint8Array(1))).toMatchObject({ ok: true });
});

test('commands that come before anyone listens wait; closing waits for its listeners', async () => {
  const host = createMemoryHost();
  const seen: unknown[] = [];
  host.sendCommand({ type: 'command', id: 'find' });
  const unsubscribe = host.onCommand((command) => seen.push(command));
  host.sendCommand({ type: 'command', id: 'undo' });
  unsubscribe();
  host.sendCommand({ type: 'command', id: 'redo' });
  host.onBeforeClose(async () => {
    await Promise.resolve();
    seen.push('stored');
  });
  await host.requestClose();
  expect(seen).toEqual([{ type: 'command', id: 'find' }, { type: 'command', id: 'undo' }, 'stored']);
});
