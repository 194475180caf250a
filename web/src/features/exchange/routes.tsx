import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { insideRoute } from "../../ui/roots";

export const exchangeRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/exchange",
  component: lazyRouteComponent(() => import("./ExchangePage"), "ExchangePage"),
});
