import { createRoute, lazyRouteComponent, retainSearchParams } from "@tanstack/react-router";
import { insideRoute } from "../../ui/roots";
import { readMapWanted } from "./map/wanted";

/** What supports what: the themes, the objectives of a cycle and their key results. */
export const mapRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/map",
  validateSearch: readMapWanted,
  search: { middlewares: [retainSearchParams(["asof"])] },
  component: lazyRouteComponent(() => import("./map/MapPage"), "MapPage"),
});
