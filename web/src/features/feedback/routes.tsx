import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { searchOneOf } from "../../lib/url";
import { insideRoute } from "../../ui/roots";
import { BOXES, type Box } from "./api";

export const feedbackRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/feedback",
  validateSearch: (search: Record<string, unknown>): { box?: Box } => ({
    box: searchOneOf(search.box, BOXES),
  }),
  component: lazyRouteComponent(() => import("./FeedbackPage"), "FeedbackPage"),
});
