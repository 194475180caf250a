import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { searchText } from "../../lib/url";
import { insideRoute, outsideRoute, settingsRoute } from "../../ui/roots";
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

/** How the person wants to hear of what. */
export const noticeSettingsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/notices",
  component: lazyRouteComponent(() => import("./NoticeSettingsPage"), "NoticeSettingsPage"),
});

/** Letters that didn't arrive; for admins. */
export const deliveriesRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/deliveries",
  component: lazyRouteComponent(() => import("./DeliveriesPage"), "DeliveriesPage"),
});

/** Where links in letters lead; they need nobody signed in. */
export const unsubscribeRoute = createRoute({
  getParentRoute: () => outsideRoute,
  path: "/unsubscribe/$token",
  component: lazyRouteComponent(() => import("./UnsubscribePage"), "UnsubscribePage"),
});

export const updateRoute = createRoute({
  getParentRoute: () => outsideRoute,
  path: "/update/$token",
  validateSearch: (search: Record<string, unknown>): { kr?: string } => ({ kr: searchText(search.kr) }),
  component: lazyRouteComponent(() => import("./UpdatePage"), "UpdatePage"),
});
