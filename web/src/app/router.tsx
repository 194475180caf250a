import type { QueryClient } from "@tanstack/react-query";
import { createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { homeRoute } from "../features/home/routes";
import { insideRoute, outsideRoute, rootRoute } from "../ui/roots";
import { NotFoundPage } from "./NotFoundPage";
import { PendingPage } from "./PendingPage";
import { ProblemPage } from "./ProblemPage";
import { Shell } from "./Shell";

rootRoute.update({ notFoundComponent: NotFoundPage });
insideRoute.update({ component: Shell });

/** The gallery of house components: a help for development, not in what users get. */
const galleryRoutes = import.meta.env.DEV
  ? [
      createRoute({
        getParentRoute: () => rootRoute,
        path: "/ui",
        component: lazyRouteComponent(() => import("./gallery/GalleryPage"), "GalleryPage"),
      }),
    ]
  : [];

/** Every route of the product, feature by feature in the order of the menu. */
const tree = rootRoute.addChildren([
  insideRoute.addChildren([homeRoute]),
  outsideRoute.addChildren([]),
  ...galleryRoutes,
]);

export function newRouter(queries: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { queries },
    defaultPreload: "intent",
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 200,
    defaultPendingComponent: PendingPage,
    defaultErrorComponent: ProblemPage,
    scrollRestoration: true,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof newRouter>;
  }
}
