import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { searchText } from "../../lib/url";
import { insideRoute } from "../../ui/roots";
import { type Goal, readGoal } from "./steps";

/** The four steps of making an OKR; `kr` and `field` lead to what a line of the checklist needs. */
export const guideRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/okrs/$objectiveId/guide",
  validateSearch: (search: Record<string, unknown>): Goal => readGoal(search),
  component: lazyRouteComponent(() => import("./GuidePage"), "GuidePage"),
});

/** A new objective from a blank page, in the cycle and for the team from where one comes. */
export const newObjectiveRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/okrs/new",
  validateSearch: (search: Record<string, unknown>): { cycle?: string; team?: string } => ({
    cycle: searchText(search.cycle),
    team: searchText(search.team),
  }),
  component: lazyRouteComponent(() => import("./NewPage"), "NewPage"),
});

/** Objectives of an earlier cycle drafted anew; ?from= and ?to= are the cycles. */
export const copyRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/okrs/copy",
  validateSearch: (search: Record<string, unknown>): { from?: string; to?: string } => ({
    from: searchText(search.from),
    to: searchText(search.to),
  }),
  component: lazyRouteComponent(() => import("./CopyPage"), "CopyPage"),
});
