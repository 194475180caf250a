import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { searchOneOf } from "../../lib/url";
import { insideRoute } from "../../ui/roots";

export const TABS = ["done", "mine", "all"] as const;
export type Tab = (typeof TABS)[number];

export const evaluationsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/evaluations",
  validateSearch: (search: Record<string, unknown>): { tab?: Tab } => ({
    tab: searchOneOf(search.tab, TABS),
  }),
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
  component: lazyRouteComponent(() => import("./EvaluationPage"), "EvaluationPage"),
});

export const calibrationRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/evaluations/$evaluationId/calibration",
  component: lazyRouteComponent(() => import("./CalibrationPage"), "CalibrationPage"),
});

export const evaluationFormRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/evaluations/forms/$formId",
  component: lazyRouteComponent(() => import("./FormPage"), "FormPage"),
});

export const evaluationSubjectRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/evaluations/people/$subjectId",
  component: lazyRouteComponent(() => import("./SubjectPage"), "SubjectPage"),
});
