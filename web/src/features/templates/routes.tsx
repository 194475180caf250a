import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { searchText } from "../../lib/url";
import { insideRoute } from "../../ui/roots";

/** Begin from a template; ?id= opens one, ?cycle= and ?team= are taken over from where one comes. */
export const templatesRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/okrs/templates",
  validateSearch: (search: Record<string, unknown>) => ({
    id: searchText(search.id),
    q: searchText(search.q),
    area: searchText(search.area),
    cycle: searchText(search.cycle),
    team: searchText(search.team),
  }),
  component: lazyRouteComponent(() => import("./TemplatesPage"), "TemplatesPage"),
});
