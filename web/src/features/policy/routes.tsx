import { createRoute, lazyRouteComponent, retainSearchParams } from "@tanstack/react-router";
import { searchDay } from "../../lib/url";
import { settingsRoute } from "../../ui/roots";
import { policyQuery } from "./api";

export const policyRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/policy",
  validateSearch: (search: Record<string, unknown>): { asof?: string } => ({ asof: searchDay(search.asof) }),
  search: { middlewares: [retainSearchParams(["asof"])] },
  loaderDeps: ({ search }) => ({ asof: search.asof }),
  loader: ({ context, deps }) => context.queries.ensureQueryData(policyQuery(deps.asof)),
  component: lazyRouteComponent(() => import("./PolicyPage"), "PolicyPage"),
});
