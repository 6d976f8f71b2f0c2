/** The items in their order, so many at a time, the last part shorter. */
export function inParts<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}

/** What `work` makes of each item, in their order; of no more than `size` at once. The first failure is the failure of all. */
export async function mapInParts<T, R>(items: readonly T[], size: number, work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const made: R[] = [];
  for (const part of inParts(items, size)) made.push(...(await Promise.all(part.map(work))));
  return made;
}
