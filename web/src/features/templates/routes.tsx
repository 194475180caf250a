import { createRoute, lazyRouteComponent, retainSearchParams } from "@tanstack/react-router";
import { searchDay, searchText } from "../../lib/url";
import { insideRoute } from "../../ui/roots";

interface Search {
  id: string | undefined;
  q: string | undefined;
  area: string | undefined;
  cycle: string | undefined;
  team: string | undefined;
  /** As they were at the end of this past day. */
  asof?: string;
}

/** Begin from a template; ?id= opens one, ?cycle= and ?team= are taken over from where one comes. */
export const templatesRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/okrs/templates",
  validateSearch: (search: Record<string, unknown>): Search => ({
    id: searchText(search.id),
    q: searchText(search.q),
    area: searchText(search.area),
    cycle: searchText(search.cycle),
    team: searchText(search.team),
    asof: searchDay(search.asof),
  }),
  search: { middlewares: [retainSearchParams(["asof"])] },
  component: lazyRouteComponent(() => import("./TemplatesPage"), "TemplatesPage"),
});
