import { createRoute, lazyRouteComponent, retainSearchParams } from "@tanstack/react-router";
import { searchDay, searchOneOf, searchText } from "../../lib/url";
import { insideRoute } from "../../ui/roots";
import { BOXES, type Box } from "./api";

/** The lists of feedback; `q` looks for a part of its words in the one that is open; `id` shows one above them; `asof` is the past day that they are of. */
export const feedbackRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/feedback",
  validateSearch: (
    search: Record<string, unknown>,
  ): { box?: Box; q?: string; id?: string; asof?: string } => ({
    box: searchOneOf(search.box, BOXES),
    q: searchText(search.q),
    id: searchText(search.id),
    asof: searchDay(search.asof),
  }),
  search: { middlewares: [retainSearchParams(["asof"])] },
  component: lazyRouteComponent(() => import("./FeedbackPage"), "FeedbackPage"),
});
