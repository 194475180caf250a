import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answer, api, ifMatch } from "../../api/client";
import { type Filled, okr } from "../../api/okr";
import type { components } from "../../api/schema";

type Schemas = components["schemas"];
export type Metric = Filled<Schemas["MetricView"]>;
export type MetricDetail = Filled<Schemas["MetricDetailView"]>;
export type Reading = Filled<Schemas["MetricReadingView"]>;
export type Series = Filled<Schemas["MetricSeriesView"]>;
export type Question = Filled<Schemas["MetricQuestionView"]>;
export type Revision = Filled<Schemas["MetricRevisionView"]>;
export type Import = Filled<Schemas["MetricImportView"]>;
export type Line = Filled<Schemas["MetricLineView"]>;
export type Taken = Filled<Schemas["MetricTakenView"]>;
export type ReadFrom = Filled<Schemas["ReadFromView"]>;
export type DefineBody = Omit<Schemas["DefineMetricInBody"], "$schema">;
export type RedefineBody = Omit<Schemas["RedefineMetricInBody"], "$schema">;
export type Direction = Metric["direction"];
export type Visibility = Metric["visibility"];

export const DIRECTIONS: readonly Direction[] = ["up", "down", "none"];
export const VISIBILITIES: readonly Visibility[] = ["everyone", "team", "listed"];

/** Whose metrics a list shows. */
export const BOXES = ["mine", "asking", "failing"] as const;
export type Box = (typeof BOXES)[number];

/** Values move key results, so they are asked anew with them. */
export const metrics = [okr, "metrics"] as const;
const PAGE = 50;
const path = (id: string) => ({ path: { id } });

interface Page<T> {
  items: T[];
  next?: string;
}

/** What stands behind a key of a past day: nothing in the present. */
const then = (asof: string | undefined) => (asof ? [asof] : []);

/** Metrics by name, of now or of a past day; connector narrows to those that are read from it. */
export const metricsQuery = (box: Box | undefined, q: string, connector?: string, asof?: string) =>
  infiniteQueryOptions({
    queryKey: [...metrics, "list", box ?? "all", q, connector ?? "", ...then(asof)],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const query = {
        q: q || undefined,
        owner_id: box === "mine" ? "me" : undefined,
        asking: box === "asking" || undefined,
        failing: box === "failing" || undefined,
        connector_id: connector,
        asof,
        limit: PAGE,
        cursor: pageParam,
      };
      return (await answer(api.GET("/api/v1/metrics", { params: { query }, signal }))) as Page<Metric>;
    },
    getNextPageParam: (last) => last.next,
  });

export const searchMetrics = async (q: string, signal: AbortSignal) => {
  const query = { q: q || undefined, limit: 8 };
  return ((await answer(api.GET("/api/v1/metrics", { params: { query }, signal }))) as Page<Metric>).items;
};

export const metricQuery = (id: string, asof?: string) =>
  queryOptions({
    queryKey: [...metrics, id, ...then(asof)],
    queryFn: async ({ signal }) =>
      (await answer(
        api.GET("/api/v1/metrics/{id}", { params: { ...path(id), query: { asof } }, signal }),
      )) as MetricDetail,
  });

export const metricSeriesQuery = (id: string, asof?: string) =>
  queryOptions({
    queryKey: [...metrics, id, "series", ...then(asof)],
    queryFn: async ({ signal }) =>
      (await answer(
        api.GET("/api/v1/metrics/{id}/series", { params: { ...path(id), query: { asof } }, signal }),
      )) as Series,
  });

export const readingsQuery = (id: string, asof?: string) =>
  infiniteQueryOptions({
    queryKey: [...metrics, id, "readings", ...then(asof)],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const params = { ...path(id), query: { limit: 20, cursor: pageParam, asof } };
      return (await answer(api.GET("/api/v1/metrics/{id}/readings", { params, signal }))) as Page<Reading>;
    },
    getNextPageParam: (last) => last.next,
  });

