import type { Table } from 'dexie';
import { err, ok, type Result } from '../../shared/base/result';
import { sha256Hex } from '../../shared/base/sha256';
import { type HeldText, loadTextBytes } from '../../shared/migration/snapshot';
import type { StoredText } from '../../shared/model/records';
import { validateRecord } from '../../shared/model/validate-records';
import type { StoreError } from './library';
import type { PostilDatabase } from './schema';

type Texts = Table<StoredText, string>;
type Attempt = <T>(work: () => Promise<Result<T, StoreError>>) => Promise<Result<T, StoreError>>;

/** Stores a text under its SHA-256; one that was damaged is made good. */
export async function putText(texts: Texts, bytes: Uint8Array): Promise<string> {
  const sha256 = sha256Hex(bytes);
  await texts.db.transaction('rw', texts, async () => {
    const stored = await texts.get(sha256);
    if (stored === undefined || sha256Hex(stored.bytes) !== sha256) await texts.put({ sha256, bytes: withoutRest(bytes) });
  });
  return sha256;
}

/** Stores texts one by one, so that no more than one is in memory, and does `work`; where either fails, those that are new go again. */
export async function withTexts<T>(
  database: PostilDatabase,
  wanted: readonly (StoredText | HeldText)[],
  attempt: Attempt,
  work: () => Promise<Result<T, StoreError>>,
): Promise<Result<T, StoreError>> {
  const { texts } = database;
  const before = new Set(await texts.toCollection().primaryKeys());
  const done = await attempt(async () => {
    for (const text of wanted) {
      const stored = await storeText(texts, text);
      if (!stored.ok) return stored;
    }
    return await work();
  });
  if (!done.ok) {
    const added = wanted.flatMap(({ sha256 }) => (before.has(sha256) ? [] : [sha256]));
    // What stays where even this fails is a text that nothing refers to; the failure to be told is the first.
    await attempt(async () => ok(await dropUnused(database, added)));
  }
  return done;
}

/** Another window may have begun to use one meanwhile: that one stays. */
async function dropUnused({ texts, revisions }: PostilDatabase, added: readonly string[]): Promise<void> {
  await texts.db.transaction('rw', texts, revisions, async () => {
    const used = new Set<string | null>();
    for (const row of await revisions.toArray()) {
      const revision = validateRecord('revisions', row);
      if (revision.ok) used.add(revision.value.sha256).add(revision.value.originalSha256);
    }
    await texts.bulkDelete(added.filter((sha256) => !used.has(sha256)));
  });
}

/** One that is there and sound is not even loaded. */
async function storeText(texts: Texts, text: StoredText | HeldText): Promise<Result<null, StoreError>> {
  const stored = await texts.get(text.sha256);
  if (stored !== undefined && sha256Hex(stored.bytes) === text.sha256) return ok(null);
  const loaded = await loadTextBytes(text);
  if (!loaded.ok) return err({ code: 'failed', detail: loaded.error });
  await texts.put({ sha256: text.sha256, bytes: withoutRest(loaded.value) });
  return ok(null);
}

/** With a view on more bytes, all of them would be stored. */
function withoutRest(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();
}
