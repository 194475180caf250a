import { queryOptions } from "@tanstack/react-query";
import { answer, api, ifMatch } from "./client";
import { ApiProblem } from "./problem";
import type { paths } from "./schema";

/** The signed-in person, as `GET /api/v1/me` tells. `can` lists what may be done in the workspace as a whole. */
export interface Me {
  id: string;
  name: string;
  email: string;
  role: string;
  lang?: string;
  theme?: string;
  team_id?: string;
  team_ids: string[];
  /** Teams led, with all teams below them. */
  leads: string[];
  version: number;
  can: string[];
  /** Place in the trail of changes before this was told. */
  place: number;
}

/** Who is signed in; null for nobody. Other failures are thrown. */
export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: async ({ signal }): Promise<Me | null> => {
    try {
      return (await answer(api.GET("/api/v1/me", { signal }))) as Me;
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: 60_000,
});

type PersonChange = paths["/api/v1/people/{id}"]["patch"]["requestBody"]["content"]["application/json"];

/** Keeps a choice of one's own with the person, so that it follows them to other browsers. */
export function saveMine(me: Me, mine: Pick<PersonChange, "lang" | "theme">): Promise<unknown> {
  return answer(
    api.PATCH("/api/v1/people/{id}", {
      params: { path: { id: me.id } },
      headers: ifMatch(me.version),
      body: mine,
    }),
  );
}
