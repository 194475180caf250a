import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { searchOneOf, searchText } from "../../lib/url";
import { insideRoute } from "../../ui/roots";
import type { LessonsWanted } from "./api";

export const retrospectiveRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/review/$objectiveId/retrospective",
  component: lazyRouteComponent(() => import("./RetrospectivePage"), "RetrospectivePage"),
});

export const teamRetrospectiveRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/review/team/$teamId",
  validateSearch: (search: Record<string, unknown>): { cycle?: string } => ({
    cycle: searchText(search.cycle),
  }),
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
  }),
  component: lazyRouteComponent(() => import("./LessonsPage"), "LessonsPage"),
});
