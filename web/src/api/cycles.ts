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

/** The one that is meant where none is named: the innermost of today, else the newest. */
export function presentCycle(cycles: readonly Cycle[]): Cycle | undefined {
  return cycles.find((c) => c.current) ?? cycles[0];
}
