import ELK from "elkjs/lib/elk-api";
import worker from "elkjs/lib/elk-worker.min.js?url";
import type { Graph, Spot } from "./graph";

/** How big each sort is drawn; the stylesheet says the same. */
export const sizes: Record<Spot["sort"], { width: number; height: number }> = {
  theme: { width: 210, height: 58 },
  adrift: { width: 210, height: 58 },
  objective: { width: 270, height: 78 },
  result: { width: 230, height: 54 },
};

export type Places = ReadonlyMap<string, { x: number; y: number }>;

let elk: InstanceType<typeof ELK> | undefined;

const options = {
  "elk.algorithm": "layered",
  "elk.direction": "RIGHT",
  "elk.edgeRouting": "POLYLINE",
  "elk.separateConnectedComponents": "false",
  "elk.layered.spacing.nodeNodeBetweenLayers": "56",
  "elk.spacing.nodeNode": "12",
  "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
  "elk.layered.thoroughness": "3",
};

/** Finds a place for all that is in sight, in a worker so that the page stays quick. */
export async function layOut(graph: Graph, visible: ReadonlySet<string>): Promise<Places> {
  // A file of its own, not a blob: the content security policy allows only this site's scripts.
  elk ??= new ELK({ workerFactory: () => new Worker(worker) });
  const ids = [...graph.spots.keys()].filter((id) => visible.has(id));
  const done = await elk.layout({
    id: "map",
    layoutOptions: options,
    children: ids.map((id) => ({ id, ...sizes[graph.spots.get(id)?.sort ?? "objective"] })),
    edges: ids.flatMap((id) =>
      (graph.below.get(id) ?? [])
        .filter((to) => visible.has(to))
        .map((to) => ({ id: `${id} ${to}`, sources: [id], targets: [to] })),
    ),
  });
  return new Map((done.children ?? []).map(({ id, x = 0, y = 0 }) => [id, { x, y }]));
}
