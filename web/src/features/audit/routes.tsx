import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { searchText } from "../../lib/url";
import { settingsRoute } from "../../ui/roots";
import type { Wanted } from "./api";

const day = (value: unknown) => {
  const text = searchText(value);
  return text && /^\d{4}-\d\d-\d\d$/.test(text) ? text : undefined;
};

/** Who did what; which entries, stands in the address. */
/** The audit trail; who, what and when stand in the address. */
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
    who: searchText(search.who),
    name: searchText(search.name),
    kind: searchText(search.kind),
    from: searchText(search.from),
    until: searchText(search.until),
    within: searchText(search.within),
  }),
  component: lazyRouteComponent(() => import("./AuditPage"), "AuditPage"),
});
