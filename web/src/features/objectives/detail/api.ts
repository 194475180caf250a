import { queryOptions } from "@tanstack/react-query";
import { answer, api, ifMatch } from "../../../api/client";
import { type Filled, type Objective, okr } from "../../../api/okr";
import type { components } from "../../../api/schema";

type Schemas = components["schemas"];
export type Revision = Filled<Schemas["RevisionView"]>;
export type Step = "submit" | "withdraw" | "approve" | "return" | "activate" | "close" | "reopen";
export type Outcome = "achieved" | "missed" | "dropped";

const path = (id: string) => ({ params: { path: { id } } });

/** Takes an objective a step on its way. */
export const takeStep = (
  o: Pick<Objective, "id" | "version">,
  step: Step,
  body: { note?: string; outcome?: Outcome },
) => {
  const given = { ...path(o.id), headers: ifMatch(o.version), body };
  const calls = {
    submit: () => api.POST("/api/v1/objectives/{id}/submit", given),
    withdraw: () => api.POST("/api/v1/objectives/{id}/withdraw", given),
    approve: () => api.POST("/api/v1/objectives/{id}/approve", given),
    return: () => api.POST("/api/v1/objectives/{id}/return", given),
    activate: () => api.POST("/api/v1/objectives/{id}/activate", given),
    close: () => api.POST("/api/v1/objectives/{id}/close", given),
    reopen: () => api.POST("/api/v1/objectives/{id}/reopen", given),
  };
  return answer(calls[step]()) as Promise<Objective>;
};

export type ChangeBody = Partial<Filled<Schemas["ChangeInBody"]>>;

export const changeObjective = (o: Objective, body: ChangeBody) =>
  answer(
    api.PATCH("/api/v1/objectives/{id}", { ...path(o.id), headers: ifMatch(o.version), body }),
  ) as Promise<Objective>;

export const deleteObjective = (id: string) => answer(api.DELETE("/api/v1/objectives/{id}", path(id)));

export const restoreObjective = (id: string) => answer(api.POST("/api/v1/objectives/{id}/restore", path(id)));

export const revisionsQuery = (id: string, asof?: string) =>
  queryOptions({
    queryKey: [okr, "revisions", id, asof],
    queryFn: async ({ signal }) => {
      const params = { path: { id }, query: { asof } };
      const list = await answer(api.GET("/api/v1/objectives/{id}/revisions", { params, signal }));
      return (list as { items: Revision[] }).items;
    },
  });

export const decide = (id: string, agree: boolean, note: string) =>
  answer(
    agree
      ? api.POST("/api/v1/revisions/{id}/approve", { ...path(id), body: { note } })
      : api.POST("/api/v1/revisions/{id}/decline", { ...path(id), body: { note } }),
  );
