import { beforeEach, expect, test } from 'vitest';
import { createBackupRules } from '../../shared/host/backup-rules';
import { createBrowserHost } from './browser-host';
import { HOST_CASES } from './host.cases';

beforeEach(async () => {
  const root = await navigator.storage.getDirectory();
  for await (const name of root.keys()) await root.removeEntry(name, { recursive: true });
});

// The texts are served by the built web edition only; e2e/host.spec.ts runs that case on it.
const cases = HOST_CASES.filter(({ name }) => !name.startsWith('bundled texts'));

test.each(cases)('$name', async ({ run, expected }) => {
  expect(await run(createBrowserHost(createBackupRules(Date.now)))).toEqual(expected);
});

test('what a crash leaves of a backup is not listed', async () => {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle('backups', { create: true });
  await folder.getFileHandle('postil-20261123T181500Z-timer.postil', { create: true });
  await folder.getFileHandle('notes.txt', { create: true });
  expect(await createBrowserHost(createBackupRules(Date.now)).listBackups()).toEqual({ ok: true, value: [] });
});
