import { createRoute } from "@tanstack/react-router";
import { insideRoute } from "../../ui/roots";
import { HomePage } from "./HomePage";

/** The week. Not lazy: it is the first page after signing in. */
export const homeRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/",
  component: HomePage,
});
