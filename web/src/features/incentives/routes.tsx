import { createRoute, lazyRouteComponent, retainSearchParams } from "@tanstack/react-router";
import { searchDay, searchOneOf } from "../../lib/url";
import { insideRoute } from "../../ui/roots";
import { PRESETS, type Preset } from "./api";

const TABS = ["schemes"] as const;

export const incentivesRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/incentives",
  validateSearch: (search: Record<string, unknown>): { tab?: "schemes"; asof?: string } => ({
    tab: searchOneOf(search.tab, TABS),
    asof: searchDay(search.asof),
  }),
  search: { middlewares: [retainSearchParams(["asof"])] },
  component: lazyRouteComponent(() => import("./IncentivesPage"), "IncentivesPage"),
});

export const newIncentiveRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/incentives/new",
  validateSearch: (search: Record<string, unknown>): { preset?: Preset } => ({
    preset: searchOneOf(search.preset, PRESETS),
  }),
  component: lazyRouteComponent(() => import("./NewSchemePage"), "NewSchemePage"),
});

export const incentiveRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/incentives/$schemeId",
  validateSearch: (search: Record<string, unknown>): { asof?: string } => ({ asof: searchDay(search.asof) }),
  search: { middlewares: [retainSearchParams(["asof"])] },
  component: lazyRouteComponent(() => import("./SchemePage"), "SchemePage"),
});
