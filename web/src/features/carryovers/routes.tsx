import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { searchText } from "../../lib/url";
import { insideRoute } from "../../ui/roots";

export const nextCycleRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/review/next",
  validateSearch: (search: Record<string, unknown>): { team?: string; from?: string; to?: string } => ({
    team: searchText(search.team),
    from: searchText(search.from),
    to: searchText(search.to),
  }),
  component: lazyRouteComponent(() => import("./NextCyclePage"), "NextCyclePage"),
});
