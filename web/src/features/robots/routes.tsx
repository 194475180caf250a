import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { settingsRoute } from "../../ui/roots";

/** The robots that tell group chats what happens; for admins. */
export const robotsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/robots",
  component: lazyRouteComponent(() => import("./RobotsPage"), "RobotsPage"),
});
