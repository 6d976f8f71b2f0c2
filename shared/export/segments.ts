import { type Span, span } from '../text/offset';

/** A stretch of text that is covered by the same items from end to end. */
export interface Segment<T> {
  readonly span: Span;
  /** Those that cover it, in the order given. */
  readonly covering: readonly T[];
}

/**
 * Cuts `where` at every start and end of `items` that lies inside, so that overlapping and nested passages become a sequence of
 * flat segments. The segments follow each other without gap: their words together are the words of `where`.
 */
export function cutIntoSegments<T extends { readonly span: Span }>(where: Span, items: readonly T[]): readonly Segment<T>[] {
  const inside = items.filter((item) => item.span.start < where.end && item.span.end > where.start);
  const cuts = new Set<number>([where.start, where.end]);
  for (const item of inside) {
    cuts.add(Math.max(item.span.start, where.start));
    cuts.add(Math.min(item.span.end, where.end));
  }
  const edges = [...cuts].sort((a, b) => a - b);
  return edges.slice(0, -1).map((from, index) => {
    const to = edges[index + 1] ?? where.end;
    return { span: span(from, to), covering: inside.filter((item) => item.span.start <= from && item.span.end >= to) };
  });
}
