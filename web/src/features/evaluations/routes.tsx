import { createRoute, lazyRouteComponent, retainSearchParams } from "@tanstack/react-router";
import { searchDay, searchOneOf } from "../../lib/url";
import { insideRoute } from "../../ui/roots";

export const TABS = ["done", "mine", "all"] as const;
export type Tab = (typeof TABS)[number];

/** The past day that a page is of. */
const ofDay = {
  validateSearch: (search: Record<string, unknown>): { asof?: string } => ({ asof: searchDay(search.asof) }),
  search: { middlewares: [retainSearchParams<{ asof?: string }>(["asof"])] },
};

export const evaluationsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/evaluations",
  validateSearch: (search: Record<string, unknown>): { tab?: Tab; asof?: string } => ({
    tab: searchOneOf(search.tab, TABS),
    asof: searchDay(search.asof),
  }),
  search: { middlewares: [retainSearchParams(["asof"])] },
  component: lazyRouteComponent(() => import("./EvaluationsPage"), "EvaluationsPage"),
});

export const newEvaluationRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/evaluations/new",
  component: lazyRouteComponent(() => import("./NewEvaluationPage"), "NewEvaluationPage"),
});

export const evaluationRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/evaluations/$evaluationId",
  ...ofDay,
  component: lazyRouteComponent(() => import("./EvaluationPage"), "EvaluationPage"),
});

export const calibrationRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/evaluations/$evaluationId/calibration",
  ...ofDay,
  component: lazyRouteComponent(() => import("./CalibrationPage"), "CalibrationPage"),
});

export const evaluationFormRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/evaluations/forms/$formId",
  ...ofDay,
  component: lazyRouteComponent(() => import("./FormPage"), "FormPage"),
});

export const evaluationSubjectRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/evaluations/people/$subjectId",
  ...ofDay,
  component: lazyRouteComponent(() => import("./SubjectPage"), "SubjectPage"),
});
