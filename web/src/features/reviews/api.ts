import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answer, api, ifMatch } from "../../api/client";
import { type Filled, okr } from "../../api/okr";
import type { components } from "../../api/schema";

type Schemas = components["schemas"];
export type Review = Filled<Schemas["ReviewView"]>;
export type Scored = Review["scores"] extends (infer Each)[] | undefined ? Each : never;
/** A score with the zone it falls into. */
export type ReviewPageOf = Filled<Schemas["ReviewPageView"]>;
export type State = Review["state"];

/** The lists of the page: what waits for the reader, everything, or what stands at one state. */
export const SHOWN = ["waiting", "owed", "all", "open", "self", "reviewed", "settled"] as const;
export type Shown = (typeof SHOWN)[number];

/** What somebody gives: per key result the score as typed, on the workspace's scale, and words; and words on the whole. */
export interface Scoring {
  scores: { key_result_id: string; typed: string; words: string }[];
  words: string;
}

export const reviews = [okr, "reviews"] as const;
const PAGE = 50;
const path = (id: string) => ({ path: { id } });

export const reviewsQuery = (
  show: Shown,
  cycle: string | undefined,
  team: string | undefined,
  asof?: string,
) =>
  infiniteQueryOptions({
    queryKey: [...reviews, "list", show, cycle, team, asof],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      (await answer(
        api.GET("/api/v1/reviews", {
          params: {
            query: {
              cycle_id: cycle,
              team_id: team,
              waiting: show === "waiting" || undefined,
              state: show === "waiting" || show === "owed" || show === "all" ? undefined : show,
              asof,
              limit: PAGE,
              cursor: pageParam,
            },
          },
          signal,
        }),
      )) as ReviewPageOf,
    getNextPageParam: (last) => last.next,
  });

export type Closing = Filled<Schemas["ClosingView"]>;
export type OwedScores = Filled<Schemas["OwedScoresView"]>;

/** The steps of closing a cycle, each with its day. */
export const STEPS = ["cut_off_on", "self_by", "confirm_by", "meet_on", "settle_by"] as const;

/** By when the steps of closing a cycle are done, and how far they have come. */
export const closingQuery = (cycle: string, asof?: string) =>
  queryOptions({
    queryKey: [...reviews, "closing", cycle, ...(asof ? [asof] : [])],
    queryFn: async ({ signal }) =>
      (await answer(
        api.GET("/api/v1/cycles/{id}/closing", { params: { ...path(cycle), query: { asof } }, signal }),
      )) as Closing,
  });

/** Who still has to do what, or had on a past day. */
export const owedQuery = (cycle: string, team: string | undefined, asof?: string) =>
  infiniteQueryOptions({
    queryKey: [...reviews, "owed", cycle, team, asof],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      (await answer(
        api.GET("/api/v1/cycles/{id}/closing/owed", {
          params: { ...path(cycle), query: { team_id: team, asof, limit: PAGE, cursor: pageParam } },
          signal,
        }),
      )) as Filled<Schemas["OwedScoresPageView"]>,
    getNextPageParam: (last) => last.next,
  });

export const planClosing = (one: Closing, body: Schemas["ClosingDaysView"] & { reason?: string }) =>
  answer(
    api.PATCH("/api/v1/cycles/{id}/closing", {
      params: path(one.cycle_id),
      headers: one.version > 0 ? ifMatch(one.version) : undefined,
      body,
    }),
  );

/** What somebody could and couldn't score in a person's place, before they are named. */
export const reachQuery = (cycle: string, person: string, deputy: string | undefined) =>
  queryOptions({
    queryKey: [...reviews, "reach", cycle, person, deputy],
    queryFn: async ({ signal }) =>
      (await answer(
        api.GET("/api/v1/cycles/{id}/closing/deputies/reach", {
          params: { ...path(cycle), query: { person_id: person, deputy_id: deputy ?? "" } },
          signal,
        }),
      )) as Filled<Schemas["DeputyReachView"]>,
    enabled: deputy !== undefined,
    retry: false,
  });

/** Nobody any more where no deputy is given. */
export const nameDeputy = (cycle: string, person: string, deputy?: string) =>
  answer(
    api.POST("/api/v1/cycles/{id}/closing/deputies", {
      params: path(cycle),
      body: { person_id: person, deputy_id: deputy },
    }),
  );

/** What waits for the reader in the present cycle, for 本周 and for going on to the next. */
export const waitingQuery = queryOptions({
  queryKey: [...reviews, "waiting"],
  queryFn: async ({ signal }) =>
    (
      (await answer(
        api.GET("/api/v1/reviews", { params: { query: { waiting: true, limit: 20 } }, signal }),
      )) as ReviewPageOf
    ).items.filter((one) => !one.blocked),
});

export const reviewQuery = (id: string, asof?: string) =>
  queryOptions({
    queryKey: [...reviews, "one", id, ...(asof ? [asof] : [])],
    queryFn: async ({ signal }) =>
      (await answer(
        api.GET("/api/v1/reviews/{id}", { params: { ...path(id), query: { asof } }, signal }),
      )) as Review,
  });

/** Nobody has scored yet where there is no version: then there is nothing that could be overwritten. */
const at = (one: Review) => ({
  params: path(one.objective_id),
  headers: one.version > 0 ? ifMatch(one.version) : undefined,
});

export const scoreSelf = (one: Review, body: Scoring) =>
  answer(api.POST("/api/v1/reviews/{id}/self-score", { ...at(one), body })) as Promise<Review>;

export const confirm = (one: Review, body: Scoring) =>
  answer(api.POST("/api/v1/reviews/{id}/confirm", { ...at(one), body })) as Promise<Review>;

export const settle = (one: Review, note: string) =>
  answer(api.POST("/api/v1/reviews/{id}/settle", { ...at(one), body: { note } })) as Promise<Review>;

export const reopen = (one: Review, reason: string) =>
  answer(api.POST("/api/v1/reviews/{id}/reopen", { ...at(one), body: { reason } })) as Promise<Review>;
