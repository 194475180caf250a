import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { searchFlag, searchText } from "../../lib/url";
import { insideRoute } from "../../ui/roots";
import { readWanted } from "./list/wanted";

/** The OKRs of a person, a team or the company; whose, which cycle and every filter stand in the address. */
export const okrsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/okrs",
  validateSearch: readWanted,
  component: lazyRouteComponent(() => import("./list/ObjectivesPage"), "ObjectivesPage"),
});

/** One objective; `kr` shows one of its key results, `revise` opens the form of a revision of it. */
export const objectiveRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/okrs/$objectiveId",
  validateSearch: (search: Record<string, unknown>): { kr?: string; revise?: true } => ({
    kr: searchText(search.kr),
    revise: searchFlag(search.revise),
  }),
  component: lazyRouteComponent(() => import("./detail/ObjectivePage"), "ObjectivePage"),
});
