import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "./client";
import { ApiProblem } from "./problem";

/** The signed-in person, as `GET /api/v1/me` tells. `can` lists workspace-wide actions (`audit.read` …). */
export interface Me {
  id: string;
  name: string;
  email: string;
  role: string;
  language?: string | null;
  workspace?: { name: string } | null;
  can?: string[] | null;
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
