import { createRoute, lazyRouteComponent, retainSearchParams } from "@tanstack/react-router";
import { searchDay, searchOneOf, searchText } from "../../lib/url";
import { insideRoute } from "../../ui/roots";
import { SHOWN, type Shown } from "./api";

/** What of /review stands in the address. */
export interface Wanted {
  show?: Shown;
  cycle?: string;
  team?: string;
  /** The past day that the page is of. */
  asof?: string;
}

export const reviewsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/review",
  validateSearch: (search: Record<string, unknown>): Wanted => ({
    show: searchOneOf(search.show, SHOWN),
    cycle: searchText(search.cycle),
    team: searchText(search.team),
    asof: searchDay(search.asof),
  }),
  search: { middlewares: [retainSearchParams(["asof"])] },
  component: lazyRouteComponent(() => import("./ReviewsPage"), "ReviewsPage"),
});

export const reviewRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/review/$objectiveId",
  validateSearch: (search: Record<string, unknown>): { asof?: string } => ({ asof: searchDay(search.asof) }),
  search: { middlewares: [retainSearchParams(["asof"])] },
  component: lazyRouteComponent(() => import("./ReviewPage"), "ReviewPage"),
});
