import { createRoute, lazyRouteComponent, retainSearchParams } from "@tanstack/react-router";
import { searchDay, searchFlag, searchText } from "../../lib/url";
import { settingsRoute } from "../../ui/roots";
import type { ThemeFilter } from "./api";

export const themesRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/themes",
  validateSearch: (search: Record<string, unknown>): ThemeFilter => ({
    cycle: searchText(search.cycle),
    archived: searchFlag(search.archived),
    asof: searchDay(search.asof),
  }),
  search: { middlewares: [retainSearchParams(["asof"])] },
  component: lazyRouteComponent(() => import("./ThemesPage"), "ThemesPage"),
});
