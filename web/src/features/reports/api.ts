import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { can } from "../../api/can";
import { answer, api, ifMatch } from "../../api/client";
import type { Me } from "../../api/me";
import { type Filled, okr } from "../../api/okr";
import type { components } from "../../api/schema";

type Schemas = components["schemas"];
export type Report = Filled<Schemas["ReportView"]>;
export type Section = Filled<Schemas["ReportSectionView"]>;
export type Line = Filled<Schemas["ReportLineView"]>;
export type Plan = Filled<Schemas["ReportPlanView"]>;
export type Part = Section["part"];
export type EditBody = Omit<Schemas["EditReportInBody"], "$schema">;
export type PlanBody = Omit<Schemas["SetPlanInBody"], "$schema">;

/** The first words of every query key of reports. */
export const reports = [okr, "reports"] as const;

const path = (id: string) => ({ path: { id } });
const PAGE = 30;

/** Whether somebody leads a team, or looks after all of them. */
export const prepares = (me: Me) => me.leads.length > 0 || can(me, "policy.update");

export const reportsQuery = (teamId?: string, asof?: string) =>
  infiniteQueryOptions({
    queryKey: [...reports, "list", teamId ?? "", asof],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      (await answer(
        api.GET("/api/v1/reports", {
          params: { query: { team_id: teamId, asof, limit: PAGE, cursor: pageParam } },
          signal,
        }),
      )) as { items: Report[]; next?: string },
    getNextPageParam: (last) => last.next,
  });

export const reportQuery = (id: string, asof?: string) =>
  queryOptions({
    queryKey: [...reports, "one", id, ...(asof ? [asof] : [])],
    queryFn: async ({ signal }) =>
      (await answer(
        api.GET("/api/v1/reports/{id}", { params: { ...path(id), query: { asof } }, signal }),
      )) as Report,
  });

export const planQuery = (teamId: string) =>
  queryOptions({
    queryKey: [...reports, "plan", teamId],
    queryFn: async ({ signal }) =>
      (await answer(api.GET("/api/v1/teams/{id}/report-plan", { params: path(teamId), signal }))) as Plan,
    enabled: teamId !== "",
  });

/** The teams by id, so that a form can begin with one's own. */
export const teamsQuery = queryOptions({
  queryKey: ["teams", "names"],
  queryFn: async ({ signal }) =>
    ((await answer(api.GET("/api/v1/teams", { signal }))) as { items: { id: string; name: string }[] }).items,
});

export const makeReport = async (teamId: string, weekOn: string, key: string) =>
  (await answer(
    api.POST("/api/v1/reports", {
      body: { team_id: teamId, week_on: weekOn },
      headers: { "Idempotency-Key": key },
    }),
  )) as Report;

export const editReport = async (report: Pick<Report, "id" | "version">, body: EditBody) =>
  (await answer(
    api.PATCH("/api/v1/reports/{id}", { params: path(report.id), headers: ifMatch(report.version), body }),
  )) as Report;

export const redrawReport = async (id: string) =>
  (await answer(api.POST("/api/v1/reports/{id}/redraw", { params: path(id) }))) as Report;

export const sendReport = async (report: Pick<Report, "id" | "version">) =>
  (await answer(
    api.POST("/api/v1/reports/{id}/send", { params: path(report.id), headers: ifMatch(report.version) }),
  )) as Report;

export const discardReport = (id: string) => answer(api.DELETE("/api/v1/reports/{id}", { params: path(id) }));

export const setPlan = async (plan: Pick<Plan, "team_id" | "version">, body: PlanBody) =>
  (await answer(
    api.PUT("/api/v1/teams/{id}/report-plan", {
      params: path(plan.team_id),
      headers: plan.version > 0 ? ifMatch(plan.version) : {},
      body,
    }),
  )) as Plan;
