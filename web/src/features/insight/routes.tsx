import { createRoute, lazyRouteComponent, retainSearchParams } from "@tanstack/react-router";
import { searchDay, searchText } from "../../lib/url";
import { insideRoute } from "../../ui/roots";
import type { Wanted } from "./api";

export const compareRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/insight/compare",
  validateSearch: (search: Record<string, unknown>): Pick<Wanted, "team" | "cycle"> => ({
    team: searchText(search.team),
    cycle: searchText(search.cycle),
  }),
  component: lazyRouteComponent(() => import("./ComparePage"), "ComparePage"),
});

export const healthRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/insight/health",
  validateSearch: (
    search: Record<string, unknown>,
  ): Pick<Wanted, "team" | "cycle" | "asof"> & { dues?: string } => ({
    team: searchText(search.team),
    cycle: searchText(search.cycle),
    dues: searchText(search.dues),
    asof: searchDay(search.asof),
  }),
  search: { middlewares: [retainSearchParams(["asof"])] },
  component: lazyRouteComponent(() => import("./HealthPage"), "HealthPage"),
});

export const insightRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/insight",
  validateSearch: (search: Record<string, unknown>): Wanted => ({
    team: searchText(search.team),
    cycle: searchText(search.cycle),
    since: searchText(search.since),
    asof: searchDay(search.asof),
  }),
  search: { middlewares: [retainSearchParams(["asof"])] },
  component: lazyRouteComponent(() => import("./InsightPage"), "InsightPage"),
});

/** The same as slides, for a meeting and for paper; at is the one that is shown, from 1. */
export const slidesRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/slides",
  validateSearch: (search: Record<string, unknown>): Wanted & { at?: number } => ({
    team: searchText(search.team),
    cycle: searchText(search.cycle),
    since: searchDay(search.since),
    asof: searchDay(search.asof),
    at: Number(search.at) > 1 ? Math.floor(Number(search.at)) : undefined,
  }),
  component: lazyRouteComponent(() => import("./slides/SlidesPage"), "SlidesPage"),
  staticData: { bare: true },
});

export const wallRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/insight/wall",
  validateSearch: (search: Record<string, unknown>): Pick<Wanted, "team" | "cycle"> => ({
    team: searchText(search.team),
    cycle: searchText(search.cycle),
  }),
  staticData: { bare: true },
  component: lazyRouteComponent(() => import("./WallPage"), "WallPage"),
});
