import { type NodeHandle, Position } from "@xyflow/react";
import { countUnder } from "./graph";
import type { LineEdge } from "./Line";
import { sizes } from "./layout";
import type { SpotNode } from "./SpotCard";
import type { Laid } from "./useLayout";

/** Where lines arrive and leave; told, or every card would be drawn once to be measured. */
function handlesOf({ width, height }: { width: number; height: number }): NodeHandle[] {
  const at = { y: height / 2, width: 1, height: 1 };
  return [
    { type: "target", position: Position.Left, x: 0, ...at },
    { type: "source", position: Position.Right, x: width, ...at },
  ];
}

/** What the canvas draws, sizes given so that nothing is measured before it shows. */
export function drawingOf({ graph, visible, folded, places }: Laid): {
  nodes: SpotNode[];
  edges: LineEdge[];
} {
  const nodes: SpotNode[] = [];
  const edges: LineEdge[] = [];
  for (const [id, spot] of graph.spots) {
    if (!visible.has(id)) continue;
    const count = graph.below.has(id) ? countUnder(graph, id) : 0;
    nodes.push({
      id,
      type: "spot",
      position: places.get(id) ?? { x: 0, y: 0 },
      ...sizes[spot.sort],
      // The whole map is fitted to what is measured, and what is out of sight never would be.
      measured: sizes[spot.sort],
      handles: handlesOf(sizes[spot.sort]),
      data: { spot, folded: folded.has(id), count },
    });
    if (folded.has(id)) continue;
    for (const to of graph.below.get(id) ?? []) {
      if (!visible.has(to)) continue;
      edges.push({
        id: `${id} ${to}`,
        type: "line",
        source: id,
        target: to,
        className: graph.spots.get(to)?.sort === "result" ? "part" : undefined,
        data: {},
      });
    }
  }
  return { nodes, edges };
}
