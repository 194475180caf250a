import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "../../api/client";
import { type Filled, okr } from "../../api/okr";
import type { components } from "../../api/schema";

type Schemas = components["schemas"];
export type Start = Filled<Schemas["CycleStartView"]>;
export type Line = Filled<Schemas["CycleStartLineView"]>;
export type Carryover = Filled<Schemas["CarryoverView"]>;
export type How = Carryover["how"];
export type Trail = Filled<Schemas["CarryoverTrailView"]>;
export type Leg = NonNullable<Trail["to"]>;
/** What of an objective goes on; what is left out is decided by the way. */
export type Choice = Pick<
  Schemas["CarryOverInBody"],
  "key_result_ids" | "leave_actions" | "leave_problems" | "reason"
>;

export const carryovers = [okr, "carryovers"] as const;

export const startQuery = (team: string, from: string, to: string) =>
  queryOptions({
    queryKey: [...carryovers, team, from, to],
    queryFn: async ({ signal }) =>
      (await answer(
        api.GET("/api/v1/teams/{id}/next-cycle", {
          params: { path: { id: team }, query: { from, to } },
          signal,
        }),
      )) as Start,
    enabled: Boolean(team && from && to),
  });

/** Where an objective comes from, and what became of it. */
export const trailQuery = (objectiveId: string) =>
  queryOptions({
    queryKey: [...carryovers, "trail", objectiveId],
    queryFn: async ({ signal }) =>
      (await answer(
        api.GET("/api/v1/objectives/{id}/carryover", { params: { path: { id: objectiveId } }, signal }),
      )) as Trail,
  });

export const decide = (objectiveId: string, cycleId: string, how: How, choice: Choice) =>
  answer(
    api.POST("/api/v1/carryovers", {
      body: { objective_id: objectiveId, cycle_id: cycleId, how, ...choice },
    }),
  ) as Promise<Carryover>;

export const undo = (id: string) =>
  answer(api.DELETE("/api/v1/carryovers/{id}", { params: { path: { id } } }));
