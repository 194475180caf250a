import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { answer, api } from "../../../api/client";
import { type Filled, okr } from "../../../api/okr";
import type { components } from "../../../api/schema";

type Schemas = components["schemas"];
export type MapView = Filled<Schemas["MapView"]>;
export type MapObjective = MapView["nodes"][number];
export type MapResult = MapObjective["key_results"][number];
export type Coverage = Filled<Schemas["CoverageView"]>;

/** The map, of now or as it was on a past day. */
export const mapQuery = (
  cycle: string | undefined,
  team: string | undefined,
  { chances, asof }: { chances: boolean; asof?: string },
) =>
  queryOptions({
    queryKey: [okr, "map", cycle, team, chances, ...(asof ? [asof] : [])],
    queryFn: async ({ signal }) =>
      (await answer(
        api.GET("/api/v1/map", {
          params: { query: { cycle_id: cycle, team_id: team, chances: chances || undefined, asof } },
          signal,
        }),
      )) as MapView,
    placeholderData: keepPreviousData,
  });

/** How well the work covers the strategy, now or as it did on a past day. */
export const coverageQuery = (cycle: string | undefined, asof?: string) =>
  queryOptions({
    queryKey: [okr, "coverage", cycle, ...(asof ? [asof] : [])],
    queryFn: async ({ signal }) =>
      (await answer(
        api.GET("/api/v1/coverage", { params: { query: { cycle_id: cycle, asof } }, signal }),
      )) as Coverage,
  });
