import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "./client";

/** A team by its name. */
export interface NamedTeam {
  id: string;
  name: string;
}

/** All teams. */
export const teamsQuery = queryOptions({
  queryKey: ["teams"],
  queryFn: async ({ signal }) =>
    ((await answer(api.GET("/api/v1/teams", { signal }))) as { items: NamedTeam[] }).items,
  staleTime: 60_000,
});
