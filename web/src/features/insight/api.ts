import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answer, api } from "../../api/client";
import type { AnyInsight, GuestInsight, Insight } from "../../api/insight";
import { type Filled, okr } from "../../api/okr";
import type { components } from "../../api/schema";
import { keepTables, type TableFormat } from "../../api/tables";

export type { AnyInsight, GuestInsight, Insight };
export type Trouble = AnyInsight["trouble"][number];
export type Line = Insight["objectives"][number];
export type Cell = Insight["cells"][number];

/** What is asked for, as it stands in the address. */
export interface Wanted {
  team?: string;
  cycle?: string;
  since?: string;
  /** As it stood at the end of this past day. */
  asof?: string;
}

/** wall: only what everybody sees, for a screen that everybody passes. */
export const insightQuery = ({ team, cycle, since, asof }: Wanted, wall?: boolean) =>
  queryOptions({
    queryKey: [okr, "insight", team, cycle, since, asof, wall],
    queryFn: async ({ signal }) =>
      (await answer(
        api.GET("/api/v1/insight", {
          params: { query: { team_id: team, cycle_id: cycle, since, asof, public: wall } },
          signal,
        }),
      )) as Insight,
    refetchInterval: ({ state }) => (awaited(state.data) ? SOON : false),
  });

/** What was written is in the numbers of many objectives within seconds: then they are asked for again. */
const SOON = 3_000;

const awaited = (of: { coming?: boolean; reckoned?: { behind: boolean } } | undefined) =>
  of?.coming || of?.reckoned?.behind;

export type CycleHealth = Filled<components["schemas"]["CycleHealthView"]>;

/** How a team or the company worked with its objectives, cycle by cycle, the newest first. */
export const healthQuery = ({ team, cycle, asof }: Pick<Wanted, "team" | "cycle" | "asof">) =>
  queryOptions({
    queryKey: [okr, "insight", "health", team, cycle, asof],
    queryFn: async ({ signal }) =>
      (
        await answer(
          api.GET("/api/v1/insight/health", {
            params: { query: { team_id: team, cycle_id: cycle, asof } },
            signal,
          }),
        )
      ).items as CycleHealth[],
    refetchInterval: ({ state }) => (state.data?.some(awaited) ? SOON : false),
  });

export type DuesOfResult = Filled<components["schemas"]["DuesOfResultView"]>;

/** The due dates that the share in time of a cycle counts, some objectives at a time. */
export const duesQuery = ({ team, cycle, asof }: { team?: string; cycle: string; asof?: string }) =>
  infiniteQueryOptions({
    queryKey: [okr, "insight", "dues", team, cycle, asof],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      (await answer(
        api.GET("/api/v1/insight/health/dues", {
          params: { query: { team_id: team, cycle_id: cycle, asof, cursor: pageParam } },
          signal,
        }),
      )) as { items: DuesOfResult[]; next?: string },
    getNextPageParam: (last) => last.next,
  });

export type Comparison = Filled<components["schemas"]["ComparisonView"]>;

/** A cycle beside earlier ones at the same age, and the teams in it beside each other. */
export const comparisonQuery = ({ team, cycle }: Pick<Wanted, "team" | "cycle">) =>
  queryOptions({
    queryKey: [okr, "insight", "compare", team, cycle],
    queryFn: async ({ signal }) =>
      (await answer(
        api.GET("/api/v1/insight/compare", {
          params: { query: { team_id: team, cycle_id: cycle } },
          signal,
        }),
      )) as Comparison,
    refetchInterval: ({ state }) => (state.data?.cycles.some(awaited) ? SOON : false),
  });

export type Calibration = Filled<components["schemas"]["CalibrationView"]>;

/** How well chances stated halfway fit what came: one's own, or a team's. */
export const calibrationQuery = (of: "me" | Pick<Wanted, "team" | "cycle">, asof?: string) =>
  queryOptions({
    queryKey: [okr, "insight", "calibration", of, asof],
    queryFn: async ({ signal }) => {
      const query =
        of === "me" ? { of, asof } : ({ of: "team", team_id: of.team, cycle_id: of.cycle, asof } as const);
      return (await answer(
        api.GET("/api/v1/insight/calibration", { params: { query }, signal }),
      )) as Calibration;
    },
    refetchInterval: ({ state }) => (awaited(state.data) ? SOON : false),
  });

export type FullLoad = Filled<components["schemas"]["LoadsView"]> & {
  total: NonNullable<components["schemas"]["LoadsView"]["total"]>;
};

/** How many of the fullest are shown before more are asked for. */
const FULLEST = 20;

/** Who of a large team or the company has the most to do, a page at a time, and what all have. */
export const fullestQuery = ({ team, cycle, asof }: Pick<Wanted, "team" | "cycle" | "asof">) =>
  infiniteQueryOptions({
    queryKey: [okr, "load", "fullest", team, cycle, ...(asof ? [asof] : [])],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      (await answer(
        api.GET("/api/v1/load", {
          params: { query: { team_id: team, cycle_id: cycle, fullest: FULLEST, cursor: pageParam, asof } },
          signal,
        }),
      )) as FullLoad,
    getNextPageParam: (last) => last.next,
  });

/** The tables of the page, kept as a download. */
export function exportTables({ team, cycle, since, asof }: Wanted, format: TableFormat): Promise<void> {
  const query = { team_id: team, cycle_id: cycle, since, asof, format };
  return keepTables(
    api.GET("/api/v1/insight/export", { params: { query }, parseAs: "blob" }),
    "insight",
    format,
  );
}

/** The comparison of cycles and teams, kept as a download. */
export function exportComparison(
  { team, cycle }: Pick<Wanted, "team" | "cycle">,
  format: TableFormat,
): Promise<void> {
  const query = { team_id: team, cycle_id: cycle, compared: true, format };
  return keepTables(
    api.GET("/api/v1/insight/export", { params: { query }, parseAs: "blob" }),
    "comparison",
    format,
  );
}

/** The tables of the health over cycles, kept as a download. */
export function exportHealth(
  { team, cycle }: Pick<Wanted, "team" | "cycle">,
  format: TableFormat,
): Promise<void> {
  const query = { team_id: team, cycle_id: cycle, format };
  return keepTables(
    api.GET("/api/v1/insight/health/export", { params: { query }, parseAs: "blob" }),
    "health",
    format,
  );
}
