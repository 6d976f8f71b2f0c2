import { Graph, layout } from '@dagrejs/dagre';
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

/** Where the passages of these relations stand: what leads to something left of it, so that arrows go one way as far as they can. */
export function layoutGraph(rows: readonly DeskRow[]): readonly PlacedBox[] {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', ranksep: BETWEEN.ranks, nodesep: BETWEEN.boxes, edgesep: BETWEEN.edges });
  const entries = new Map(rows.flatMap(({ from, to }) => [from, to]).map((entry) => [String(entry.id), entry]));
  const inOrder = [...entries.values()].sort((a, b) => a.start - b.start);
  for (const entry of inOrder) graph.setNode(entry.id, { ...BOX });
  for (const { relation } of rows) graph.setEdge(relation.fromId, relation.toId, {}, relation.id);
  layout(graph);
  return inOrder.map((entry) => {
    const { x = 0, y = 0 } = graph.node(entry.id) ?? {};
    return { entry, x: x - BOX.width / 2, y: y - BOX.height / 2 };
  });
}
