import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { settingsRoute } from "../../ui/roots";
import { cyclesQuery } from "./api";

export const cyclesRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/cycles",
  loader: ({ context }) => context.queries.ensureQueryData(cyclesQuery),
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
  validateSearch: (search: Record<string, unknown>): { year?: number } => ({ year: searchYear(search.year) }),
  component: lazyRouteComponent(() => import("./CalendarPage"), "CalendarPage"),
});
