import { createRoute, lazyRouteComponent, retainSearchParams } from "@tanstack/react-router";
import { searchDay, searchFlag, searchText } from "../../lib/url";
import { insideRoute } from "../../ui/roots";
import { readWanted } from "./list/wanted";

/** The OKRs of a person, a team or the company; whose, which cycle and every filter stand in the address. */
export const okrsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/okrs",
  validateSearch: readWanted,
  search: { middlewares: [retainSearchParams(["asof"])] },
  component: lazyRouteComponent(() => import("./list/ObjectivesPage"), "ObjectivesPage"),
});

/** One objective, or as it stood on a past day; `kr` shows one of its key results, `revise` opens the form of a revision of it. */
export const objectiveRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/okrs/$objectiveId",
  validateSearch: (search: Record<string, unknown>): { kr?: string; revise?: true; asof?: string } => ({
    kr: searchText(search.kr),
    revise: searchFlag(search.revise),
    asof: searchDay(search.asof),
  }),
  search: { middlewares: [retainSearchParams(["asof"])] },
  component: lazyRouteComponent(() => import("./detail/ObjectivePage"), "ObjectivePage"),
});
