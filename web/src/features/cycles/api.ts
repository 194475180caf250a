import { queryOptions } from "@tanstack/react-query";
import { answer, api, ifMatch } from "../../api/client";

export const phases = ["drafting", "running", "scoring", "closed"] as const;
export type Phase = (typeof phases)[number];

export interface PhaseDates {
  drafting_on: string;
  running_on: string;
  scoring_on: string;
  closed_on: string;
}

export interface Cycle {
  id: string;
  name: string;
  kind: "year" | "half" | "quarter" | "month" | "custom";
  parent_id?: string;
  starts_on: string;
  ends_on: string;
  phase: Phase;
  phases: PhaseDates;
  phase_by_dates: Phase;
  current: boolean;
  week: number;
  weeks: number;
  workdays: number;
  workdays_done: number;
  holidays_known: boolean;
  version: number;
  can: string[];
}

/** A ready-made cycle. */
export interface Template {
  key: string;
  kind: Cycle["kind"];
  name_zh: string;
  name_en: string;
  starts_on: string;
  ends_on: string;
  phases: PhaseDates;
  workdays: number;
  cycle_id?: string;
  parent_id?: string;
}

/** What is said of a cycle; dates left empty are suggested by the server. */
export interface CycleBody {
  name: string;
  starts_on: string;
  ends_on: string;
  parent_id: string;
  phases: Partial<PhaseDates>;
}

interface Items<T> {
  items: T[];
}

/** All cycles, of now or as they were at the end of a past day. */
export const cyclesQuery = (asof?: string) =>
  queryOptions({
    queryKey: ["cycles", "list", ...(asof ? [asof] : [])],
    queryFn: async ({ signal }): Promise<Cycle[]> =>
      ((await answer(api.GET("/api/v1/cycles", { params: { query: { asof } }, signal }))) as Items<Cycle>)
        .items,
  });

export const templatesQuery = (year?: number) =>
  queryOptions({
    queryKey: ["cycles", "templates", year ?? "near"],
    queryFn: async ({ signal }): Promise<Template[]> =>
      (
        (await answer(
          api.GET("/api/v1/cycle-templates", { params: { query: { year } }, signal }),
        )) as Items<Template>
      ).items,
  });

const path = (id: string) => ({ path: { id } });

/** Dates that are not said are left out: the server takes "" for no date at all. */
const said = (body: CycleBody) => ({
  ...body,
  phases: Object.fromEntries(Object.entries(body.phases).filter(([, on]) => on)),
});

export const createCycle = (body: CycleBody) =>
  answer(api.POST("/api/v1/cycles", { body: said(body) })) as Promise<Cycle>;

export const changeCycle = (cycle: Cycle, body: CycleBody) =>
  answer(
    api.PATCH("/api/v1/cycles/{id}", {
      params: path(cycle.id),
      headers: ifMatch(cycle.version),
      body: said(body),
    }),
  ) as Promise<Cycle>;

export const deleteCycle = (id: string) =>
  answer(api.DELETE("/api/v1/cycles/{id}", { params: path(id) })) as Promise<void>;

export const moveCycle = (cycle: Cycle, phase: Phase, reason?: string) =>
  answer(
    api.POST("/api/v1/cycles/{id}/phase", {
      params: path(cycle.id),
      headers: ifMatch(cycle.version),
      body: { phase, reason },
    }),
  ) as Promise<Cycle>;
