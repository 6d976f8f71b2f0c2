import type { Page } from '@playwright/test';
import type { TableName } from '../../shared/model/records';
import { validateRecord } from '../../shared/model/validate-records';
import { plainTextOf } from '../../shared/richtext/plain-text';
import type { Stored } from './promise-log';
import { readBundledText } from './texts';

/** What the database holds, read without the app: every record is sound, and every passage lies where its words stand in the text. */
export async function readStored(page: Page): Promise<ReadonlyMap<string, Stored>> {
  const [annotations, notes] = await page.evaluate(readTables, ['annotations', 'notes'] as const);
  const { text } = readBundledText();
  const bodies = new Map(notes.map((row) => expectSound('notes', row)).map((note) => [note.annotationId, note.body]));
  const entries = annotations.map((row): readonly [string, Stored] => {
    const { id, color, targets, trashedAt } = expectSound('annotations', row);
    const [{ start, end, quote }] = targets;
    if (text.slice(start, end) !== quote.exact) throw new Error(`${id}: the text has other words than “${quote.exact}” there`);
    const body = bodies.get(id);
    return [
      id,
      {
        quotation: quote.exact.replace(/\s+/gu, ' '),
        color,
        note: body === undefined ? '' : plainTextOf(body),
        place: trashedAt === null ? 'desk' : 'trash',
      },
    ];
  });
  return new Map(entries);
}

function expectSound<T extends TableName>(table: T, row: unknown) {
  const sound = validateRecord(table, row);
  if (!sound.ok) throw new Error(`a bad record in ${table}: ${sound.error}`);
  return sound.value;
}

/** Runs in the page, on a connection of its own. */
async function readTables(tables: readonly ['annotations', 'notes']): Promise<readonly [readonly unknown[], readonly unknown[]]> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('postil');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const transaction = database.transaction(tables);
  const readAll = (table: string) =>
    new Promise<readonly unknown[]>((resolve, reject) => {
      const request = transaction.objectStore(table).getAll();
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const read = await Promise.all([readAll(tables[0]), readAll(tables[1])]);
  database.close();
  return read;
}
