import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { answer, api } from "../../../api/client";
import { type Filled, okr } from "../../../api/okr";
import type { components } from "../../../api/schema";

type Schemas = components["schemas"];
export type MapView = Filled<Schemas["MapView"]>;
export type MapObjective = MapView["nodes"][number];
export type MapResult = MapObjective["key_results"][number];
export type Coverage = Filled<Schemas["CoverageView"]>;

export const mapQuery = (cycle: string | undefined, team: string | undefined, chances: boolean) =>
  queryOptions({
    queryKey: [okr, "map", cycle, team, chances],
    queryFn: async ({ signal }) =>
      (await answer(
        api.GET("/api/v1/map", {
          params: { query: { cycle_id: cycle, team_id: team, chances: chances || undefined } },
          signal,
        }),
      )) as MapView,
    placeholderData: keepPreviousData,
  });

export const coverageQuery = (cycle: string | undefined) =>
  queryOptions({
    queryKey: [okr, "coverage", cycle],
    queryFn: async ({ signal }) =>
      (await answer(
        api.GET("/api/v1/coverage", { params: { query: { cycle_id: cycle } }, signal }),
      )) as Coverage,
  });
