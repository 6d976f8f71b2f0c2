import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createBackups } from '../../electron/services/backups';
import { attempt, openFileSource } from '../../electron/services/files';
import { createScratchFiles } from '../../electron/services/scratch-files';
import { packForHost } from '../../renderer/storage/archive-files';
import { type OpenedArchive, openArchive, previewRestore, type RestorePorts, restore } from '../../renderer/storage/restore';
import { verifyArchive } from '../../shared/archive/verify-archive';
import { err, ok, type Result } from '../../shared/base/result';
import { sha256Hex } from '../../shared/base/sha256';
import { createBackupRules } from '../../shared/host/backup-rules';
import { createPartFiles } from '../../shared/host/part-files';
import { migrateSnapshot } from '../../shared/migration/migrate-snapshot';
import { SCHEMA_VERSION } from '../../shared/migration/schema-version';
import type { HeldText, Snapshot } from '../../shared/migration/snapshot';
import { measurePeak } from './measure-peak';

/**
 * Looks into an archive, restores from it and backs up what was restored, as a page and Electron do together, in one process. The
 * library keeps its texts as files, since a library that lies in memory would be measured with it.
 */
const [, , folder = '', fileName = '', mode = ''] = process.argv;
const texts = path.join(folder, 'texts');
mkdirSync(texts, { recursive: true });

let stored: Snapshot<HeldText> = migrateSnapshot({ schemaVersion: SCHEMA_VERSION, tables: {}, texts: [], seq: 0 });
const held = new Map<string, HeldText>();

async function keepText(bytes: Uint8Array): Promise<string> {
  const sha256 = sha256Hex(bytes);
  const file = path.join(texts, sha256);
  await writeFile(file, bytes);
  held.set(sha256, { sha256, load: async () => ok(new Uint8Array(await readFile(file))) });
  return sha256;
}

const parts = createPartFiles({ newId: randomUUID, startScratch: createScratchFiles(path.join(folder, 'parts'), randomUUID), attempt });
const backups = createBackups({
  defaultFolder: path.join(folder, 'backups'),
  getChosenFolder: () => null,
  rules: createBackupRules(Date.now, verifyArchive),
});

async function backUp() {
  const packed = await packForHost(parts, { ...stored, texts: [...held.values()] }, 0);
  const written = packed.ok ? await parts.take(packed.value, (source) => backups.writeBackup('restore', source)) : packed;
  return written.ok ? written : err(written.error.detail);
}

const unused = async () => err({ code: 'unsupported' as const, detail: 'not asked for' });
const ports: RestorePorts = {
  library: {
    holdSnapshot: async () => ({ ...stored, texts: [...held.values()] }),
    writeArchive: async () => err({ code: 'failed', detail: 'not asked for' }),
    loadSources: async () => ({ records: [], bad: [] }),
    saveProgress: async () => undefined,
    putText: async (bytes) => ok(await keepText(bytes)),
    apply: async ({ label, group, edits }) => ok({ seq: 1, kind: 'do', label, group, edits }),
    async replaceAll(snapshot) {
      for (const text of snapshot.texts) {
        const bytes = 'bytes' in text ? ok(text.bytes) : await text.load();
        if (!bytes.ok) return err({ code: 'failed', detail: bytes.error });
        await keepText(bytes.value);
      }
      stored = { ...snapshot, texts: [] };
      return ok(null);
    },
  },
  host: { ...parts, openBackup: unused, choosePartFile: unused, saveFile: unused },
  now: () => 0,
  newId: randomUUID,
  backUp,
};

async function run(archive: OpenedArchive): Promise<Result<unknown, { readonly code: string }>> {
  await previewRestore(ports, archive, 'merge');
  await previewRestore(ports, archive, 'replace');
  const restored = await restore(ports, archive, mode === 'merge' ? 'merge' : 'replace');
  if (!restored.ok) return restored;
  const kept = await backUp();
  return kept.ok ? ok(null) : err({ code: kept.error });
}

const opened = await openArchive(fileName, await openFileSource(path.join(folder, fileName)));
const done = opened.ok ? await run(opened.value) : opened;
const outcome = done.ok ? `${held.size} texts` : done.error.code;
console.log(JSON.stringify({ outcome, memory: measurePeak() }));
