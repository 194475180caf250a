import { queryOptions } from "@tanstack/react-query";
import { answer, api, ifMatch } from "../../../api/client";
import { type Filled, type KeyResult, type Objective, okr } from "../../../api/okr";
import type { components } from "../../../api/schema";
import type { ResultBody } from "./form";

type Schemas = components["schemas"];
export type Revised = Filled<Schemas["RevisedView"]>;
export type Preview = Filled<Schemas["PreviewView"]>;

const path = (id: string) => ({ params: { path: { id } } });

export const addResult = (objectiveId: string, body: ResultBody, key: string) =>
  answer(
    api.POST("/api/v1/objectives/{id}/key-results", {
      ...path(objectiveId),
      headers: { "Idempotency-Key": key },
      // No weight is none, and not an empty one.
      body: { ...body, weight: body.weight || undefined },
    }),
  ) as Promise<KeyResult>;

export const reviseResult = (kr: KeyResult, body: ResultBody & { dropped?: boolean }) =>
  answer(
    api.PATCH("/api/v1/key-results/{id}", {
      ...path(kr.id),
      headers: ifMatch(kr.version),
      body: { ...body, checkpoints: body.checkpoints ?? [] },
    }),
  ) as Promise<Revised>;

/** Changes a part of a key result. */
export const patchResult = (id: string, version: number, { checkpoints, ...body }: Partial<ResultBody>) =>
  answer(
    api.PATCH("/api/v1/key-results/{id}", {
      ...path(id),
      headers: ifMatch(version),
      body: { ...body, ...(checkpoints && { checkpoints }) },
    }),
  ) as Promise<Revised>;

/** The next days on which a check-in is due, as the key result stands. */
export const scheduleQuery = (kr: KeyResult) =>
  queryOptions({
    queryKey: [okr, "schedule", kr.id, kr.version],
    queryFn: async ({ signal }) =>
      (await answer(api.GET("/api/v1/key-results/{id}/schedule", { ...path(kr.id), signal }))) as {
        dates: string[];
        left: number;
      },
  });

export const dropResult = (kr: Pick<KeyResult, "id" | "version">, dropped: boolean, reason: string) =>
  answer(
    api.PATCH("/api/v1/key-results/{id}", {
      ...path(kr.id),
      headers: ifMatch(kr.version),
      body: { dropped, reason },
    }),
  ) as Promise<Revised>;

export const deleteResult = (id: string) => answer(api.DELETE("/api/v1/key-results/{id}", path(id)));

export const restoreResult = (id: string) => answer(api.POST("/api/v1/key-results/{id}/restore", path(id)));

export const orderResults = (objectiveId: string, ids: string[]) =>
  answer(api.POST("/api/v1/objectives/{id}/key-results/order", { ...path(objectiveId), body: { ids } }));

export type Weight = Filled<Schemas["WeightIn"]>;

/** Sets the weights of several key results at once; null is an equal share of what the others leave. */
export const weighResults = (objectiveId: string, weights: Weight[], reason?: string) =>
  answer(
    api.POST("/api/v1/objectives/{id}/key-results/weights", {
      ...path(objectiveId),
      body: { weights, reason },
    }),
  ) as Promise<Objective>;

/** Puts a key result under another objective. */
export const moveResult = (id: string, version: number, objectiveId: string, reason?: string) =>
  answer(
    api.POST("/api/v1/key-results/{id}/move", {
      ...path(id),
      headers: ifMatch(version),
      body: { objective_id: objectiveId, reason },
    }),
  ) as Promise<KeyResult>;

/** What a change would come to; asked again for every change of the words that are sent. */
export const previewQuery = (kr: KeyResult, body: ResultBody) =>
  queryOptions({
    queryKey: [okr, "preview", kr.id, kr.version, body],
    queryFn: async ({ signal }) =>
      (await answer(
        api.POST("/api/v1/key-results/{id}/preview", {
          ...path(kr.id),
          body: { ...body, checkpoints: body.checkpoints ?? [] },
          signal,
        }),
      )) as Preview,
    retry: false,
  });
