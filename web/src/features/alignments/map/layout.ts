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

/** Free room between columns, between cards of a column, and between what hangs on one root and on the next. */
const gap = { column: 76, row: 14, root: 20 };

/** What is drawn under what: a folded place leads nowhere. */
function drawn(graph: Graph, visible: ReadonlySet<string>, folded: ReadonlySet<string>) {
  return (id: string): string[] =>
    folded.has(id) ? [] : (graph.below.get(id) ?? []).filter((each) => visible.has(each));
}

/** The column of each place: one to the right of the rightmost that leads to it, so that every line goes right. */
function columnsOf(visible: ReadonlySet<string>, below: (id: string) => string[]): Map<string, number> {
  const waiting = new Map<string, number>([...visible].map((id) => [id, 0]));
  for (const id of visible) for (const to of below(id)) waiting.set(to, (waiting.get(to) ?? 0) + 1);
  const columns = new Map<string, number>();
  const ready = [...visible].filter((id) => waiting.get(id) === 0);
  for (const id of ready) columns.set(id, 0);
  for (let id = ready.pop(); id !== undefined; id = ready.pop()) {
    for (const to of below(id)) {
      columns.set(to, Math.max(columns.get(to) ?? 0, (columns.get(id) ?? 0) + 1));
      const left = (waiting.get(to) ?? 1) - 1;
      waiting.set(to, left);
      if (left === 0) ready.push(to);
    }
  }
  return columns;
}

/**
 * Finds a place for all that is in sight: columns from the themes to the right, and in the order of the server
 * from the top down, each place beside the middle of what hangs on it. What has several parents hangs on the
 * nearest, that is on the first in the column to its left. A thousand places take some milliseconds, and a
 * fold moves nothing but what is below it.
 */
export function layOut(graph: Graph, visible: ReadonlySet<string>, folded: ReadonlySet<string>): Places {
  const below = drawn(graph, visible, folded);
  const columns = columnsOf(visible, below);
  const hung = new Set<string>();
  const hanging = new Map<string, string[]>();
  const order = [...graph.spots.keys()].filter((id) => visible.has(id));
  for (const id of order) {
    const beside = (columns.get(id) ?? 0) + 1;
    const own = below(id).filter((to) => columns.get(to) === beside && !hung.has(to));
    for (const to of own) hung.add(to);
    hanging.set(id, own);
  }

  const widths: number[] = [];
  for (const id of order) {
    const at = columns.get(id) ?? 0;
    widths[at] = Math.max(widths[at] ?? 0, sizes[sortOf(graph, id)].width);
  }
  const lefts = widths.map((_, at) =>
    widths.slice(0, at).reduce((sum, width) => sum + width + gap.column, 0),
  );

  const middles = new Map<string, number>();
  let free = 0;
  const hang = (id: string): void => {
    const { height } = sizes[sortOf(graph, id)];
    const top = free;
    const own = hanging.get(id) ?? [];
    for (const each of own) hang(each);
    const first = middles.get(own[0] ?? "");
    const last = middles.get(own.at(-1) ?? "");
    const middle = first === undefined || last === undefined ? top + height / 2 : (first + last) / 2;
    // Higher than all that hangs on it: that moves down, so as to stay beside its middle.
    const down = Math.max(0, top + height / 2 - middle);
    if (down > 0) lower(own, down);
    middles.set(id, middle + down);
    free = Math.max(free + down, top + height + gap.row);
  };
  const lower = (ids: readonly string[], by: number): void => {
    for (const id of ids) {
      middles.set(id, (middles.get(id) ?? 0) + by);
      lower(hanging.get(id) ?? [], by);
    }
  };
  for (const id of order) {
    if (hung.has(id)) continue;
    hang(id);
    free += gap.root;
  }

  return new Map(
    order.map((id) => {
      const y = (middles.get(id) ?? 0) - sizes[sortOf(graph, id)].height / 2;
      return [id, { x: lefts[columns.get(id) ?? 0] ?? 0, y }];
    }),
  );
}

const sortOf = (graph: Graph, id: string) => graph.spots.get(id)?.sort ?? "objective";
