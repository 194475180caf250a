import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answer, api, ifMatch } from "../../api/client";
import type { Filled } from "../../api/okr";
import type { components } from "../../api/schema";
import { metrics } from "./api";

type Schemas = components["schemas"];
export type Connector = Filled<Schemas["ConnectorView"]>;
export type ConnectorBody = Omit<Schemas["ConnectorBody"], "$schema">;
export type Feed = Filled<Schemas["MetricFeedView"]>;
export type FeedBody = Omit<Schemas["MetricFeedBody"], "$schema">;
export type Run = Filled<Schemas["MetricRunView"]>;
export type Sample = Filled<Schemas["MetricSampleView"]>;
export type Kind = Connector["kind"];
export type Auth = NonNullable<ConnectorBody["auth"]>;
export type Tls = NonNullable<ConnectorBody["tls"]>;

export const KINDS: readonly Kind[] = [
  "postgres",
  "mysql",
  "sqlite",
  "http",
  "prometheus",
  "csv",
  "feishu_base",
  "feishu_sheet",
  "webhook",
];

/** Tables of Feishu, read as an app. */
export const isFeishu = (kind: Kind) => kind === "feishu_base" || kind === "feishu_sheet";

/** Places that are asked in SQL. */
export const asksSQL = (kind: Kind) => kind === "postgres" || kind === "mysql" || kind === "sqlite";
export const AUTHS: readonly Auth[] = ["none", "bearer", "basic", "header"];
export const TLS: readonly Tls[] = ["require", "verify-full", "verify-ca", "prefer", "disable"];

export type Recurs = NonNullable<FeedBody["recurs"]>;
export const RECURS: readonly Recurs[] = ["hour", "day", "week", "month"];

const connectors = ["connectors"] as const;
const path = (id: string) => ({ path: { id } });

export const connectorsQuery = infiniteQueryOptions({
  queryKey: connectors,
  initialPageParam: undefined as string | undefined,
  queryFn: async ({ pageParam, signal }) => {
    const query = { limit: 100, cursor: pageParam };
    return (await answer(api.GET("/api/v1/connectors", { params: { query }, signal }))) as {
      items: Connector[];
      next?: string;
    };
  },
  getNextPageParam: (last) => last.next,
});

export const connectorQuery = (id: string) =>
  queryOptions({
    queryKey: [...connectors, id],
    queryFn: async ({ signal }) =>
      (await answer(api.GET("/api/v1/connectors/{id}", { params: path(id), signal }))) as Connector,
  });

export const addConnector = async (body: ConnectorBody, key: string) =>
  (await answer(api.POST("/api/v1/connectors", { body, headers: { "Idempotency-Key": key } }))) as Connector;

export const changeConnector = async (one: Connector, body: ConnectorBody) =>
  (await answer(
    api.PUT("/api/v1/connectors/{id}", { params: path(one.id), headers: ifMatch(one.version), body }),
  )) as Connector;

export const deleteConnector = (id: string) =>
  answer(api.DELETE("/api/v1/connectors/{id}", { params: path(id) }));

export const tryConnector = (body: ConnectorBody, id?: string) =>
  answer(api.POST("/api/v1/connectors/try", { body: { ...body, id } }));

export const feedQuery = (metricId: string) =>
  queryOptions({
    queryKey: [...metrics, metricId, "feed"],
    queryFn: async ({ signal }) =>
      (await answer(api.GET("/api/v1/metrics/{id}/feed", { params: path(metricId), signal }))) as Feed,
  });

/** Says how a metric is read, where it still is what was seen. */
export const setFeed = (metricId: string, seen: Feed, body: FeedBody) =>
  answer(
    api.PUT("/api/v1/metrics/{id}/feed", {
      params: path(metricId),
      headers: seen.set ? ifMatch(seen.version) : undefined,
      body,
    }),
  );

export const dropFeed = (metricId: string) =>
  answer(api.DELETE("/api/v1/metrics/{id}/feed", { params: path(metricId) }));

/** Where a webhook sends a metric's values. */
export const postsTo = (metricId: string) => `${location.origin}/api/v1/metrics/${metricId}/feed/send`;

export const tryFeed = async (metricId: string, body: FeedBody & { sample?: string }) =>
  (await answer(api.POST("/api/v1/metrics/{id}/feed/try", { params: path(metricId), body }))) as Sample;

export const runFeed = async (metricId: string, from: string) =>
  (await answer(
    api.POST("/api/v1/metrics/{id}/feed/run", { params: path(metricId), body: { from: from || undefined } }),
  )) as Feed;
