import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "./client";
import { type Filled, okr } from "./okr";
import type { components } from "./schema";

type Schemas = components["schemas"];

/** A check-in, and one with how its key result and objective stand after it. */
export type CheckIn = Filled<Schemas["CheckInView"]>;
export type Made = Filled<Schemas["MadeView"]>;

/** The newest check-in of a key result that nothing has replaced; null where there is none. */
export const lastCheckInQuery = (keyResultId: string) =>
  queryOptions({
    queryKey: [okr, "last check-in", keyResultId],
    queryFn: async ({ signal }): Promise<CheckIn | null> => {
      const params = { path: { id: keyResultId }, query: { limit: 20 } };
      const page = await answer(api.GET("/api/v1/key-results/{id}/check-ins", { params, signal }));
      return ((page.items ?? []) as CheckIn[]).find((c) => !c.superseded_by) ?? null;
    },
  });
