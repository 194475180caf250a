import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { insideRoute } from "../../ui/roots";

/** Paste what a department has already. */
export const pasteRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/okrs/paste",
  component: lazyRouteComponent(() => import("./PastePage"), "PastePage"),
});
