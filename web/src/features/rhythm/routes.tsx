import { createRoute, lazyRouteComponent, retainSearchParams } from "@tanstack/react-router";
import { searchDay, searchText } from "../../lib/url";
import { insideRoute } from "../../ui/roots";
import type { Wanted } from "./api";

export const rhythmRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/insight/rhythm",
  validateSearch: (search: Record<string, unknown>): Wanted => ({
    team: searchText(search.team),
    weeks: search.weeks === "13" ? "13" : undefined,
    person: searchText(search.person),
    asof: searchDay(search.asof),
  }),
  search: { middlewares: [retainSearchParams(["asof"])] },
  component: lazyRouteComponent(() => import("./RhythmPage"), "RhythmPage"),
});
