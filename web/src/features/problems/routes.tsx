import { createRoute, lazyRouteComponent, retainSearchParams } from "@tanstack/react-router";
import { searchDay, searchFlag, searchOneOf, searchText } from "../../lib/url";
import { insideRoute } from "../../ui/roots";
import type { ProblemFilter } from "./api";
import { SEVERITIES, VIEWS, type View } from "./views";

/** What of /problems stands in the address. */
export interface Wanted extends ProblemFilter {
  view?: View;
  /** Only what is solved, in the list. */
  solved?: true;
  /** The one that is read. */
  problem?: string;
}

export const problemsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/problems",
  validateSearch: (search: Record<string, unknown>): Wanted => ({
    view: searchOneOf(search.view, VIEWS),
    team: searchText(search.team),
    who: searchText(search.who),
    severity: searchOneOf(search.severity, SEVERITIES),
    deciding: searchFlag(search.deciding),
    solved: searchFlag(search.solved),
    q: searchText(search.q),
    problem: searchText(search.problem),
    asof: searchDay(search.asof),
  }),
  search: { middlewares: [retainSearchParams(["asof"])] },
  component: lazyRouteComponent(() => import("./ProblemsPage"), "ProblemsPage"),
});
