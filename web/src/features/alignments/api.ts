import { queryOptions } from "@tanstack/react-query";
import { answer, api, ifMatch } from "../../api/client";
import { type Filled, type Objective, okr } from "../../api/okr";
import type { components } from "../../api/schema";

type Schemas = components["schemas"];
export type Alignment = Filled<Schemas["AlignmentView"]>;
export type Alignments = Filled<Schemas["AlignmentsView"]>;
export type End = Filled<Schemas["AlignmentEnd"]>;
export type Offer = Filled<Schemas["ParentOffer"]>;
export type Theme = Filled<Schemas["ThemeView"]>;

interface Items<T> {
  items: T[];
}

const path = (id: string) => ({ path: { id } });

/** What an objective supports, and what supports it, now or on a past day. */
export const alignmentsQuery = (objectiveId: string, asof?: string) =>
  queryOptions({
    queryKey: [okr, "alignments", objectiveId, ...(asof ? [asof] : [])],
    queryFn: async ({ signal }) =>
      (await answer(
        api.GET("/api/v1/objectives/{id}/alignments", {
          params: { ...path(objectiveId), query: { asof } },
          signal,
        }),
      )) as Alignments,
  });

/** Possible parents for what was typed; for "" those that the objective's own title suggests. */
export async function suggestParents(objectiveId: string, text: string, signal: AbortSignal) {
  const query = { objective_id: objectiveId, text };
  return (
    (await answer(
      api.GET("/api/v1/alignments/suggestions", { params: { query }, signal }),
    )) as unknown as Items<Offer>
  ).items;
}

/** Puts an objective under a parent, or asks for it where the parent is another team's. */
export function align(objectiveId: string, offer: Pick<Offer, "objective_id" | "key_result_id">) {
  const body = offer.key_result_id
    ? { parent_key_result_id: offer.key_result_id }
    : { parent_objective_id: offer.objective_id };
  return answer(
    api.POST("/api/v1/objectives/{id}/alignments", { params: path(objectiveId), body }),
  ) as Promise<Alignment>;
}

export const removeAlignment = (id: string) =>
  answer(api.DELETE("/api/v1/alignments/{id}", { params: path(id) }));

/** Undoes a removal of one's own. */
export const restoreAlignment = (id: string) =>
  answer(api.POST("/api/v1/alignments/{id}/restore", { params: path(id) }));

export const acceptAlignment = (id: string) =>
  answer(api.POST("/api/v1/alignments/{id}/accept", { params: path(id) }));

export const declineAlignment = (id: string, note: string) =>
  answer(api.POST("/api/v1/alignments/{id}/decline", { params: path(id), body: { note } }));

/** Takes an answer back: the request waits again. */
export const reopenAlignment = (id: string) =>
  answer(api.POST("/api/v1/alignments/{id}/reopen", { params: path(id) }));

/** All strategy themes, archived ones too: an objective may still serve one. */
export const themesQuery = (asof?: string) =>
  queryOptions({
    queryKey: ["themes", "served", ...(asof ? [asof] : [])],
    queryFn: async ({ signal }) =>
      (
        (await answer(
          api.GET("/api/v1/themes", { params: { query: { archived: true, asof } }, signal }),
        )) as Items<Theme>
      ).items,
    staleTime: 60_000,
  });

/** Sets what themes an objective serves, unless somebody changed it meanwhile. */
export const serveThemes = (objective: Pick<Objective, "id" | "version">, themeIds: string[]) =>
  answer(
    api.PATCH("/api/v1/objectives/{id}", {
      params: path(objective.id),
      headers: ifMatch(objective.version),
      body: { theme_ids: themeIds },
    }),
  ) as Promise<Objective>;
