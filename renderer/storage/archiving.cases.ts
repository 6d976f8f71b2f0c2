import { describe, expect, it } from 'vitest';
import { readArchive } from '../../shared/archive/read-archive';
import { writeArchive } from '../../shared/archive/write-archive';
import { annotation, note } from '../../shared/model/record.cases';
import { annotate, type CreateHeavyWork, change, createLibraryRoom, write } from './library-room.cases';
import type { DatabaseEngine } from './schema';

/** What an archive of a library holds wherever it is written. */
export function describeArchiving(createEngine: () => DatabaseEngine, createHeavyWork?: CreateHeavyWork): void {
  const { openWindow, openDatabase } = createLibraryRoom(createEngine, createHeavyWork);

  const openFilled = async () => {
    const library = await openWindow();
    await library.putText(new TextEncoder().encode('網絡強國'));
    await library.apply(change('g1', [annotate(null, annotation('a1', 3)), write(null, note('a1', 'Four nouns'))]));
    return library;
  };

  describe('an archive', () => {
    it('holds everything that is stored, and tells how far it is', async () => {
      const library = await openFilled();
      const told: number[] = [];
      const archive = await library.writeArchive(7, { onProgress: (done) => told.push(done) });
      const snapshot = await library.snapshot();
      const bytes = archive.ok ? new Uint8Array(await archive.value.arrayBuffer()) : new Uint8Array();
      expect(bytes).toEqual(await writeArchive(snapshot, 7));
      const content = await readArchive(bytes);
      expect(content.ok && content.value.snapshot).toEqual(snapshot);
      expect([told.length > 3, told.at(-1), told]).toEqual([true, 1, told.toSorted((a, b) => a - b)]);
    });

    it('that is stopped is no file, and the library goes on', async () => {
      const library = await openFilled();
      const stopping = new AbortController();
      stopping.abort();
      expect(await library.writeArchive(7, { signal: stopping.signal })).toMatchObject({ ok: false, error: { code: 'stopped' } });
      expect((await library.apply(change('g2', [annotate(null, annotation('a2'))]))).ok).toBe(true);
      expect((await library.writeArchive(7)).ok).toBe(true);
    });

    it('of a library that was deleted meanwhile is refused, not written empty', async () => {
      const library = await openFilled();
      await openDatabase().delete();
      expect(await library.writeArchive(7)).toMatchObject({ ok: false, error: { code: 'closed' } });
    });
  });
}
