import type { Edge } from "@xyflow/react";
import { countUnder } from "./graph";
import { sizes } from "./layout";
import type { SpotNode } from "./SpotCard";
import type { Laid } from "./useLayout";

/** What the canvas draws, sizes given so that nothing is measured before it shows. */
export function drawingOf({ graph, visible, folded, places }: Laid): { nodes: SpotNode[]; edges: Edge[] } {
  const nodes: SpotNode[] = [];
  const edges: Edge[] = [];
  for (const [id, spot] of graph.spots) {
    if (!visible.has(id)) continue;
    const count = graph.below.has(id) ? countUnder(graph, id) : 0;
    nodes.push({
      id,
      type: "spot",
      position: places.get(id) ?? { x: 0, y: 0 },
      ...sizes[spot.sort],
      data: { spot, folded: folded.has(id), count },
    });
    if (folded.has(id)) continue;
    for (const to of graph.below.get(id) ?? []) {
      if (!visible.has(to)) continue;
      const part = graph.spots.get(to)?.sort === "result";
      edges.push({ id: `${id} ${to}`, source: id, target: to, className: part ? "part" : undefined });
    }
  }
  return { nodes, edges };
}
