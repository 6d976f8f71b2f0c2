import { type DexieLibrary, openLibrary } from '../../../renderer/storage/dexie-library';
import type { LibrarySnapshot } from '../../../renderer/storage/library';
import { SCHEMA_VERSION } from '../../../shared/migration/schema-version';
import { eachTable } from '../../../shared/model/records';
import { createEssay } from './bench-essay';
import { type BenchSource, createAnnotations } from './bench-source';

export async function openNamed(name: string): Promise<DexieLibrary> {
  const library = await openLibrary({ name, session: 'bench', now: () => Date.now(), beforeMigration: refuseMigration });
  if (!library.ok) throw new Error(`the library does not open: ${library.error.code}`);
  return library.value;
}

async function refuseMigration(): Promise<never> {
  throw new Error('the bench starts with new libraries only');
}

/** Fills the library with the source, `count` annotations and, if asked for, a long commentary, closes it, which packs their geometry, and opens it again. */
export async function seedLibrary(name: string, bench: BenchSource, count: number, hasEssay = false): Promise<DexieLibrary> {
  const library = await openNamed(name);
  const { annotations, notes } = createAnnotations(bench, count);
  const { source, revision, text } = bench;
  const essay = hasEssay ? createEssay(bench) : null;
  const commentaries = essay === null ? [] : [essay.commentary];
  const commentaryBlocks = essay?.blocks ?? [];
  const rows = { sources: [source], revisions: [revision], annotations, notes, commentaries, commentaryBlocks };
  const stored = await library.replaceAll({
    schemaVersion: SCHEMA_VERSION,
    tables: { ...eachTable<LibrarySnapshot['tables']>(() => []), ...rows },
    texts: [{ sha256: text.sha256, bytes: text.bytes }],
    seq: 0,
  });
  if (!stored.ok) throw new Error(`the library cannot be filled: ${stored.error.code}`);
  await library.loadGeometry(source.id);
  library.close();
  const again = await openNamed(name);
  // Waits for the transaction that packs.
  await again.loadGeometry(source.id);
  return again;
}
