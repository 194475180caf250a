import { createRoute, lazyRouteComponent, retainSearchParams } from "@tanstack/react-router";
import { searchDay } from "../../lib/url";
import { settingsRoute } from "../../ui/roots";
import { cyclesQuery } from "./api";

export const cyclesRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/cycles",
  validateSearch: (search: Record<string, unknown>): { asof?: string } => ({ asof: searchDay(search.asof) }),
  search: { middlewares: [retainSearchParams(["asof"])] },
  loaderDeps: ({ search }) => ({ asof: search.asof }),
  loader: ({ context, deps }) => context.queries.ensureQueryData(cyclesQuery(deps.asof)),
  component: lazyRouteComponent(() => import("./CyclesPage"), "CyclesPage"),
});

/** A year in the address, within what the server keeps. */
function searchYear(value: unknown): number | undefined {
  const year = Number(value);
  return Number.isInteger(year) && year >= 2000 && year <= 2100 ? year : undefined;
}

export const calendarRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/calendar",
  validateSearch: (search: Record<string, unknown>): { year?: number; asof?: string } => ({
    year: searchYear(search.year),
    asof: searchDay(search.asof),
  }),
  search: { middlewares: [retainSearchParams(["asof"])] },
  component: lazyRouteComponent(() => import("./CalendarPage"), "CalendarPage"),
});
