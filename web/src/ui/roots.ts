import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext, createRoute, redirect } from "@tanstack/react-router";
import { meQuery } from "../api/me";

declare module "@tanstack/react-router" {
  interface StaticDataRouteOption {
    /** Shown without navigation around it. */
    bare?: boolean;
    /** Whoever is here without an account may go nowhere else: the brand above it leads nowhere. */
    still?: boolean;
  }
}

/** What every loader gets. */
export interface RouteContext {
  queries: QueryClient;
  /** Turns to a person's own language before a page asks the server for words. */
  speak: (language: string | undefined) => Promise<void>;
}

/** The top of the route tree. Features hang their routes on one of the two below; app adds the looks. */
export const rootRoute = createRootRouteWithContext<RouteContext>()();

/** Pages for a signed-in person, inside the shell. Nobody signed in: to /sign-in, and back afterwards. */
export const insideRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "inside",
  beforeLoad: async ({ context, location }) => {
    const me = await context.queries.ensureQueryData(meQuery);
    if (!me) throw redirect({ href: `/sign-in?to=${encodeURIComponent(location.href)}` });
    await context.speak(me.lang);
    return { me };
  },
});

/** Pages below /settings, with the list of all settings beside them. Name yours in app/settings.ts too. */
export const settingsRoute = createRoute({ getParentRoute: () => insideRoute, path: "/settings" });

/** Pages without the shell that need nobody signed in: sign-in, setup, invitations. */
export const outsideRoute = createRoute({ getParentRoute: () => rootRoute, id: "outside" });
