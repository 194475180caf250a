import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { searchOneOf, searchText } from "../../lib/url";
import { insideRoute } from "../../ui/roots";
import { SHOWN, type Shown } from "./api";

/** What of /review stands in the address. */
export interface Wanted {
  show?: Shown;
  cycle?: string;
  team?: string;
}

export const reviewsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/review",
  validateSearch: (search: Record<string, unknown>): Wanted => ({
    show: searchOneOf(search.show, SHOWN),
    cycle: searchText(search.cycle),
    team: searchText(search.team),
  }),
  component: lazyRouteComponent(() => import("./ReviewsPage"), "ReviewsPage"),
});

export const reviewRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/review/$objectiveId",
  component: lazyRouteComponent(() => import("./ReviewPage"), "ReviewPage"),
});