/** Pages of a whole table, each of as many rows as the server gives at once. */
const MOST_PAGES = 50;

/** Every reading, the newest first, those corrected since too; the newest ten thousand where there are more. */
export async function allReadings(id: string, asof?: string): Promise<Reading[]> {
  const all: Reading[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const params = { ...path(id), query: { limit: 200, cursor, asof } };
    const found = (await answer(api.GET("/api/v1/metrics/{id}/readings", { params }))) as Page<Reading>;
    all.push(...found.items);
    cursor = found.next;
    if (!cursor) break;
  }
  return all;
}

export const metricRevisionsQuery = (id: string, asof?: string) =>
  infiniteQueryOptions({
    queryKey: [...metrics, id, "revisions", ...then(asof)],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const params = { ...path(id), query: { limit: 20, cursor: pageParam, asof } };
      return (await answer(api.GET("/api/v1/metrics/{id}/revisions", { params, signal }))) as Page<Revision>;
    },
    getNextPageParam: (last) => last.next,
  });

export const readFromQuery = (keyResultId: string) =>
  queryOptions({
    queryKey: [...metrics, "of", keyResultId],
    queryFn: async ({ signal }) =>
      (await answer(
        api.GET("/api/v1/key-results/{id}/metric", { params: path(keyResultId), signal }),
      )) as ReadFrom,
  });

export const define = async (body: DefineBody, key: string) =>
  (await answer(api.POST("/api/v1/metrics", { body, headers: { "Idempotency-Key": key } }))) as MetricDetail;

export const redefine = (one: Metric, body: RedefineBody) =>
  answer(api.PATCH("/api/v1/metrics/{id}", { params: path(one.id), headers: ifMatch(one.version), body }));

export const removeMetric = (id: string) => answer(api.DELETE("/api/v1/metrics/{id}", { params: path(id) }));

export interface Entry {
  on: string;
  value: string;
  note?: string;
  sure?: boolean;
}

export const record = async (id: string, body: Entry, key: string) =>
  (await answer(
    api.POST("/api/v1/metrics/{id}/readings", {
      params: path(id),
      body,
      headers: { "Idempotency-Key": key },
    }),
  )) as Taken;

export const takeBack = (id: string, reading: string, note: string) =>
  answer(
    api.POST("/api/v1/metrics/{id}/readings/{reading}/take-back", {
      params: { path: { id, reading } },
      body: { note: note || undefined },
    }),
  );

export const settle = (id: string, question: Question, words: string) =>
  answer(
    api.POST("/api/v1/metrics/{id}/readings/{reading}/answer", {
      params: { path: { id, reading: question.reading_id } },
      body: { kind: question.kind, words: words || undefined },
    }),
  );

/** Sends a table of values, pasted or as a file. `dry` only asks what would happen. */
export async function importReadings(
  id: string,
  source: { text: string; file: File | null; sure: boolean },
  dry: boolean,
): Promise<Import> {
  const params = { ...path(id), query: { dry_run: dry } };
  if (!source.file) {
    const body = { text: source.text, sure: source.sure };
    return (await answer(api.POST("/api/v1/metrics/{id}/readings/import", { params, body }))) as Import;
  }
  const form = new FormData();
  form.append("file", source.file);
  form.append("sure", String(source.sure));
  return (await answer(
    api.POST("/api/v1/metrics/{id}/readings/import-file", {
      params,
      body: form as never,
      bodySerializer: (body: unknown) => body as FormData,
    }),
  )) as Import;
}

export const connect = async (keyResultId: string, metricId: string) =>
  (await answer(
    api.PUT("/api/v1/key-results/{id}/metric", { params: path(keyResultId), body: { metric_id: metricId } }),
  )) as ReadFrom;

export const disconnect = (keyResultId: string) =>
  answer(api.DELETE("/api/v1/key-results/{id}/metric", { params: path(keyResultId) }));
