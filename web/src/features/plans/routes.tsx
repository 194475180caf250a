import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { searchFlag, searchList, searchOneOf, searchText } from "../../lib/url";
import { insideRoute } from "../../ui/roots";
import type { ActionFilter } from "./api";
import { STATES, type State, VIEWS, type View } from "./views";

/** What of /actions stands in the address. */
export interface Wanted extends ActionFilter {
  view?: View;
}

export const actionsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/actions",
  validateSearch: (search: Record<string, unknown>): Wanted => ({
    who: searchText(search.who),
    state: searchList(search.state)?.filter((s): s is State => STATES.some((known) => known === s)),
    cycle: searchText(search.cycle),
    team: searchText(search.team),
    late: searchFlag(search.late),
    slipping: searchFlag(search.slipping),
    running: searchFlag(search.running),
    unsized: searchFlag(search.unsized),
    load: searchText(search.load),
    helping: searchFlag(search.helping),
    q: searchText(search.q),
    view: searchOneOf(search.view, VIEWS),
  }),
  component: lazyRouteComponent(() => import("./ActionsPage"), "ActionsPage"),
});

export const planRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/key-results/$id/plan",
  validateSearch: (search: Record<string, unknown>): { view?: View } => ({
    view: searchOneOf(search.view, VIEWS),
  }),
  component: lazyRouteComponent(() => import("./PlanPage"), "PlanPage"),
});
