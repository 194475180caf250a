import { expect, test } from "vitest";
import type { MapObjective, MapView } from "./api";
import { foldedAtFirst, graphOf, type Spot, under } from "./graph";
import { layOut, sizes } from "./layout";

const objective = (id: string, themes: string[] = [], results: string[] = []) =>
  ({
    id,
    title: id,
    theme_ids: themes,
    key_results: results.map((kr) => ({ id: kr, title: kr, supported: true })),
  }) as unknown as MapObjective;

const edge = (from: string, to: string, kr?: string) => ({
  id: `${from}-${to}`,
  objective_id: from,
  parent_objective_id: to,
  parent_key_result_id: kr,
});

const graphFor = (themes: string[], nodes: MapObjective[], edges: object[]) =>
  graphOf(
    { themes: themes.map((id) => ({ id, title: id })), nodes, edges, omitted: 0 } as unknown as MapView,
    new Set(),
    true,
  );

function laid(graph: ReturnType<typeof graphFor>, folded: ReadonlySet<string> = new Set()) {
  const visible = under(graph, graph.roots, folded);
  const places = layOut(graph, visible, folded);
  const boxes = [...places].map(([id, at]) => ({ id, ...at, ...sizes[(graph.spots.get(id) as Spot).sort] }));
  return { places, boxes };
}

/** Pairs of cards that lie on one another. */
const overlaps = (boxes: ReturnType<typeof laid>["boxes"]) =>
  boxes.flatMap((a, i) =>
    boxes
      .slice(i + 1)
      .filter(
        (b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height,
      )
      .map((b) => `${a.id} ${b.id}`),
  );

test("a place stands beside the middle of what hangs on it, and what it supports to its left", () => {
  const graph = graphFor(["t"], [objective("a", ["t"]), objective("b", ["t"]), objective("c", ["t"])], []);
  const { places, boxes } = laid(graph);
  const middle = (id: string) => {
    const box = boxes.find((each) => each.id === id);
    return (box?.y ?? 0) + (box?.height ?? 0) / 2;
  };
  expect(middle("t")).toBe(middle("b"));
  expect(places.get("a")?.x).toBeGreaterThan((places.get("t")?.x ?? 0) + sizes.theme.width);
  expect(middle("a")).toBeLessThan(middle("b"));
});

test("every line goes right, also to what is reached late", () => {
  const graph = graphFor(
    ["t", "late"],
    [objective("a", ["t"], ["a1"]), objective("b"), objective("c", ["late"])],
    [edge("b", "a", "a1"), edge("c", "b"), edge("c", "a")],
  );
  const { places } = laid(graph);
  for (const [from, list] of graph.below)
    for (const to of list)
      expect(places.get(to)?.x, `${from} → ${to}`).toBeGreaterThan(places.get(from)?.x ?? 0);
  expect(places.get("late")?.x).toBe(0);
});

test("a card higher than the one that hangs on it doesn't lie on its neighbour", () => {
  const nodes = ["a", "b", "c"].map((id) => objective(id, ["t"], [`${id}1`]));
  expect(overlaps(laid(graphFor(["t", "u"], nodes, [])).boxes)).toEqual([]);
});

/** 8 themes and so many objectives, each supporting one before it and every ninth another as well. */
function company(count: number) {
  const nodes = Array.from({ length: count }, (_, i) =>
    objective(`o${i}`, i < 24 ? [`t${i % 7}`] : [], [`k${i}`]),
  );
  const edges = nodes.flatMap((_, i) =>
    i < 24
      ? []
      : [
          edge(`o${i}`, `o${Math.floor((i - 24) / 4)}`, i % 2 ? `k${Math.floor((i - 24) / 4)}` : undefined),
          ...(i % 9 === 0 && i > 200 ? [edge(`o${i}`, `o${i % 90}`)] : []),
        ],
  );
  return graphFor(
    Array.from({ length: 8 }, (_, i) => `t${i}`),
    nodes,
    edges,
  );
}

test("a company's map has no card on another, whole and folded, and shows all that is in sight", () => {
  const graph = company(500);
  for (const folded of [new Set<string>(), foldedAtFirst(graph)]) {
    const { places, boxes } = laid(graph, folded);
    expect(places.size).toBe(under(graph, graph.roots, folded).size);
    expect(overlaps(boxes)).toEqual([]);
  }
});

test("a fold leaves the columns and all above it where they were", () => {
  const graph = company(300);
  const before = laid(graph).places;
  const after = laid(graph, new Set(["o20"])).places;
  for (const [id, at] of after) expect(at.x, id).toBe(before.get(id)?.x);
  expect(after.get("o24")).toEqual(before.get("o24"));
});
