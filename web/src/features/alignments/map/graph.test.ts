import { expect, test } from "vitest";
import type { MapObjective, MapView } from "./api";
import { ADRIFT, foldedAtFirst, graphOf, leadingTo, serving, stepFrom, under } from "./graph";

const objective = (id: string, themes: string[] = [], results: [string, boolean][] = []) =>
  ({
    id,
    title: id,
    theme_ids: themes,
    key_results: results.map(([kr, supported]) => ({ id: kr, title: kr, supported })),
  }) as unknown as MapObjective;

const edge = (from: string, to: string, kr?: string) => ({
  id: `${from}-${to}`,
  objective_id: from,
  parent_objective_id: to,
  parent_key_result_id: kr,
});

/** t1 ← a ← (a1) ← b, a ← c, b ← c; t2 has nobody; d serves nothing; e supports what isn't shown. */
const view = {
  themes: [
    { id: "t1", title: "用户第一" },
    { id: "t2", title: "降本增效" },
  ],
  nodes: [
    objective(
      "a",
      ["t1"],
      [
        ["a1", true],
        ["a2", false],
      ],
    ),
    objective("b"),
    objective("c"),
    objective("d"),
    objective("e"),
  ],
  edges: [edge("b", "a", "a1"), edge("c", "a"), edge("c", "b"), edge("e", "hidden")],
  omitted: 0,
} as unknown as MapView;

const graph = graphOf(view, new Set(["d"]), false);

test("key results stand between, and only what is shown leads on", () => {
  expect(graph.below.get("t1")).toEqual(["a"]);
  expect(graph.below.get("a")).toEqual(["a1", "c"]);
  expect(graph.below.get("a1")).toEqual(["b"]);
  expect(graph.above.get("c")).toEqual(["a", "b"]);
  expect(graph.below.get(ADRIFT)).toEqual(["d"]);
  expect(graph.roots).toEqual(["t1", "t2", ADRIFT, "e"]);
  expect(graph.spots.has("a2")).toBe(false);
  expect(graphOf(view, new Set(), true).below.get("a")).toEqual(["a1", "a2", "c"]);
});

test("a folded place hides what only it leads to", () => {
  const seen = under(graph, graph.roots, new Set(["a1"]));
  expect(seen.has("b")).toBe(false);
  expect(seen.has("c")).toBe(true);
  expect([...leadingTo(graph, "b")].sort()).toEqual(["a", "a1", "t1"]);
});

test("a theme's part of the map is what serves it", () => {
  const part = serving(graph, "t1");
  expect([...part.spots.keys()].sort()).toEqual(["a", "a1", "b", "c", "t1"]);
  expect(part.roots).toEqual(["t1"]);
  expect(serving(graph, "gone")).toBe(graph);
});

test("a small map begins whole, a big one below the first objectives folded", () => {
  expect(foldedAtFirst(graph).size).toBe(0);
  const many = Array.from({ length: 300 }, (_, i) => objective(`n${i}`));
  const big = { ...view, nodes: [...view.nodes, ...many], edges: many.map((each) => edge(each.id, "a")) };
  expect([...foldedAtFirst(graphOf(big, new Set(), false))]).toEqual(["a"]);
});

test("arrow keys lead between levels and within one", () => {
  const shown = new Map([
    ["t1", { x: 0, y: 50 }],
    ["t2", { x: 0, y: 150 }],
    ["a", { x: 300, y: 50 }],
    ["a1", { x: 600, y: 20 }],
    ["c", { x: 900, y: 120 }],
  ]);
  const step = (from: string, key: string) => stepFrom(graph, shown, from, key);
  expect(step("t1", "ArrowRight")).toBe("a");
  expect(step("a", "ArrowRight")).toBe("a1");
  expect(step("c", "ArrowLeft")).toBe("a");
  expect(step("t1", "ArrowDown")).toBe("t2");
  expect(step("t2", "ArrowUp")).toBe("t1");
  expect(step("t2", "ArrowDown")).toBeUndefined();
});
