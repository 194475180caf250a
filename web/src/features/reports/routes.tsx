import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { insideRoute } from "../../ui/roots";

export const reportsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/reports",
  validateSearch: (search: Record<string, unknown>): { team?: string } => ({
    team: typeof search.team === "string" && search.team ? search.team : undefined,
  }),
  component: lazyRouteComponent(() => import("./ReportsPage"), "ReportsPage"),
});

export const reportRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/reports/$reportId",
  component: lazyRouteComponent(() => import("./ReportPage"), "ReportPage"),
});
