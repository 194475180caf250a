import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { insideRoute } from "../../ui/roots";
import { readWanted } from "./list/wanted";

/** The OKRs of a person, a team or the company; whose, which cycle and every filter stand in the address. */
export const okrsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/okrs",
  validateSearch: readWanted,
  component: lazyRouteComponent(() => import("./list/ObjectivesPage"), "ObjectivesPage"),
});
