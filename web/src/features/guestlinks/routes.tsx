import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { outsideRoute } from "../../ui/roots";

/** The page behind a guest link; it needs nobody signed in. */
export const guestRoute = createRoute({
  getParentRoute: () => outsideRoute,
  path: "/guest/$secret",
  staticData: { still: true },
  component: lazyRouteComponent(() => import("./GuestPage"), "GuestPage"),
});
