import { createRoute, lazyRouteComponent, retainSearchParams } from "@tanstack/react-router";
import { searchDay, searchFlag, searchList, searchOneOf, searchText } from "../../lib/url";
import { insideRoute } from "../../ui/roots";
import type { ActionFilter } from "./api";
import { STATES, type State, VIEWS, type View } from "./views";

/** What of /actions stands in the address. */
export interface Wanted extends ActionFilter {
  view?: View;
  /** The past day that they are shown as of. */
  asof?: string;
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
    asof: searchDay(search.asof),
  }),
  search: { middlewares: [retainSearchParams(["asof"])] },
  component: lazyRouteComponent(() => import("./ActionsPage"), "ActionsPage"),
});

export const planRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/key-results/$id/plan",
  validateSearch: (search: Record<string, unknown>): { view?: View; asof?: string } => ({
    view: searchOneOf(search.view, VIEWS),
    asof: searchDay(search.asof),
  }),
  search: { middlewares: [retainSearchParams(["asof"])] },
  component: lazyRouteComponent(() => import("./PlanPage"), "PlanPage"),
});
