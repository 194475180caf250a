import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { settingsRoute } from "../../ui/roots";
import { policyQuery } from "./api";

export const policyRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/policy",
  loader: ({ context }) => context.queries.ensureQueryData(policyQuery),
  component: lazyRouteComponent(() => import("./PolicyPage"), "PolicyPage"),
});
