import { createRoute, lazyRouteComponent, retainSearchParams } from "@tanstack/react-router";
import { searchDay, searchFlag, searchOneOf } from "../../lib/url";
import { insideRoute } from "../../ui/roots";
import type { When } from "./api";

const WHEN = ["upcoming", "past"] as const;

/** What of /meetings stands in the address. */
export interface Wanted {
  when?: When;
  /** Also meetings that one isn't invited to. */
  all?: true;
  /** As they were at the end of this past day. */
  asof?: string;
}

export const meetingsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/meetings",
  validateSearch: (search: Record<string, unknown>): Wanted => ({
    when: searchOneOf(search.when, WHEN),
    all: searchFlag(search.all),
    asof: searchDay(search.asof),
  }),
  search: { middlewares: [retainSearchParams(["asof"])] },
  component: lazyRouteComponent(() => import("./MeetingsPage"), "MeetingsPage"),
});

export const meetingRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/meetings/$meetingId",
  validateSearch: (search: Record<string, unknown>): { asof?: string } => ({ asof: searchDay(search.asof) }),
  search: { middlewares: [retainSearchParams(["asof"])] },
  component: lazyRouteComponent(() => import("./MeetingPage"), "MeetingPage"),
});
