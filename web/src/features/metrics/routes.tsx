import { createRoute, lazyRouteComponent, retainSearchParams } from "@tanstack/react-router";
import { searchDay, searchOneOf } from "../../lib/url";
import { insideRoute, settingsRoute } from "../../ui/roots";
import { BOXES, type Box } from "./api";

export const metricsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/metrics",
  validateSearch: (
    search: Record<string, unknown>,
  ): { box?: Box; q?: string; connector?: string; asof?: string } => ({
    box: searchOneOf(search.box, BOXES),
    q: typeof search.q === "string" && search.q ? search.q : undefined,
    connector: typeof search.connector === "string" && search.connector ? search.connector : undefined,
    asof: searchDay(search.asof),
  }),
  search: { middlewares: [retainSearchParams(["asof"])] },
  component: lazyRouteComponent(() => import("./MetricsPage"), "MetricsPage"),
});

export const metricRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/metrics/$metricId",
  validateSearch: (search: Record<string, unknown>): { asof?: string } => ({ asof: searchDay(search.asof) }),
  search: { middlewares: [retainSearchParams(["asof"])] },
  component: lazyRouteComponent(() => import("./MetricPage"), "MetricPage"),
});

/** Where metrics are read from; for admins. */
export const connectorsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/connectors",
  component: lazyRouteComponent(() => import("./ConnectorsPage"), "ConnectorsPage"),
});
