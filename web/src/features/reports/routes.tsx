import { createRoute, lazyRouteComponent, retainSearchParams } from "@tanstack/react-router";
import { searchDay, searchText } from "../../lib/url";
import { insideRoute } from "../../ui/roots";

export const reportsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/reports",
  validateSearch: (search: Record<string, unknown>): { team?: string; asof?: string } => ({
    team: searchText(search.team),
    asof: searchDay(search.asof),
  }),
  search: { middlewares: [retainSearchParams(["asof"])] },
  component: lazyRouteComponent(() => import("./ReportsPage"), "ReportsPage"),
});

export const reportRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/reports/$reportId",
  validateSearch: (search: Record<string, unknown>): { asof?: string } => ({ asof: searchDay(search.asof) }),
  search: { middlewares: [retainSearchParams(["asof"])] },
  component: lazyRouteComponent(() => import("./ReportPage"), "ReportPage"),
});
