import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { searchText } from "../../lib/url";
import { settingsRoute } from "../../ui/roots";
import type { Wanted } from "./api";

const day = (value: unknown) => {
  const text = searchText(value);
  return text && /^\d{4}-\d\d-\d\d$/.test(text) ? text : undefined;
};

/** Who did what; which entries, stands in the address. */
export const auditRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/audit",
  validateSearch: (search: Record<string, unknown>): Wanted => ({
    kind: searchText(search.kind),
    actor: searchText(search.actor),
    from: day(search.from),
    until: day(search.until),
    within: searchText(search.within),
    subject: searchText(search.subject),
  }),
  component: lazyRouteComponent(() => import("./AuditPage"), "AuditPage"),
});
