import { expect, type Page } from '@playwright/test';
import type { App } from '../fixtures/app';
import { DeskPage } from '../page-models/app';

/** What the reader saw on the page at one moment at which the status bar called everything saved. */
export interface Promised {
  readonly highlights: number;
  readonly notes: number;
  /** The note that was being written, as far as it was written. */
  readonly written: string | null;
}

/** What the database holds, read without the app. */
export interface Stored {
  readonly highlights: number;
  readonly notes: readonly string[];
}

const PASSAGES = ['cyber power', 'cyberspace', 'Internet', 'network security', 'informatization', 'innovation', 'development'];

/** The desk in a browser that the test itself has started. */
export function deskOn(page: Page, url: string): DeskPage {
  const never = () => Promise.reject(new Error('not in a browser of our own'));
  const app: App = {
    kind: 'browser',
    page,
    url,
    problems: [],
    open: async () => void (await page.goto(url)),
    chooseFile: never,
    catchSaved: never,
    close: () => page.close(),
  };
  return new DeskPage(app);
}

/** Highlights passages and writes notes, one after the other, for ever. */
export async function annotateForEver(desk: DeskPage, random: () => number): Promise<never> {
  for (let step = 0; ; step++) {
    const words = PASSAGES[Math.floor(random() * PASSAGES.length)] ?? 'Internet';
    await desk.selectWords(words, 1 + Math.floor(random() * 2));
    await desk.page.keyboard.press(random() < 0.5 ? 'n' : String(1 + Math.floor(random() * 5)));
    const editor = desk.page.getByRole('textbox').and(desk.page.locator('[contenteditable="true"]'));
    if ((await editor.count()) > 0) await desk.page.keyboard.type(`note ${step}: four nouns in ascending order `, { delay: 15 });
    await desk.page.keyboard.press('Escape');
    await desk.page.keyboard.press('Escape');
  }
}

/** Looks at the page again and again, and hands every promise that it sees to `onPromise`. */
export async function watchPromises(page: Page, onPromise: (promised: Promised) => void): Promise<never> {
  for (;;) {
    const promised = await page.evaluate(readPromise);
    if (promised !== null) onPromise(promised);
  }
}

/** Runs in the page, in one go: what is shown and what the status bar says belong to the same moment. */
function readPromise(): Promised | null {
  const status = document.querySelector('[aria-label="Status"]');
  const buttons = [...(status?.querySelectorAll('button') ?? [])];
  const isSaved = buttons.some((button) => /^Saved/.test(button.getAttribute('aria-label') ?? button.textContent ?? ''));
  const counts = /(\d+) highlights? · (\d+) notes?/.exec(status?.textContent ?? '');
  if (!isSaved || counts === null) return null;
  const editor = document.querySelector('[data-region="notes"] [contenteditable="true"]');
  return { highlights: Number(counts[1]), notes: Number(counts[2]), written: editor?.textContent || null };
}

/** Runs in the page after the app has opened the library. */
export async function readStored(page: Page): Promise<Stored> {
  return await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('postil');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const readAll = (table: string) =>
      new Promise<readonly unknown[]>((resolve, reject) => {
        const request = database.transaction(table).objectStore(table).getAll();
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const textOf = (node: unknown): string => {
      if (typeof node !== 'object' || node === null) return '';
      const text = 'text' in node ? String(node.text) : '';
      const content = 'content' in node && Array.isArray(node.content) ? node.content.map(textOf).join('') : '';
      return text + content;
    };
    const [annotations, notes] = [await readAll('annotations'), await readAll('notes')];
    database.close();
    const bodies = notes.map((note) => (typeof note === 'object' && note !== null && 'body' in note ? textOf(note.body) : ''));
    return { highlights: annotations.length, notes: bodies };
  });
}

/** The desk after a restart shows what is stored, and what is stored is all that was promised. */
export async function expectKept(desk: DeskPage, promises: readonly Promised[]): Promise<Stored> {
  await desk.open();
  const stored = await readStored(desk.page);
  for (const promised of promises) {
    expect(stored.highlights).toBeGreaterThanOrEqual(promised.highlights);
    expect(stored.notes.length).toBeGreaterThanOrEqual(promised.notes);
    const { written } = promised;
    if (written !== null) expect(stored.notes.filter((text) => text.startsWith(written))).not.toEqual([]);
  }
  await desk.expectCounts(
    `${stored.highlights} highlight${stored.highlights === 1 ? '' : 's'} · ${stored.notes.length} note${stored.notes.length === 1 ? '' : 's'}`,
  );
  return stored;
}
