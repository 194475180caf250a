import { queryOptions } from "@tanstack/react-query";
import { answer, api, ifMatch } from "../../api/client";
import type { Filled } from "../../api/okr";
import type { components } from "../../api/schema";

type Schemas = components["schemas"];
export type SavedView = Filled<Schemas["SavedView"]>;
export type Reach = Schemas["SavedView"]["reach"];
export type ViewDraft = Pick<SavedView, "name" | "find" | "reach" | "team_id">;

/** Views whose list may have changed. */
export const views = "views";

/** The saved views that the caller may see, their own first: the first two hundred. */
export const viewsQuery = queryOptions({
  queryKey: [views],
  queryFn: async ({ signal }) =>
    (
      (await answer(api.GET("/api/v1/views", { params: { query: { limit: 200 } }, signal }))) as {
        items: SavedView[];
      }
    ).items,
  staleTime: 60_000,
});

const path = (id: string) => ({ path: { id } });

export const save = async (draft: ViewDraft, key: string) =>
  (await answer(
    api.POST("/api/v1/views", { body: draft, headers: { "Idempotency-Key": key } }),
  )) as SavedView;
export const change = (one: Pick<SavedView, "id" | "version">, to: Partial<ViewDraft>) =>
  answer(api.PATCH("/api/v1/views/{id}", { params: path(one.id), body: to, headers: ifMatch(one.version) }));
export const remove = (id: string) => answer(api.DELETE("/api/v1/views/{id}", { params: path(id) }));
export const restore = (id: string) => answer(api.POST("/api/v1/views/{id}/restore", { params: path(id) }));
export const subscribe = (id: string, ends: boolean) =>
  answer(api.PUT("/api/v1/views/{id}/subscription", { params: path(id), body: { ends } }));
export const unsubscribe = (id: string) =>
  answer(api.DELETE("/api/v1/views/{id}/subscription", { params: path(id) }));
