import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "../../api/client";
import { okr } from "../../api/okr";

/** What a new workspace has already. */
export interface Begun {
  cycle: boolean;
  /** Somebody besides the one who set it up. */
  people: boolean;
  themes: boolean;
  objectives: boolean;
  active: boolean;
}

/** Asked only while a person has nothing to check in on. */
export const begunQuery = queryOptions({
  queryKey: [okr, "home", "begun"],
  // People and themes are written where nobody knows of this.
  refetchOnMount: "always",
  queryFn: async ({ signal }): Promise<Begun> => {
    const some = <T>(list: { items?: T[] | null }) => list.items?.length ?? 0;
    const [cycles, people, themes, objectives, active] = await Promise.all([
      answer(api.GET("/api/v1/cycles", { signal })),
      answer(api.GET("/api/v1/people", { params: { query: { limit: 2 } }, signal })),
      answer(api.GET("/api/v1/themes", { signal })),
      answer(api.GET("/api/v1/objectives", { params: { query: { limit: 1 } }, signal })),
      answer(api.GET("/api/v1/objectives", { params: { query: { limit: 1, state: "active" } }, signal })),
    ]);
    return {
      cycle: some(cycles) > 0,
      people: some(people) > 1,
      themes: some(themes) > 0,
      objectives: some(objectives) > 0,
      active: some(active) > 0,
    };
  },
});
