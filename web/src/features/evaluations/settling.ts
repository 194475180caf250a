import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answer, api, ifMatch } from "../../api/client";
import {
  type Calibration,
  type Evaluation,
  evaluations,
  type GrowthLine,
  type Result,
  type Subject,
} from "./api";

const path = (id: string) => ({ path: { id } });
const at = (one: { id: string; version: number }) => ({
  params: path(one.id),
  headers: ifMatch(one.version),
});

/** Ratings side by side. Each look is written down, so that none is taken just because a window came to the front. */
export const calibrationQuery = (id: string, asof?: string) =>
  infiniteQueryOptions({
    queryKey: [...evaluations, "calibration", id, asof],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      (await answer(
        api.GET("/api/v1/evaluations/{id}/calibration", {
          params: { ...path(id), query: { limit: 200, cursor: pageParam, asof } },
          signal,
        }),
      )) as Calibration,
    getNextPageParam: (last) => last.next,
    refetchOnWindowFocus: false,
    staleTime: 60_000,
  });

export const resultsQuery = (asof?: string) =>
  infiniteQueryOptions({
    queryKey: [...evaluations, "results", asof],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      (await answer(
        api.GET("/api/v1/evaluation-results", {
          params: { query: { limit: 20, cursor: pageParam, asof } },
          signal,
        }),
      )) as { items: Result[]; next?: string },
    getNextPageParam: (last) => last.next,
  });

/** Whether OKR results can be weighed. */
export const apartQuery = queryOptions({
  queryKey: ["policy", "okr apart"],
  queryFn: async ({ signal }) => (await answer(api.GET("/api/v1/policy", { signal }))).evaluation.okr_apart,
});

export type Step = "calibrate" | "publish";

export const step = (one: Evaluation, name: Step) => {
  if (name === "calibrate") return answer(api.POST("/api/v1/evaluations/{id}/calibrate", at(one)));
  return answer(api.POST("/api/v1/evaluations/{id}/publish", at(one)));
};

export const setLevel = (one: { id: string; version: number }, level: number, reason: string) =>
  answer(api.POST("/api/v1/evaluation-subjects/{id}/level", { ...at(one), body: { level, reason } }));

export const acknowledge = (one: Subject) =>
  answer(api.POST("/api/v1/evaluation-subjects/{id}/acknowledge", at(one)));

export const appeal = (one: Subject, words: string) =>
  answer(api.POST("/api/v1/evaluation-subjects/{id}/appeal", { ...at(one), body: { words } }));

/** Another level upholds the appeal; none keeps the rating. */
export const answerAppeal = (one: Subject, level: number | undefined, reason: string) =>
  answer(api.POST("/api/v1/evaluation-subjects/{id}/answer-appeal", { ...at(one), body: { level, reason } }));

export const planGrowth = (one: Subject, lines: GrowthLine[]) =>
  answer(api.PUT("/api/v1/evaluation-subjects/{id}/growth", { ...at(one), body: { lines } }));

/** Back to writing, with a reason. */
export const reopen = (one: Evaluation, reason: string) =>
  answer(api.POST("/api/v1/evaluations/{id}/reopen", { ...at(one), body: { reason } }));
