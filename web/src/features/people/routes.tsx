import { createRoute, lazyRouteComponent, retainSearchParams } from "@tanstack/react-router";
import { teamsQuery } from "../../api/teams";
import { searchDay, searchFlag, searchText } from "../../lib/url";
import { insideRoute } from "../../ui/roots";
import type { Wanted } from "./api";

/** Who works here, or did on a past day: the tree of teams and the people in it. */
export const peopleRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/people",
  validateSearch: (search: Record<string, unknown>): Wanted => ({
    q: searchText(search.q),
    team: searchText(search.team),
    inactive: searchFlag(search.inactive),
    asof: searchDay(search.asof),
  }),
  search: { middlewares: [retainSearchParams(["asof"])] },
  loader: ({ context }) => context.queries.prefetchQuery(teamsQuery),
  component: lazyRouteComponent(() => import("./PeoplePage"), "PeoplePage"),
});

/** One person: what they work for, carry and owe, and what was said to and by them; or what of that was on a past day. */
export const personRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/people/$personId",
  validateSearch: (search: Record<string, unknown>): { asof?: string } => ({ asof: searchDay(search.asof) }),
  search: { middlewares: [retainSearchParams(["asof"])] },
  loader: ({ context }) => context.queries.prefetchQuery(teamsQuery),
  component: lazyRouteComponent(() => import("./PersonPage"), "PersonPage"),
});
