import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { answer, api, ifMatch } from "../../api/client";
import type { Filled } from "../../api/okr";
import type { components, operations } from "../../api/schema";

type Schemas = components["schemas"];
export type Scheme = Filled<Schemas["IncentiveView"]>;
export type SchemeDetail = Filled<Schemas["IncentiveDetailView"]>;
export type Rules = Schemas["IncentiveRulesView"];
export type Preset = Rules["preset"];
export type Preview = Filled<Schemas["IncentivePreviewView"]>;
export type Payout = Filled<Schemas["IncentivePayoutView"]>;
export type Line = Filled<Schemas["IncentiveLineView"]>;
export type Moved = Filled<Schemas["IncentiveMoveView"]>;
export type Simulation = Filled<Schemas["IncentiveSimulationView"]>;
export type Comparison = Filled<Schemas["IncentiveComparisonView"]>;
export type RuleChange = Filled<Schemas["IncentiveChangeView"]>;
export type Version = Filled<Schemas["IncentiveVersionView"]>;
export type Swing = Filled<Schemas["IncentiveSwingView"]>;
export type Statement = Filled<Schemas["IncentiveStatementView"]>;
export type Basis = Filled<Schemas["IncentiveBasisView"]>;
export type Appeal = Filled<Schemas["IncentiveAppealView"]>;
export type RulesForMe = Filled<Schemas["IncentiveRulesForMeView"]>;
export type Plan = Omit<Schemas["IncentivePlan"], "$schema">;

export const PRESETS: readonly Preset[] = [
  "tiered",
  "linear",
  "pooled",
  "committed",
  "stretch",
  "points",
  "milestone",
  "spot",
  "formula",
];

export const incentives = ["incentives"] as const;
const path = (id: string) => ({ path: { id } });

interface Page<T> {
  items: T[];
  next?: string;
}

export const schemesQuery = (asof?: string) =>
  infiniteQueryOptions({
    queryKey: [...incentives, "list", asof],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      (await answer(
        api.GET("/api/v1/incentives", { params: { query: { limit: 50, cursor: pageParam, asof } }, signal }),
      )) as Page<Scheme>,
    getNextPageParam: (last) => last.next,
  });

export const mineQuery = (asof?: string) =>
  infiniteQueryOptions({
    queryKey: [...incentives, "mine", asof],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      (await answer(
        api.GET("/api/v1/incentive-statements", {
          params: { query: { limit: 20, cursor: pageParam, asof } },
          signal,
        }),
      )) as Page<Statement>,
    getNextPageParam: (last) => last.next,
  });

/** Each look at amounts is written down, so that none is taken just because a window came to the front. */
const looked = { refetchOnWindowFocus: false, staleTime: 60_000 } as const;

export const schemeQuery = (id: string, asof?: string) =>
  queryOptions({
    queryKey: [...incentives, "one", id, asof],
    queryFn: async ({ signal }) =>
      (await answer(
        api.GET("/api/v1/incentives/{id}", { params: { ...path(id), query: { asof } }, signal }),
      )) as SchemeDetail,
    ...looked,
  });

export const simulationQuery = (id: string, version: number, asof?: string) =>
  infiniteQueryOptions({
    queryKey: [...incentives, "simulation", id, version, asof],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      (await answer(
        api.GET("/api/v1/incentives/{id}/simulation", {
          params: { ...path(id), query: { limit: 100, cursor: pageParam, asof } },
          signal,
        }),
      )) as Simulation,
    getNextPageParam: (last) => last.next,
    retry: false,
    ...looked,
  });

/** The rules that a scheme had before the present ones, the newest first; as many as can be chosen from. */
export const versionsQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: [...incentives, "versions", id, version],
    queryFn: async ({ signal }) =>
      (
        (await answer(
          api.GET("/api/v1/incentives/{id}/versions", {
            params: { ...path(id), query: { limit: 50 } },
            signal,
          }),
        )) as Page<Version>
      ).items,
  });

/** By which scores a scheme is looked at, and beside which other one, or which of its own versions. */
export interface Assumed {
  with?: string;
  version?: number;
  cycle_id?: string;
  score?: string;
}

export const comparisonQuery = (id: string, version: number, by: Assumed | null) =>
  infiniteQueryOptions({
    queryKey: [...incentives, "comparison", id, version, by],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      (await answer(
        api.GET("/api/v1/incentives/{id}/comparison", {
          params: { ...path(id), query: { ...by, limit: 50, cursor: pageParam } },
          signal,
        }),
      )) as Comparison,
    getNextPageParam: (last) => last.next,
    enabled: by !== null,
    retry: false,
    ...looked,
  });

/** How far the people of a scheme have been told; asked anew while that goes on. It tells no amount. */
export const progressQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: [...incentives, "progress", id, version],
    queryFn: async ({ signal }) =>
      (await answer(api.GET("/api/v1/incentives/{id}/progress", { params: path(id), signal }))) as Filled<
        Schemas["IncentiveProgressView"]
      >,
    refetchInterval: (query) => (query.state.data?.news ? 1500 : false),
  });

