import ELK, { type ElkEdgeSection, type ElkExtendedEdge } from "elkjs/lib/elk-api";
import worker from "elkjs/lib/elk-worker.min.js?url";
import type { Graph, Spot } from "./graph";

/** How big each sort is drawn; the stylesheet says the same. */
export const sizes: Record<Spot["sort"], { width: number; height: number }> = {
  theme: { width: 210, height: 58 },
  adrift: { width: 210, height: 58 },
  objective: { width: 270, height: 78 },
  result: { width: 230, height: 54 },
};

export interface Point {
  x: number;
  y: number;
}
export type Places = ReadonlyMap<string, Point>;

/** Where all stands, and the way of each line around what lies between, by "from to". */
export interface Layout {
  places: Places;
  lines: ReadonlyMap<string, readonly Point[]>;
}

let elk: InstanceType<typeof ELK> | undefined;

/** Keeping the order of the server costs the square of the number, so bigger maps are ordered by their lines alone. */
const ORDERED = 120;
const ordered = { "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES" };
const quick = { "elk.layered.thoroughness": "1" };

const options = {
  "elk.algorithm": "layered",
  "elk.direction": "RIGHT",
  "elk.edgeRouting": "POLYLINE",
  "elk.separateConnectedComponents": "false",
  "elk.layered.spacing.nodeNodeBetweenLayers": "56",
  "elk.layered.spacing.edgeNodeBetweenLayers": "18",
  "elk.spacing.nodeNode": "14",
};
/** Themes stand in the first row, also those that are reached late. */
const first = { "elk.layered.layering.layerConstraint": "FIRST" };

export const lineId = (from: string, to: string) => `${from} ${to}`;

/** Finds a place for all that is in sight, in a worker so that the page stays quick. */
export async function layOut(graph: Graph, visible: ReadonlySet<string>): Promise<Layout> {
  // A file of its own, not a blob: the content security policy allows only this site's scripts.
  elk ??= new ELK({ workerFactory: () => new Worker(worker) });
  const spots = [...graph.spots.values()].filter(({ id }) => visible.has(id));
  const done = await elk.layout({
    id: "map",
    layoutOptions: { ...options, ...(spots.length <= ORDERED ? ordered : quick) },
    children: spots.map(({ id, sort }) => ({
      id,
      ...sizes[sort],
      ...((sort === "theme" || sort === "adrift") && { layoutOptions: first }),
    })),
    edges: spots.flatMap(({ id }) =>
      (graph.below.get(id) ?? [])
        .filter((to) => visible.has(to))
        .map((to) => ({ id: lineId(id, to), sources: [id], targets: [to] })),
    ),
  });
  return {
    places: new Map((done.children ?? []).map(({ id, x = 0, y = 0 }) => [id, { x, y }])),
    lines: new Map(
      ((done.edges ?? []) as ElkExtendedEdge[]).map(({ id, sections }) => [
        id,
        sections?.flatMap(pointsOf) ?? [],
      ]),
    ),
  };
}

function pointsOf({ startPoint, bendPoints = [], endPoint }: ElkEdgeSection): Point[] {
  return [startPoint, ...bendPoints, endPoint];
}
