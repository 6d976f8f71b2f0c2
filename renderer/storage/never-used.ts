import type { PostilDatabase } from './schema';

/** True where nothing was ever stored. */
export async function isNeverUsed(database: PostilDatabase): Promise<boolean> {
  const { sources, annotations, notes, journal } = database;
  const counts = await Promise.all([sources, annotations, notes, journal].map((table) => table.count()));
  return counts.every((count) => count === 0);
}
