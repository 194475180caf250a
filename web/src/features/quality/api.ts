import { queryOptions } from "@tanstack/react-query";
import { answer, api, ifMatch } from "../../api/client";
import { type Filled, type Objective, okr } from "../../api/okr";
import type { components } from "../../api/schema";
import type { GuideStep } from "./steps";

type Schemas = components["schemas"];
export type Line = Filled<Schemas["LineView"]> & { step: GuideStep };
export type Readiness = Omit<Filled<Schemas["ReadinessView"]>, "steps" | "lines"> & {
  steps: { step: GuideStep; lines: number; fail: number; waived: number }[];
  lines: Line[];
};
export type Load = Filled<Schemas["LoadView"]>;
export type NextStep = "submit" | "withdraw" | "approve" | "activate";

interface Items<T> {
  items: T[];
}

const path = (id: string) => ({ params: { path: { id } } });

export const readinessQuery = (id: string) =>
  queryOptions({
    queryKey: [okr, "readiness", id],
    queryFn: async ({ signal }) =>
      (await answer(
        api.GET("/api/v1/objectives/{id}/readiness", { ...path(id), signal }),
      )) as unknown as Readiness,
  });

export const waive = (objectiveId: string, line: Line, words: string) =>
  answer(
    api.POST("/api/v1/objectives/{id}/readiness/waivers", {
      ...path(objectiveId),
      body: { code: line.code, words, ...(line.kind === "key_result" && { key_result_id: line.id }) },
    }),
  );

export const unwaive = (objectiveId: string, line: Line) =>
  answer(
    api.DELETE("/api/v1/objectives/{id}/readiness/waivers", {
      params: {
        path: { id: objectiveId },
        query: { code: line.code, ...(line.kind === "key_result" && { key_result_id: line.id }) },
      },
    }),
  );

export type Change = Partial<
  Pick<Filled<Schemas["ChangeInBody"]>, "title" | "description" | "kind" | "weight">
>;

export const changeObjective = (o: Pick<Objective, "id" | "version">, body: Change) =>
  answer(
    api.PATCH("/api/v1/objectives/{id}", { ...path(o.id), headers: ifMatch(o.version), body }),
  ) as Promise<Objective>;

export const draftObjective = (body: Schemas["DraftInBody"], key: string) =>
  answer(api.POST("/api/v1/objectives", { headers: { "Idempotency-Key": key }, body })) as Promise<Objective>;

/** Takes an objective a step on its way. */
export const takeStep = (o: Objective, step: NextStep) => {
  const given = { ...path(o.id), headers: ifMatch(o.version), body: {} };
  const calls = {
    submit: () => api.POST("/api/v1/objectives/{id}/submit", given),
    withdraw: () => api.POST("/api/v1/objectives/{id}/withdraw", given),
    approve: () => api.POST("/api/v1/objectives/{id}/approve", given),
    activate: () => api.POST("/api/v1/objectives/{id}/activate", given),
  };
  return answer(calls[step]()) as Promise<Objective>;
};

/** The objectives that a person or a team has in a cycle; for the way from one draft to the next. */
export const siblingsQuery = (o: Pick<Objective, "cycle_id" | "owner_id" | "team_id">) => {
  const query = {
    cycle_id: o.cycle_id,
    limit: 50,
    ...(o.owner_id ? { owner_id: o.owner_id } : { team_id: o.team_id, team_owned: true }),
  };
  return queryOptions({
    queryKey: [okr, "siblings", query],
    queryFn: async ({ signal }) =>
      ((await answer(api.GET("/api/v1/objectives", { params: { query }, signal }))) as Items<Objective>)
        .items,
  });
};

/** Effort against workdays left, of a person or of a team's people. */
export const loadQuery = (o: Pick<Objective, "cycle_id" | "owner_id" | "team_id">) => {
  const query = {
    cycle_id: o.cycle_id,
    ...(o.owner_id ? { person_id: o.owner_id } : { team_id: o.team_id }),
  };
  return queryOptions({
    queryKey: [okr, "load", query],
    queryFn: async ({ signal }) =>
      ((await answer(api.GET("/api/v1/load", { params: { query }, signal }))) as Items<Load>).items,
  });
};

/** Objectives of an earlier cycle with their key results, to choose from. */
export const earlierQuery = (o: Pick<Objective, "cycle_id" | "owner_id" | "team_id">) => {
  const query = {
    cycle_id: o.cycle_id,
    limit: 50,
    include: ["key_results" as const],
    ...(o.owner_id ? { owner_id: o.owner_id } : { team_id: o.team_id, team_owned: true }),
  };
  return queryOptions({
    queryKey: [okr, "earlier", query],
    queryFn: async ({ signal }) =>
      ((await answer(api.GET("/api/v1/objectives", { params: { query }, signal }))) as Items<Objective>)
        .items,
  });
};

export const copyObjectives = async (body: Schemas["CopyInBody"], key: string) =>
  (
    (await answer(
      api.POST("/api/v1/objectives/copy", { headers: { "Idempotency-Key": key }, body }),
    )) as Items<Objective>
  ).items;
