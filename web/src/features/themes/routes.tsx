import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { searchFlag, searchText } from "../../lib/url";
import { settingsRoute } from "../../ui/roots";
import type { ThemeFilter } from "./api";

export const themesRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/themes",
  validateSearch: (search: Record<string, unknown>): ThemeFilter => ({
    cycle: searchText(search.cycle),
    archived: searchFlag(search.archived),
  }),
  component: lazyRouteComponent(() => import("./ThemesPage"), "ThemesPage"),
});
