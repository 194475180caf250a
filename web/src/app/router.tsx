import type { QueryClient } from "@tanstack/react-query";
import {
  createRoute,
  createRouter,
  lazyRouteComponent,
  parseSearchWith,
  stringifySearchWith,
} from "@tanstack/react-router";
import { mapRoute } from "../features/alignments/routes";
import { auditRoute } from "../features/audit/routes";
import {
  accountRoute,
  forgotRoute,
  joinRoute,
  resetRoute,
  setupRoute,
  signInRoute,
} from "../features/auth/routes";
import { nextCycleRoute } from "../features/carryovers/routes";
import { calendarRoute, cyclesRoute } from "../features/cycles/routes";
import {
  calibrationRoute,
  evaluationFormRoute,
  evaluationRoute,
  evaluationSubjectRoute,
  evaluationsRoute,
  newEvaluationRoute,
} from "../features/evaluations/routes";
import { exchangeRoute } from "../features/exchange/routes";
import { feedbackRoute } from "../features/feedback/routes";
import { guestRoute } from "../features/guestlinks/routes";
import { homeRoute } from "../features/home/routes";
import { incentiveRoute, incentivesRoute, newIncentiveRoute } from "../features/incentives/routes";
import { compareRoute, healthRoute, insightRoute, slidesRoute, wallRoute } from "../features/insight/routes";
import { meetingRoute, meetingsRoute } from "../features/meetings/routes";
import { connectorsRoute, metricRoute, metricsRoute } from "../features/metrics/routes";
import {
  deliveriesRoute,
  inboxRoute,
  noticeSettingsRoute,
  unsubscribeRoute,
  updateRoute,
} from "../features/notices/routes";
import { objectiveRoute, okrsRoute } from "../features/objectives/routes";
import { peopleRoute, personRoute } from "../features/people/routes";
import { actionsRoute, planRoute } from "../features/plans/routes";
import { policyRoute } from "../features/policy/routes";
import { problemsRoute } from "../features/problems/routes";
import { copyRoute, guideRoute, newObjectiveRoute } from "../features/quality/routes";
import { pasteRoute } from "../features/reader/routes";
import { reportRoute, reportsRoute } from "../features/reports/routes";
import { lessonsRoute, retrospectiveRoute, teamRetrospectiveRoute } from "../features/retrospectives/routes";
import { reviewRoute, reviewsRoute } from "../features/reviews/routes";
import { rhythmRoute } from "../features/rhythm/routes";
import { robotsRoute } from "../features/robots/routes";
import { templatesRoute } from "../features/templates/routes";
import { themesRoute } from "../features/themes/routes";
import { writeSearchValue } from "../lib/url";
import { insideRoute, outsideRoute, rootRoute, settingsRoute } from "../ui/roots";
import { speak } from "./language";
import { NotFoundPage } from "./NotFoundPage";
import { NowherePage, Outside } from "./Outside";
import { PendingPage } from "./PendingPage";
import { ProblemPage } from "./ProblemPage";
import { Shell } from "./Shell";

rootRoute.update({ notFoundComponent: NowherePage });
insideRoute.update({ component: Shell });
outsideRoute.update({ component: Outside });
settingsRoute.update({ component: lazyRouteComponent(() => import("./SettingsFrame"), "SettingsFrame") });

/** The list of everything that can be set. */
const settingsIndexRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/",
  component: lazyRouteComponent(() => import("./SettingsPage"), "SettingsPage"),
});

/** The gallery of house components: a help for development, not in what users get.
 *  VITE_GALLERY=1 builds it in, to see antd under the real content security policy. */
const galleryRoutes =
  import.meta.env.DEV || import.meta.env.VITE_GALLERY
    ? [
        createRoute({
          getParentRoute: () => rootRoute,
          path: "/ui",
          component: lazyRouteComponent(() => import("./gallery/GalleryPage"), "GalleryPage"),
        }),
      ]
    : [];

/** Every route of the product, feature by feature in the order of the menu. */
const tree = rootRoute.addChildren([
  insideRoute.addChildren([
    homeRoute,
    inboxRoute,
    okrsRoute,
    objectiveRoute,
    mapRoute,
    pasteRoute,
    templatesRoute,
    actionsRoute,
    problemsRoute,
    meetingsRoute,
    meetingRoute,
    reportsRoute,
    reportRoute,
    feedbackRoute,
    evaluationsRoute,
    newEvaluationRoute,
    calibrationRoute,
    evaluationFormRoute,
    evaluationSubjectRoute,
    evaluationRoute,
    incentivesRoute,
    newIncentiveRoute,
    incentiveRoute,
    metricsRoute,
    metricRoute,
    insightRoute,
    slidesRoute,
    compareRoute,
    healthRoute,
    wallRoute,
    exchangeRoute,
    rhythmRoute,
    reviewsRoute,
    reviewRoute,
    retrospectiveRoute,
    teamRetrospectiveRoute,
    lessonsRoute,
    nextCycleRoute,
    planRoute,
    newObjectiveRoute,
    copyRoute,
    guideRoute,
    peopleRoute,
    personRoute,
    settingsRoute.addChildren([
      settingsIndexRoute,
      accountRoute,
      noticeSettingsRoute,
      robotsRoute,
      deliveriesRoute,
      connectorsRoute,
      cyclesRoute,
      themesRoute,
      calendarRoute,
      policyRoute,
      auditRoute,
    ]),
  ]),
  outsideRoute.addChildren([
    setupRoute,
    signInRoute,
    forgotRoute,
    resetRoute,
    joinRoute,
    guestRoute,
    unsubscribeRoute,
    updateRoute,
  ]),
  ...galleryRoutes,
]);

export function newRouter(queries: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { queries, speak },
    // Plain text in the address (?state=active,draft): pages read it by lib/url.ts.
    parseSearch: parseSearchWith((value) => value),
    stringifySearch: stringifySearchWith(writeSearchValue),
    defaultPreload: "intent",
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 200,
    defaultPendingComponent: PendingPage,
    defaultNotFoundComponent: NotFoundPage,
    defaultErrorComponent: ProblemPage,
    scrollRestoration: true,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof newRouter>;
  }
}
