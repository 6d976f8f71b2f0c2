import { Graph, layout } from '@dagrejs/dagre';
import { packParts, type Size } from './pack-parts';
import type { DeskRow } from './use-relation-rows';

/** Size of the box of one passage. CSS pixels; relations.css says the same. */
export const BOX = { width: 196, height: 64 } as const;
/** Room for the name of the kind between two boxes. */
const BETWEEN = { ranks: 120, boxes: 18, edges: 10 };

export interface PlacedBox {
  readonly entry: DeskRow['from'];
  /** Of its upper left corner. */
  readonly x: number;
  readonly y: number;
}

/** About what the picture is shown in. CSS pixels. */
const VIEW = { width: 960, height: 500 };

/**
 * Where the passages of these relations stand: what leads to something left of it, so that arrows go one way as far as they can. What
 * nothing ties together stands beside each other, in the order of the text.
 */
export function layoutGraph(rows: readonly DeskRow[]): readonly PlacedBox[] {
  const parts = partsOf(rows).map(layoutPart);
  const corners = packParts(parts, VIEW);
  return parts
    .flatMap(({ boxes }, index) => {
      const { x: left, y: top } = corners[index] ?? { x: 0, y: 0 };
      return boxes.map(({ entry, x, y }) => ({ entry, x: left + x, y: top + y }));
    })
    .sort((a, b) => a.entry.start - b.entry.start);
}

/** The relations, those together that lead from one to the other; the part that begins first in the text comes first. */
function partsOf(rows: readonly DeskRow[]): readonly (readonly DeskRow[])[] {
  const parents = new Map<string, string>();
  const rootOf = (id: string): string => {
    const parent = parents.get(id) ?? id;
    return parent === id ? id : rootOf(parent);
  };
  for (const { from, to } of rows) parents.set(rootOf(from.id), rootOf(to.id));
  const parts = Map.groupBy(rows, ({ from }) => rootOf(from.id));
  const beginning = (part: readonly DeskRow[]) => Math.min(...part.flatMap(({ from, to }) => [from.start, to.start]));
  return [...parts.values()].sort((a, b) => beginning(a) - beginning(b));
}

function layoutPart(rows: readonly DeskRow[]): Size & { readonly boxes: readonly PlacedBox[] } {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', ranksep: BETWEEN.ranks, nodesep: BETWEEN.boxes, edgesep: BETWEEN.edges });
  const entries = new Map(rows.flatMap(({ from, to }) => [from, to]).map((entry) => [String(entry.id), entry]));
  const inOrder = [...entries.values()].sort((a, b) => a.start - b.start);
  for (const entry of inOrder) graph.setNode(entry.id, { ...BOX });
  for (const { relation } of rows) graph.setEdge(relation.fromId, relation.toId, {}, relation.id);
  layout(graph);
  const boxes = inOrder.map((entry) => {
    const { x = 0, y = 0 } = graph.node(entry.id) ?? {};
    return { entry, x: x - BOX.width / 2, y: y - BOX.height / 2 };
  });
  return {
    boxes,
    width: Math.max(...boxes.map(({ x }) => x)) + BOX.width,
    height: Math.max(...boxes.map(({ y }) => y)) + BOX.height,
  };
}
