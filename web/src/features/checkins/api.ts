import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { CheckIn, Made } from "../../api/checkins";
import { answer, api } from "../../api/client";
import { type Filled, okr } from "../../api/okr";
import type { components } from "../../api/schema";
import type { Body } from "./said";

export type Series = Filled<components["schemas"]["SeriesView"]>;

export const checkInsQuery = (keyResultId: string, asof?: string) =>
  infiniteQueryOptions({
    queryKey: [okr, "check-ins", keyResultId, asof],
    queryFn: async ({ pageParam, signal }) => {
      const params = {
        path: { id: keyResultId },
        query: { limit: 20, cursor: pageParam || undefined, asof },
      };
      const page = await answer(api.GET("/api/v1/key-results/{id}/check-ins", { params, signal }));
      return page as { items: CheckIn[]; next?: string };
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.next || undefined,
  });

export const seriesQuery = (keyResultId: string) =>
  queryOptions({
    queryKey: [okr, "series", keyResultId],
    queryFn: async ({ signal }) => {
      const params = { path: { id: keyResultId } };
      return (await answer(api.GET("/api/v1/key-results/{id}/series", { params, signal }))) as Series;
    },
  });

/** How a check-in would be read and what it would come to; nothing is stored. */
export const previewQuery = (keyResultId: string, body: Body | null) =>
  queryOptions({
    queryKey: [okr, "preview", keyResultId, body],
    enabled: body !== null,
    retry: false,
    gcTime: 60_000,
    queryFn: async ({ signal }) => {
      const params = { path: { id: keyResultId } };
      const call = api.POST("/api/v1/key-results/{id}/check-ins/preview", {
        params,
        body: body ?? {},
        signal,
      });
      return (await answer(call)) as Made;
    },
  });

/** The same key twice is one check-in. */
export async function makeCheckIn(keyResultId: string, body: Body, key: string): Promise<Made> {
  const call = api.POST("/api/v1/key-results/{id}/check-ins", {
    params: { path: { id: keyResultId } },
    headers: { "Idempotency-Key": key },
    body,
  });
  return (await answer(call)) as Made;
}

export type ActionBody = components["schemas"]["PlanInBody"];

export function planAction(keyResultId: string, body: ActionBody): Promise<unknown> {
  return answer(
    api.POST("/api/v1/key-results/{id}/actions", { params: { path: { id: keyResultId } }, body }),
  );
}
