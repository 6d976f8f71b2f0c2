import type { App } from '../fixtures/app';

/** A row as it lies in the database. */
export type Row = Record<string, unknown>;

/** The tables of the library, open for any harm. */
export interface LibraryRows {
  readonly annotations: Row[];
  readonly notes: Row[];
  readonly sources: Row[];
  readonly texts: Row[];
}

/** Leaves the app, does to its tables what no app would, and writes them back behind its back. `alter` runs in the page. */
export async function alterRows(app: App, alter: (rows: LibraryRows) => void): Promise<void> {
  await app.page.route('**/outside', (route) => route.fulfill({ contentType: 'text/html', body: '<title>outside</title>' }));
  await app.page.goto(new URL('outside', app.url).href);
  const rows = await app.page.evaluateHandle(readRows);
  await rows.evaluate(alter);
  await rows.evaluate(writeRows);
}

function readRows(): Promise<LibraryRows> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('postil');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const rows: LibraryRows = { annotations: [], notes: [], sources: [], texts: [] };
      const transaction = opening.result.transaction(Object.keys(rows));
      for (const [table, list] of Object.entries(rows)) {
        const reading = transaction.objectStore(table).getAll();
        reading.onsuccess = () => list.push(...reading.result);
      }
      transaction.onerror = () => reject(transaction.error);
      transaction.oncomplete = () => {
        opening.result.close();
        resolve(rows);
      };
    };
  });
}

/** The packed geometry is taken away: the app packs it anew from the rows. */
function writeRows(rows: LibraryRows): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('postil');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction([...Object.keys(rows), 'geometry'], 'readwrite');
      transaction.objectStore('geometry').clear();
      for (const [table, list] of Object.entries(rows)) for (const row of list) transaction.objectStore(table).put(row);
      transaction.onerror = () => reject(transaction.error);
      transaction.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });
}
