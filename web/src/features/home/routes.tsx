import { createRoute } from "@tanstack/react-router";
import { insideRoute } from "../../ui/roots";
import { homeQuery } from "./api";
import { HomePage } from "./HomePage";

/** The week. Not lazy: it is the first page after signing in. */
export const homeRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/",
  // Asked for while the code is on its way; the page shows what comes of it.
  loader: ({ context }) => void context.queries.prefetchQuery(homeQuery),
  component: HomePage,
});
