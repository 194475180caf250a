import type { MapObjective, MapResult, MapView } from "./api";

/** What stands on the map. The id of a theme, an objective or a key result is its own. */
export type Spot =
  | { id: string; sort: "theme"; title: string; target?: string }
  | { id: string; sort: "adrift"; title: "" }
  | { id: string; sort: "objective"; title: string; objective: MapObjective }
  | { id: string; sort: "result"; title: string; result: MapResult; objectiveId: string };

/** All that is on the map: who stands under whom, each list in the order of the server. */
export interface Graph {
  spots: ReadonlyMap<string, Spot>;
  below: ReadonlyMap<string, readonly string[]>;
  above: ReadonlyMap<string, readonly string[]>;
  roots: readonly string[];
}

/** What holds the objectives that serve nothing. */
export const ADRIFT = "adrift";

/**
 * The map as a graph from the themes down. Key results stand between their objective and what supports
 * them; `all` shows also those that nothing supports. A parent that isn't shown (hidden, of another
 * cycle) leaves its supporter a root of its own.
 */
export function graphOf(view: MapView, adrift: ReadonlySet<string>, all: boolean): Graph {
  const spots = new Map<string, Spot>();
  const below = new Map<string, string[]>();
  const above = new Map<string, string[]>();
  const put = (from: string, to: string) => {
    if (!spots.has(from) || !spots.has(to)) return false;
    if (below.get(from)?.includes(to)) return true;
    below.set(from, [...(below.get(from) ?? []), to]);
    above.set(to, [...(above.get(to) ?? []), from]);
    return true;
  };
  for (const { id, title, target } of view.themes) spots.set(id, { id, sort: "theme", title, target });
  const lost = view.nodes.filter((each) => adrift.has(each.id));
  if (lost.length > 0) spots.set(ADRIFT, { id: ADRIFT, sort: "adrift", title: "" });
  for (const objective of view.nodes) {
    spots.set(objective.id, { id: objective.id, sort: "objective", title: objective.title, objective });
    for (const result of objective.key_results) {
      if (!all && !result.supported) continue;
      const { id, title } = result;
      spots.set(id, { id, sort: "result", title, result, objectiveId: objective.id });
    }
  }
  for (const objective of view.nodes) {
    for (const theme of objective.theme_ids) put(theme, objective.id);
    for (const result of objective.key_results) put(objective.id, result.id);
  }
  for (const each of lost) put(ADRIFT, each.id);
  for (const edge of view.edges) {
    const viaResult = edge.parent_key_result_id && put(edge.parent_key_result_id, edge.objective_id);
    if (!viaResult) put(edge.parent_objective_id, edge.objective_id);
  }
  return { spots, below, above, roots: [...spots.keys()].filter((id) => !above.has(id)) };
}

/** Everything under some places, themselves included. */
export function under(graph: Graph, ids: readonly string[], folded?: ReadonlySet<string>): Set<string> {
  const seen = new Set<string>(ids);
  const queue = [...ids];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (folded?.has(id)) continue;
    for (const next of graph.below.get(id) ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      queue.push(next);
    }
  }
  return seen;
}

/** The part of the map that serves one theme. */
export function serving(graph: Graph, theme: string): Graph {
  if (!graph.spots.has(theme)) return graph;
  const kept = under(graph, [theme]);
  const only = (lists: Graph["below"]) =>
    new Map(
      [...lists]
        .filter(([id]) => kept.has(id))
        .map(([id, list]) => [id, list.filter((each) => kept.has(each))]),
    );
  const above = new Map([...only(graph.above)].filter(([, list]) => list.length > 0));
  return {
    spots: new Map([...graph.spots].filter(([id]) => kept.has(id))),
    below: only(graph.below),
    above,
    roots: [theme],
  };
}

/** What is to be unfolded so that a place comes into sight: all that lead down to it. */
export function leadingTo(graph: Graph, id: string): Set<string> {
  const seen = new Set<string>();
  const queue = [id];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    for (const up of graph.above.get(at) ?? []) {
      if (seen.has(up)) continue;
      seen.add(up);
      queue.push(up);
    }
  }
  return seen;
}

/** How many are under a place, without itself. */
export const countUnder = (graph: Graph, id: string) => under(graph, [id]).size - 1;

/** More than this at once and the map begins folded. */
const MANY = 200;

/** Where the map begins: whole while it is small, else the objectives right under the themes. */
export function foldedAtFirst(graph: Graph): Set<string> {
  if (graph.spots.size <= MANY) return new Set();
  const first = graph.roots.flatMap((id) =>
    graph.spots.get(id)?.sort === "objective" ? [id] : (graph.below.get(id) ?? []),
  );
  return new Set(first.filter((id) => graph.below.has(id)));
}

/** Where an arrow key leads from a place among those in sight: up and down within a level, left and right between. */
export function stepFrom(
  graph: Graph,
  shown: ReadonlyMap<string, { x: number; y: number }>,
  from: string,
  key: string,
): string | undefined {
  const here = shown.get(from);
  if (!here) return undefined;
  const visible = (ids: readonly string[] | undefined) => (ids ?? []).filter((id) => shown.has(id));
  if (key === "ArrowLeft") return nearest(visible(graph.above.get(from)), shown, here.y);
  if (key === "ArrowRight") return nearest(visible(graph.below.get(from)), shown, here.y);
  const down = key === "ArrowDown";
  let best: string | undefined;
  let gap = Number.POSITIVE_INFINITY;
  for (const [id, at] of shown) {
    const away = (at.y - here.y) * (down ? 1 : -1);
    if (id === from || Math.abs(at.x - here.x) > 40 || away <= 0 || away >= gap) continue;
    best = id;
    gap = away;
  }
  return best;
}

function nearest(ids: readonly string[], shown: ReadonlyMap<string, { y: number }>, y: number) {
  const away = (id: string) => Math.abs((shown.get(id)?.y ?? 0) - y);
  return [...ids].sort((a, b) => away(a) - away(b))[0];
}
