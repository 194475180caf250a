import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { searchOneOf } from "../../lib/url";
import { insideRoute } from "../../ui/roots";
import { PRESETS, type Preset } from "./api";

const TABS = ["schemes"] as const;

export const incentivesRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/incentives",
  validateSearch: (search: Record<string, unknown>): { tab?: "schemes" } => ({
    tab: searchOneOf(search.tab, TABS),
  }),
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
  component: lazyRouteComponent(() => import("./SchemePage"), "SchemePage"),
});
