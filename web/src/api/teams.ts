import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "./client";
import type { Filled } from "./okr";
import type { components } from "./schema";

export type Team = Filled<components["schemas"]["TeamView"]>;

/** The teams as they were on a past day. */
export const teamsThenQuery = (asof: string) =>
  queryOptions({
    queryKey: ["teams", asof],
    queryFn: async ({ signal }) =>
      ((await answer(api.GET("/api/v1/teams", { params: { query: { asof } }, signal }))) as { items: Team[] })
        .items,
    staleTime: 60_000,
  });

/** All teams of the workspace, in the order of their tree. */
export const teamsQuery = queryOptions({
  queryKey: ["teams"],
  queryFn: async ({ signal }) =>
    ((await answer(api.GET("/api/v1/teams", { signal }))) as { items: Team[] }).items,
  staleTime: 60_000,
});
