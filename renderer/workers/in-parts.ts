/** So many items go in one message: taking them in costs the page a few milliseconds. */
const ITEMS_A_PART = 500;

export function inParts<T>(items: readonly T[]): readonly (readonly T[])[] {
  const parts: (readonly T[])[] = [];
  for (let from = 0; from < items.length; from += ITEMS_A_PART) parts.push(items.slice(from, from + ITEMS_A_PART));
  return parts;
}
