import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { answer, api, ifMatch } from "../../api/client";
import type { Filled } from "../../api/okr";
import type { components } from "../../api/schema";

type Schemas = components["schemas"];
export type Evaluation = Filled<Schemas["EvaluationView"]>;
export type FormPlan = Filled<Schemas["EvaluationFormPlan"]>;
export type Part = FormPlan["parts"][number];
export type Level = FormPlan["levels"][number];
export type Section = Part["section"];
export type Reviewer = NonNullable<Schemas["EvaluationFormPlan"]["reviewers"]>[number];
export type Plan = Filled<Omit<Schemas["EvaluationPlan"], "$schema">>;
export type FormOf = Filled<Schemas["EvaluationFormView"]>;
export type Answers = Filled<Omit<Schemas["EvaluationAnswers"], "$schema">>;
export type Rating = Filled<Schemas["EvaluationRatingView"]>;
export type Row = Filled<Schemas["EvaluationSubjectRowView"]>;
export type Duty = Row["forms"][number];
export type Subject = Filled<Schemas["EvaluationSubjectView"]>;
export type Pack = Filled<Schemas["EvaluationPackView"]>;

export type Calibration = Filled<Schemas["EvaluationCalibrationView"]>;
export type Standing = Calibration["items"][number];
export type Bar = Calibration["bars"][number];
export type Result = Filled<Schemas["EvaluationResultRowView"]>;
export type GrowthLine = Filled<Schemas["EvaluationGrowthLine"]>;

export const SECTIONS: readonly Section[] = ["okr", "contribution", "feedback", "values", "growth"];

export const evaluations = ["evaluations"] as const;
const path = (id: string) => ({ path: { id } });

interface Page<T> {
  items: T[];
  next?: string;
}

export const listQuery = (asof?: string) =>
  infiniteQueryOptions({
    queryKey: [...evaluations, "list", asof],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      (await answer(
        api.GET("/api/v1/evaluations", { params: { query: { limit: 50, cursor: pageParam, asof } }, signal }),
      )) as Page<Evaluation>,
    getNextPageParam: (last) => last.next,
  });

export const evaluationQuery = (id: string, asof?: string) =>
  queryOptions({
    queryKey: [...evaluations, "one", id, ...(asof ? [asof] : [])],
    queryFn: async ({ signal }) =>
      (await answer(
        api.GET("/api/v1/evaluations/{id}", { params: { ...path(id), query: { asof } }, signal }),
      )) as Evaluation,
  });

export const rowsQuery = (id: string, owing: boolean, asof?: string) =>
  infiniteQueryOptions({
    queryKey: [...evaluations, "rows", id, owing, asof],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      (await answer(
        api.GET("/api/v1/evaluations/{id}/subjects", {
          params: { ...path(id), query: { limit: 50, owing: owing || undefined, cursor: pageParam, asof } },
          signal,
        }),
      )) as Page<Row>,
    getNextPageParam: (last) => last.next,
  });

export const formsQuery = (state: FormOf["state"], asof?: string) =>
  infiniteQueryOptions({
    queryKey: [...evaluations, "forms", state, asof],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      (await answer(
        api.GET("/api/v1/evaluation-forms", {
          params: { query: { limit: 50, state, cursor: pageParam, asof } },
          signal,
        }),
      )) as Page<FormOf>,
    getNextPageParam: (last) => last.next,
  });

export const formQuery = (id: string, asof?: string) =>
  queryOptions({
    queryKey: [...evaluations, "form", id, asof],
    queryFn: async ({ signal }) =>
      (await answer(
        api.GET("/api/v1/evaluation-forms/{id}", { params: { ...path(id), query: { asof } }, signal }),
      )) as FormOf,
  });

/** What the levels chosen so far come to. Words don't count, so they are not sent. */
export const previewQuery = (id: string, sections: Answers["sections"]) => {
  const levels = sections.map(({ section, level }) => ({ section, level }));
  return queryOptions({
    queryKey: [...evaluations, "preview", id, levels],
    queryFn: async ({ signal }) =>
      (await answer(
        api.POST("/api/v1/evaluation-forms/{id}/preview", {
          params: path(id),
          body: { sections: levels },
          signal,
        }),
      )) as FormOf,
    placeholderData: keepPreviousData,
    retry: false,
  });
};

/** Each look of HR's is written down, so that none is taken just because a window came to the front. */
const looked = { refetchOnWindowFocus: false, staleTime: 60_000 } as const;

export const subjectQuery = (id: string, asof?: string) =>
  queryOptions({
    queryKey: [...evaluations, "subject", id, asof],
    queryFn: async ({ signal }) =>
      (await answer(
        api.GET("/api/v1/evaluation-subjects/{id}", { params: { ...path(id), query: { asof } }, signal }),
      )) as Subject,
    ...looked,
  });

export const packQuery = (id: string) =>
  queryOptions({
    queryKey: [...evaluations, "pack", id],
    queryFn: async ({ signal }) =>
      (await answer(api.GET("/api/v1/evaluation-subjects/{id}/pack", { params: path(id), signal }))) as Pack,
  });

export const draft = (body: Plan, key: string) =>
  answer(
    api.POST("/api/v1/evaluations", { body, headers: { "Idempotency-Key": key } }),
  ) as Promise<Evaluation>;

const at = (one: { id: string; version: number }) => ({
  params: path(one.id),
  headers: ifMatch(one.version),
});

export const change = (one: Evaluation, body: Plan) =>
  answer(api.PUT("/api/v1/evaluations/{id}", { ...at(one), body }));

export const open = (one: Evaluation) => answer(api.POST("/api/v1/evaluations/{id}/open", at(one)));

export const remove = (one: Evaluation) =>
  answer(api.DELETE("/api/v1/evaluations/{id}", { params: path(one.id) }));

export const handIn = (one: FormOf, body: Answers) =>
  answer(api.POST("/api/v1/evaluation-forms/{id}/hand-in", { ...at(one), body }));

export const takeBack = (one: FormOf) => answer(api.POST("/api/v1/evaluation-forms/{id}/take-back", at(one)));

export const handOver = (one: Duty, reviewer: string) =>
  answer(
    api.POST("/api/v1/evaluation-forms/{id}/hand-over", {
      params: path(one.form_id),
      headers: ifMatch(one.version),
      body: { reviewer_id: reviewer },
    }),
  );

const body = (ids: readonly string[]) => ({ person_ids: [...ids] });

export const propose = (one: Subject, ids: readonly string[]) =>
  answer(api.PUT("/api/v1/evaluation-subjects/{id}/colleagues", { ...at(one), body: body(ids) }));

export const agree = (one: Subject, ids: readonly string[]) =>
  answer(api.POST("/api/v1/evaluation-subjects/{id}/colleagues/agree", { ...at(one), body: body(ids) }));
