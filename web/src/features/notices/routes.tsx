import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { searchText } from "../../lib/url";
import { insideRoute } from "../../ui/roots";
import { boxes, reasons, type Wanted } from "./api";

const oneOf = <T extends string>(all: readonly T[], value: unknown): T | undefined => {
  const text = searchText(value);
  return all.find((one) => one === text);
};

/** What the person is told of; which part of it, stands in the address. */
export const inboxRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/inbox",
  validateSearch: (search: Record<string, unknown>): Wanted => ({
    box: oneOf(boxes, search.box),
    reason: oneOf(reasons, search.reason),
  }),
  component: lazyRouteComponent(() => import("./InboxPage"), "InboxPage"),
});