export const statementQuery = (id: string, person: string, asof?: string) =>
  queryOptions({
    queryKey: [...incentives, "statement", id, person, asof],
    queryFn: async ({ signal }) =>
      (await answer(
        api.GET("/api/v1/incentives/{id}/statement", {
          params: { ...path(id), query: { person_id: person, asof } },
          signal,
        }),
      )) as Statement,
    ...looked,
  });

/** A preset filled in; with its words for formulas, in a language. */
export const exampleQuery = (preset: Preset, locale?: string) =>
  queryOptions({
    queryKey: [...incentives, "example", preset, locale],
    queryFn: async ({ signal }) =>
      (await answer(
        api.GET("/api/v1/incentive-presets/{preset}", { params: { path: { preset } }, signal }),
      )) as Preview,
    staleTime: Number.POSITIVE_INFINITY,
  });

export const previewQuery = (rules: Rules) =>
  queryOptions({
    queryKey: [...incentives, "preview", rules],
    queryFn: async ({ signal }) =>
      (await answer(api.POST("/api/v1/incentives/preview", { body: { rules }, signal }))) as Preview,
    placeholderData: keepPreviousData,
    retry: false,
  });

export const draft = async (body: Plan, key: string) =>
  (await answer(
    api.POST("/api/v1/incentives", { body, headers: { "Idempotency-Key": key } }),
  )) as SchemeDetail;

export const change = (one: SchemeDetail, body: Plan) =>
  answer(api.PUT("/api/v1/incentives/{id}", { params: path(one.id), headers: ifMatch(one.version), body }));

export const setInputs = (one: SchemeDetail, text: string) =>
  answer(
    api.PUT("/api/v1/incentives/{id}/inputs", {
      params: path(one.id),
      headers: ifMatch(one.version),
      body: { text },
    }),
  );

/** Where a table is filled from; the final scores of a cycle where no source is named. */
export type Source = NonNullable<operations["score-incentive-inputs"]["parameters"]["query"]>;

/** The published evaluations, whose levels can be scores; as many as can be chosen from. */
export const publishedQuery = queryOptions({
  queryKey: [...incentives, "published evaluations"],
  queryFn: async ({ signal }) =>
    (
      (await answer(api.GET("/api/v1/evaluations", { params: { query: { limit: 50 } }, signal }))) as Page<
        Schemas["EvaluationView"]
      >
    ).items.filter((one) => one.state === "published"),
});

export const scoredInputs = (one: SchemeDetail, from: Source) =>
  answer(
    api.GET("/api/v1/incentives/{id}/scored-inputs", { params: { ...path(one.id), query: from } }),
  ) as Promise<{ inputs: string; scored: number; open: number }>;

export type Move = "publish" | "approve" | "run" | "pay";

export const move = (one: SchemeDetail, step: Move) => {
  const given = { params: path(one.id), headers: ifMatch(one.version) };
  if (step === "publish") return answer(api.POST("/api/v1/incentives/{id}/publish", given));
  if (step === "pay") return answer(api.POST("/api/v1/incentives/{id}/pay", given));
  if (step === "approve") return answer(api.POST("/api/v1/incentives/{id}/approve", given));
  return answer(api.POST("/api/v1/incentives/{id}/run", given));
};

/** One step back, with a reason. */
export const putBack = (one: SchemeDetail, reason: string) =>
  answer(
    api.POST("/api/v1/incentives/{id}/return", {
      params: path(one.id),
      headers: ifMatch(one.version),
      body: { reason },
    }),
  );

export const exported = (id: string, format: "xlsx" | "csv") =>
  answer(
    api.GET("/api/v1/incentives/{id}/export", {
      params: { ...path(id), query: { format } },
      parseAs: "blob",
    }),
  ) as unknown as Promise<Blob>;

export const rulesForMeQuery = (asof?: string) =>
  queryOptions({
    queryKey: [...incentives, "rules for me", asof],
    queryFn: async ({ signal }) =>
      (
        (await answer(api.GET("/api/v1/incentive-rules", { params: { query: { asof } }, signal }))) as {
          items: RulesForMe[];
        }
      ).items,
  });

export const appealsQuery = (id: string, asof?: string) =>
  infiniteQueryOptions({
    queryKey: [...incentives, "appeals", id, asof],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      (await answer(
        api.GET("/api/v1/incentives/{id}/appeals", {
          params: { ...path(id), query: { limit: 20, cursor: pageParam, asof } },
          signal,
        }),
      )) as Page<Appeal>,
    getNextPageParam: (last) => last.next,
    ...looked,
  });

export const appeal = (id: string, words: string) =>
  answer(api.POST("/api/v1/incentives/{id}/appeals", { params: path(id), body: { words } }));

const at = (one: Appeal) => ({ params: path(one.id), headers: ifMatch(one.version) });

export const dismiss = (one: Appeal, words: string) =>
  answer(api.POST("/api/v1/incentive-appeals/{id}/dismiss", { ...at(one), body: { words } }));

export const propose = (one: Appeal, text: string, words: string) =>
  answer(api.POST("/api/v1/incentive-appeals/{id}/propose", { ...at(one), body: { text, words } }));

export const decide = (one: Appeal, uphold: boolean, words: string) =>
  answer(api.POST("/api/v1/incentive-appeals/{id}/decide", { ...at(one), body: { uphold, words } }));
