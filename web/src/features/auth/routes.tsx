import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { meQuery } from "../../api/me";
import { safePath } from "../../lib/url";
import { outsideRoute, settingsRoute } from "../../ui/roots";
import { invitationQuery, resetQuery, setupQuery } from "./api";

/** The first run: one form. Nobody gets here again once somebody exists. */
export const setupRoute = createRoute({
  getParentRoute: () => outsideRoute,
  path: "/setup",
  beforeLoad: async ({ context }) => {
    const { needed } = await context.queries.fetchQuery(setupQuery);
    if (!needed) throw redirect({ href: "/sign-in" });
  },
  component: lazyRouteComponent(() => import("./SetupPage"), "SetupPage"),
});

/** Signing in, and back to where one wanted to go. An empty workspace is set up first. */
export const signInRoute = createRoute({
  getParentRoute: () => outsideRoute,
  path: "/sign-in",
  validateSearch: (search: Record<string, unknown>): { to?: string } => {
    const to = safePath(search.to);
    return to === "/" ? {} : { to };
  },
  beforeLoad: async ({ context, search }) => {
    const { needed } = await context.queries.fetchQuery(setupQuery);
    if (needed) throw redirect({ href: "/setup" });
    if (await context.queries.ensureQueryData(meQuery)) throw redirect({ href: search.to ?? "/" });
  },
  component: lazyRouteComponent(() => import("./SignInPage"), "SignInPage"),
});

export const forgotRoute = createRoute({
  getParentRoute: () => outsideRoute,
  path: "/forgot",
  loader: ({ context }) => context.queries.ensureQueryData(setupQuery),
  component: lazyRouteComponent(() => import("./ForgotPage"), "ForgotPage"),
});

export const resetRoute = createRoute({
  getParentRoute: () => outsideRoute,
  path: "/reset/$secret",
  loader: ({ context, params }) => context.queries.prefetchQuery(resetQuery(params.secret)),
  component: lazyRouteComponent(() => import("./ResetPage"), "ResetPage"),
});

export const joinRoute = createRoute({
  getParentRoute: () => outsideRoute,
  path: "/join/$secret",
  loader: ({ context, params }) => context.queries.prefetchQuery(invitationQuery(params.secret)),
  component: lazyRouteComponent(() => import("./JoinPage"), "JoinPage"),
});

export const accountRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/account",
  component: lazyRouteComponent(() => import("./AccountPage"), "AccountPage"),
});
