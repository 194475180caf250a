import { createRoute, lazyRouteComponent, retainSearchParams } from "@tanstack/react-router";
import { searchDay, searchOneOf, searchText } from "../../lib/url";
import { insideRoute } from "../../ui/roots";
import type { LessonsWanted } from "./api";

export const retrospectiveRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/review/$objectiveId/retrospective",
  validateSearch: (search: Record<string, unknown>): { asof?: string } => ({ asof: searchDay(search.asof) }),
  search: { middlewares: [retainSearchParams(["asof"])] },
  component: lazyRouteComponent(() => import("./RetrospectivePage"), "RetrospectivePage"),
});

export const teamRetrospectiveRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/review/team/$teamId",
  validateSearch: (search: Record<string, unknown>): { cycle?: string; asof?: string } => ({
    cycle: searchText(search.cycle),
    asof: searchDay(search.asof),
  }),
  search: { middlewares: [retainSearchParams(["asof"])] },
  component: lazyRouteComponent(() => import("./TeamRetrospectivePage"), "TeamRetrospectivePage"),
});

export const lessonsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/review/lessons",
  validateSearch: (search: Record<string, unknown>): LessonsWanted => ({
    tag: searchText(search.tag),
    fate: searchOneOf(search.fate, ["open", "kept", "dropped"] as const),
    team: searchText(search.team),
    cycle: searchText(search.cycle),
    q: searchText(search.q),
    asof: searchDay(search.asof),
  }),
  search: { middlewares: [retainSearchParams(["asof"])] },
  component: lazyRouteComponent(() => import("./LessonsPage"), "LessonsPage"),
});
