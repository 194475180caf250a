import type { Cycle } from "./api";

/** A cycle with how deep it lies in others. */
export interface Nested {
  cycle: Cycle;
  depth: number;
}

/** Cycles in the order they came, each followed by those that lie in it. */
export function nest(cycles: readonly Cycle[]): Nested[] {
  const known = new Set(cycles.map((c) => c.id));
  const inside = new Map<string, Cycle[]>();
  for (const cycle of cycles) {
    const parent = cycle.parent_id && known.has(cycle.parent_id) ? cycle.parent_id : "";
    inside.set(parent, [...(inside.get(parent) ?? []), cycle]);
  }
  const rows: Nested[] = [];
  const put = (parent: string, depth: number) => {
    for (const cycle of inside.get(parent) ?? []) {
      rows.push({ cycle, depth });
      put(cycle.id, depth + 1);
    }
  };
  put("", 0);
  return rows;
}
