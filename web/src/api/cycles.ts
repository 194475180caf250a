import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "./client";
import type { Filled } from "./okr";
import type { components } from "./schema";

export type Cycle = Filled<components["schemas"]["CycleView"]>;

/** All cycles, the newest first. */
export const cyclesQuery = queryOptions({
  queryKey: ["cycles", "all"],
  queryFn: async ({ signal }) =>
    ((await answer(api.GET("/api/v1/cycles", { signal }))) as { items: Cycle[] }).items,
  staleTime: 60_000,
});

/** All cycles as they were at the end of a past day. */
export const cyclesThenQuery = (asof: string) =>
  queryOptions({
    queryKey: ["cycles", "all", asof],
    queryFn: async ({ signal }) =>
      (
        (await answer(api.GET("/api/v1/cycles", { params: { query: { asof } }, signal }))) as {
          items: Cycle[];
        }
      ).items,
    staleTime: 60_000,
  });

/** The one that is meant on a past day: the innermost of that day, or none. */
export function cycleOn(cycles: readonly Cycle[], day: string): Cycle | undefined {
  return cycles
    .filter((c) => c.starts_on <= day && day <= c.ends_on)
    .sort((a, b) => b.starts_on.localeCompare(a.starts_on) || a.ends_on.localeCompare(b.ends_on))[0];
}

/** The one that is meant where none is named: the innermost of today, else the newest. */
export function presentCycle(cycles: readonly Cycle[]): Cycle | undefined {
  return cycles.find((c) => c.current) ?? cycles[0];
}
