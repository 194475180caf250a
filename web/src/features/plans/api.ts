import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answer, api, ifMatch } from "../../api/client";
import { type Filled, okr } from "../../api/okr";
import type { components } from "../../api/schema";
import type { State } from "./views";

type Schemas = components["schemas"];

export type Action = Filled<Schemas["ActionView"]>;
export type Plan = Filled<Schemas["PlanView"]>;
export type Effects = Filled<Schemas["EffectsView"]>;
export type Effect = Effects["dependents"][number];
export type Load = Filled<Schemas["LoadView"]>;
type Loads = Filled<Schemas["LoadsView"]>;

/** What is said of an action; null clears. */
export type ActionBody = Omit<Schemas["AdjustInBody"], "key_result_id">;

export interface ActionPage {
  items: Action[];
  next?: string;
}

const path = (id: string) => ({ path: { id } });

/** The first words of every key below: what a change to an action is shown in at once. */
export const actions = [okr, "actions"] as const;

/** The plan of a key result, of now or as it was on a past day. */
export const planQuery = (keyResultId: string, asof?: string) =>
  queryOptions({
    queryKey: [...actions, "plan", keyResultId, ...(asof ? [asof] : [])],
    queryFn: async ({ signal }) =>
      (await answer(
        api.GET("/api/v1/key-results/{id}/actions", {
          params: { ...path(keyResultId), query: { asof } },
          signal,
        }),
      )) as Plan,
  });

export interface ActionFilter {
  /** A person; nobody named means oneself, "all" everybody. */
  who?: string;
  state?: State[];
  cycle?: string;
  /** A team, with those below it. */
  team?: string;
  late?: true;
  /** Likely to be late but not yet. */
  slipping?: true;
  /** Only of key results under way. */
  running?: true;
  /** Without an effort. */
  unsized?: true;
  /** What counts in a load of this cycle. */
  load?: string;
  /** Also what one only helps with. */
  helping?: true;
  q?: string;
  /** As they were on a past day. */
  asof?: string;
}

/** How many actions a page of the list brings. */
const PAGE = 200;

export const OPEN: State[] = ["todo", "doing", "blocked"];

export const actionsQuery = (filter: ActionFilter) =>
  infiniteQueryOptions({
    queryKey: [...actions, "list", filter],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      (await answer(
        api.GET("/api/v1/actions", {
          params: {
            query: {
              owner_id: filter.who === "all" ? undefined : (filter.who ?? "me"),
              collaborating: filter.helping,
              state: filter.state ?? OPEN,
              cycle_id: filter.cycle,
              team_id: filter.team,
              late: filter.late,
              slipping: filter.slipping,
              under_way: filter.running,
              unsized: filter.unsized,
              load_cycle_id: filter.load,
              q: filter.q,
              asof: filter.asof,
              limit: PAGE,
              cursor: pageParam,
            },
          },
          querySerializer: { array: { style: "form", explode: false } },
          signal,
        }),
      )) as ActionPage,
    getNextPageParam: (last) => last.next,
  });

/** The open effort of a person, or of everybody responsible in a plan, against the workdays left, now or on a past day. */
export const loadQuery = (
  whose: { person_id?: string; key_result_id?: string },
  { cycle, asof }: { cycle?: string; asof?: string } = {},
) =>
  queryOptions({
    queryKey: [okr, "load", whose, cycle, ...(asof ? [asof] : [])],
    queryFn: async ({ signal }) =>
      (await answer(
        api.GET("/api/v1/load", { params: { query: { ...whose, cycle_id: cycle, asof } }, signal }),
      )) as Loads,
  });

export const addAction = (keyResultId: string, body: ActionBody & { title: string }, key?: string) =>
  answer(
    api.POST("/api/v1/key-results/{id}/actions", {
      params: path(keyResultId),
      headers: key ? { "Idempotency-Key": key } : undefined,
      body: {
        title: body.title,
        owner_id: body.owner_id,
        collaborator_ids: body.collaborator_ids,
        due_on: body.due_on,
        how: body.how,
        steps: body.steps,
        depends_on: body.depends_on,
        starts_on: body.starts_on ?? undefined,
        effort_days: body.effort_days ?? undefined,
      },
    }),
  );

export const adjustAction = (action: Pick<Action, "id" | "version">, body: ActionBody) =>
  answer(
    api.PATCH("/api/v1/actions/{id}", { params: path(action.id), headers: ifMatch(action.version), body }),
  );

export const actionOf = async (id: string) =>
  (await answer(api.GET("/api/v1/actions/{id}", { params: path(id) }))) as Action;

/** The name of a person whom the address names. */
export const personNameQuery = (id: string | undefined) =>
  queryOptions({
    queryKey: ["people", "name", id],
    queryFn: async ({ signal }): Promise<string> =>
      ((await answer(api.GET("/api/v1/people/{id}", { params: path(id ?? ""), signal }))) as { name: string })
        .name,
    staleTime: 60_000,
    enabled: id !== undefined,
  });

export const tickStep = (actionId: string, step: string, done: boolean) =>
  answer(
    api.POST("/api/v1/actions/{id}/steps/{step}", {
      params: { path: { id: actionId, step } },
      body: { done },
    }),
  );

export const effectsOf = async (actionId: string, dates: Pick<ActionBody, "starts_on" | "due_on">) =>
  (await answer(
    api.POST("/api/v1/actions/{id}/effects", {
      params: path(actionId),
      body: { starts_on: dates.starts_on, due_on: dates.due_on },
    }),
  )) as Effects;

/** What would be if an action were done late by workdays. */
export const slipOf = async (actionId: string, lateBy: number) =>
  (await answer(
    api.POST("/api/v1/actions/{id}/effects", { params: path(actionId), body: { late_by: lateBy } }),
  )) as Effects;

export const deleteAction = (id: string) => answer(api.DELETE("/api/v1/actions/{id}", { params: path(id) }));

export const restoreAction = (id: string) =>
  answer(api.POST("/api/v1/actions/{id}/restore", { params: path(id) }));

export const orderActions = (keyResultId: string, ids: string[]) =>
  answer(api.POST("/api/v1/key-results/{id}/actions/order", { params: path(keyResultId), body: { ids } }));
