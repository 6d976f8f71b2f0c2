import { ok } from '../base/result';
import type { BackupStore } from './backup-store';
import type { BackupEntry } from './host';

/**
 * One view of several places: backups are written to the first, listed and read from all, the first having the last word.
 * A place that is gone (a folder that was moved, a drive that was pulled out) hides nothing of the others.
 * `findStores` is asked every time, because places come and go.
 */
export function joinBackupStores(findStores: () => Promise<readonly [BackupStore, ...BackupStore[]]>): BackupStore {
  return {
    async writeBackup(reason, archive) {
      const [first] = await findStores();
      return first.writeBackup(reason, archive);
    },
    async listBackups() {
      const byName = new Map<string, BackupEntry>();
      for (const store of (await findStores()).toReversed()) {
        const listed = await store.listBackups();
        if (!listed.ok && listed.error.code !== 'not-found') return listed;
        for (const entry of listed.ok ? listed.value : []) byName.set(entry.name, entry);
      }
      return ok(Array.from(byName.values()).sort((left, right) => right.at - left.at));
    },
    async openBackup(name) {
      const [first, ...others] = await findStores();
      let found = await first.openBackup(name);
      for (const store of others) {
        if (found.ok || found.error.code !== 'not-found') return found;
        found = await store.openBackup(name);
      }
      return found;
    },
  };
}
