import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { searchOneOf } from "../../lib/url";
import { insideRoute } from "../../ui/roots";
import { BOXES, type Box } from "./api";

export const metricsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/metrics",
  validateSearch: (search: Record<string, unknown>): { box?: Box; q?: string } => ({
    box: searchOneOf(search.box, BOXES),
    q: typeof search.q === "string" && search.q ? search.q : undefined,
  }),
  component: lazyRouteComponent(() => import("./MetricsPage"), "MetricsPage"),
});

export const metricRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/metrics/$metricId",
  component: lazyRouteComponent(() => import("./MetricPage"), "MetricPage"),
});
